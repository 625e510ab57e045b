//! The pass over all events by position, one tile's worth at a time.

use std::collections::HashMap;
use std::ops::Range;

use domain::evidence::erasure::{Erasure, KIND, STREAM};
use domain::evidence::merkle::{self, Frontier, TILE_WIDTH};
use domain::evidence::record::Context;
use domain::evidence::{Hash, Record};

use super::edge::Edge;
use super::report::{Faults, Finding, event_key, range_key};
use super::resume::{Resumed, Start, resume};
use super::signed::Signed;
use super::tiles::Tiles;
use super::{Expected, Progress};
use crate::events::load::record_of;
use crate::events::sql;
use crate::params;
use crate::{Error, Reader};

/// What the pass leaves behind.
pub(super) struct Seen {
    /// The first position that was looked at.
    pub from: u64,
    pub events: u64,
    pub erased: u64,
    pub checkpoints: u64,
    pub frontier: Frontier,
}

/// An event's row, or its first column that can't be read.
type Row = (i64, Result<Record, &'static str>);

pub(super) fn verify(
    reader: &mut Reader,
    expected: &Expected<'_>,
    start: Start,
    faults: &mut Faults,
    progress: &mut impl FnMut(Progress),
) -> Result<Seen, Error> {
    let edge = Edge::read(reader, faults)?;
    let end = end(reader, &edge, faults)?;
    let algorithm = edge.algorithm(reader)?;
    let resumed = resume(reader, algorithm, start.position(end))?;
    let Resumed { frontier, filling } = resumed.unwrap_or_else(|| Resumed {
        frontier: Frontier::empty(algorithm),
        filling: Vec::new(),
    });
    let start = frontier.size();
    let mut pass = Pass {
        tiles: Tiles::new(algorithm, filling),
        signed: Signed::new(expected, start),
        edge,
        frontier,
        erasures: erasures(reader)?,
        missing: None,
        events: 0,
        erased: 0,
        faults,
    };
    if start == 0 {
        pass.signed.begin(reader, &pass.frontier, pass.faults)?;
    }
    let mut from = start;
    while from < end {
        let until = end.min(from + TILE_WIDTH);
        pass.run(reader, from, until)?;
        progress(Progress {
            done: until - start,
            of: 2 * (end - start),
        });
        from = until;
    }
    pass.finish(reader, start)
}

/// One more than the highest position that can be. Events elsewhere are told: nobody counts up to a position that was
/// made absurdly high.
fn end(reader: &mut Reader, edge: &Edge, faults: &mut Faults) -> Result<u64, Error> {
    let count = reader.query_opt(sql::COUNT, &[], |row| row.int(0))?;
    let count = count
        .and_then(|count| u64::try_from(count).ok())
        .unwrap_or(0);
    let claimed = Some(edge.size()).filter(|size| *size <= 64 * count + 65_536);
    let limit = (2 * count + 1_000).max(claimed.unwrap_or(0));
    for position in reader.query(sql::OUTSIDE, params![limit, 1_000], |row| row.int(0))? {
        faults.note(
            "event",
            event_key(position),
            Some("position"),
            Finding::Unexpected,
        );
    }
    let last = reader.query_opt(sql::LAST_BELOW, params![limit], |row| row.int(0))?;
    Ok(last.map_or(0, |last| u64::try_from(last).map_or(0, |last| last + 1)))
}

/// Which events were lawfully emptied, and at which position that was recorded.
fn erasures(reader: &mut Reader) -> Result<HashMap<(String, i64), u64>, Error> {
    let mut erased = HashMap::new();
    reader.query_each(sql::ERASURES, params![STREAM, KIND], |row| {
        let erasure = row
            .text(1)
            .ok()
            .and_then(|open| serde_json::from_str(open).ok());
        let position = row.int(0)?.try_into().unwrap_or(0);
        if let Some(Erasure { stream, seqs, .. }) = erasure {
            erased.extend(
                seqs.into_iter()
                    .map(|seq| ((stream.clone(), seq), position)),
            );
        }
        Ok::<(), Error>(())
    })?;
    Ok(erased)
}

struct Pass<'f, 'e> {
    tiles: Tiles,
    signed: Signed<'e>,
    edge: Edge,
    frontier: Frontier,
    erasures: HashMap<(String, i64), u64>,
    /// Neighbouring positions without an event, not told yet.
    missing: Option<Range<u64>>,
    events: u64,
    erased: u64,
    faults: &'f mut Faults,
}

impl Pass<'_, '_> {
    /// Looks at the events of one tile, the last one perhaps incomplete.
    fn run(&mut self, reader: &mut Reader, from: u64, until: u64) -> Result<(), Error> {
        let rows: Vec<Row> = reader.query(sql::RANGE, params![from, until], |row| {
            Ok((row.int(0)?, record_of(row)))
        })?;
        self.events += rows.len() as u64;
        let mut own = vec![None; (until - from) as usize];
        for (position, record) in &rows {
            own[(*position as u64 - from) as usize] = self.leaf(record.as_ref().ok());
        }
        let tile = self.tiles.read_leaves(reader, from, &own)?;
        let mut rows = rows.into_iter().peekable();
        let mut leaves = Vec::with_capacity(own.len());
        for (position, own) in (from..).zip(own) {
            let in_tile = tile.as_ref().and_then(|tile| tile.leaf(position - from));
            let leaf = in_tile.or(own);
            let found = rows.next_if(|(at, _)| *at == position as i64);
            if found.is_some() {
                self.tell_missing();
            }
            match found {
                None => self.miss(position),
                Some((_, Err(column))) => self.note(position, Some(column), Finding::Altered),
                Some((_, Ok(record))) if own.is_none() => self.diagnose(reader, &record, leaf)?,
                Some((_, Ok(record))) => self.check_place(&record, own == leaf),
            }
            leaves.push(leaf);
        }
        self.tiles
            .leaves_done(reader, tile, from, &leaves, self.faults)?;
        self.grow(reader, &leaves)
    }

    fn miss(&mut self, position: u64) {
        match &mut self.missing {
            Some(range) if range.end == position => range.end += 1,
            _ => {
                self.tell_missing();
                self.missing = Some(position..position + 1);
            }
        }
    }

    fn tell_missing(&mut self) {
        if let Some(range) = self.missing.take() {
            self.faults
                .note("event", range_key(range), None, Finding::Missing);
        }
    }

    /// The leaf of an event that is sound in itself.
    fn leaf(&self, record: Option<&Record>) -> Option<Hash> {
        let algorithm = self.frontier.algorithm();
        record
            .filter(|record| record.algorithm == algorithm)
            .filter(|record| record.check(&Context::default()).is_ok())
            .map(|record| merkle::leaf_hash(algorithm, &record.hash))
    }

    /// Names the altered column of an event when it can be known.
    fn diagnose(
        &mut self,
        reader: &mut Reader,
        record: &Record,
        leaf: Option<Hash>,
    ) -> Result<(), Error> {
        let column = if record.algorithm != self.frontier.algorithm() {
            Some("algorithm")
        } else if self.faults.is_full() {
            None
        } else {
            let context = context(reader, record, leaf)?;
            record
                .check(&context)
                .err()
                .and_then(|altered| altered.column)
        };
        self.note(record.position, column, Finding::Altered);
        Ok(())
    }

    /// Checks an event that is sound in itself against what else is recorded about it.
    fn check_place(&mut self, record: &Record, is_in_tree: bool) {
        if !is_in_tree {
            self.note(record.position, None, Finding::NotInTree);
        }
        if record.is_erased() {
            self.check_erasure(record);
        }
    }

    fn check_erasure(&mut self, record: &Record) {
        let key = (record.stream.clone(), record.seq);
        let recorded = self.erasures.get(&key);
        if recorded.is_some_and(|at| *at > record.position) {
            self.erased += 1;
        } else {
            self.note(
                record.position,
                Some("private"),
                Finding::ErasedWithoutRecord,
            );
        }
    }

    /// Adds the leaves to the tree and compares its root wherever something was stated about it.
    fn grow(&mut self, reader: &mut Reader, leaves: &[Option<Hash>]) -> Result<(), Error> {
        let size = self.frontier.size();
        let sizes = self
            .signed
            .expect(reader, size, size + leaves.len() as u64, self.faults)?;
        let mut sizes = sizes.into_iter().peekable();
        for leaf in leaves {
            self.edge.pass(&self.frontier);
            if leaf.is_none() {
                self.signed.lose_sight();
                self.edge.lose_sight();
            }
            self.frontier.append(leaf.unwrap_or(Hash::NONE));
            while sizes.next_if_eq(&self.frontier.size()).is_some() {
                self.signed.compare(&self.frontier, self.faults);
            }
        }
        Ok(())
    }

    fn finish(mut self, reader: &mut Reader, from: u64) -> Result<Seen, Error> {
        self.tell_missing();
        let size = self.frontier.size();
        self.edge.finish(&self.frontier, self.faults);
        self.tiles
            .finish(reader, size.max(self.edge.size()), self.faults)?;
        let checkpoints = self.signed.finish(reader, size, self.faults)?;
        Ok(Seen {
            from,
            events: self.events,
            erased: self.erased,
            checkpoints,
            frontier: self.frontier,
        })
    }

    fn note(&mut self, position: u64, column: Option<&'static str>, finding: Finding) {
        self.faults
            .note("event", event_key(position as i64), column, finding);
    }
}

/// What other rows say about an event.
fn context(reader: &mut Reader, record: &Record, leaf: Option<Hash>) -> Result<Context, Error> {
    let before = reader.query_opt(
        sql::BEFORE,
        params![&record.stream, record.position],
        |row| Ok((row.int(0), row.blob(1).ok().and_then(Hash::from_slice))),
    )?;
    let (seq, previous) = match before {
        Some((seq, hash)) => (seq.ok().map(|seq| seq + 1), hash),
        None => (Some(1), Some(Hash::NONE)),
    };
    Ok(Context {
        previous,
        seq,
        leaf,
    })
}
