//! The pass over all events by position, one tile's worth at a time.

use std::collections::HashMap;

use domain::evidence::erasure::{Erasure, KIND, STREAM};
use domain::evidence::merkle::{self, Frontier, TILE_WIDTH};
use domain::evidence::record::Context;
use domain::evidence::{Hash, Record};

use super::edge::Edge;
use super::report::{Faults, Finding, event_key};
use super::signed::Signed;
use super::tiles::Tiles;
use super::{Expected, Progress};
use crate::events::load::record_of;
use crate::events::sql;
use crate::params;
use crate::{Error, Reader};

/// What the pass leaves behind.
pub(super) struct Seen {
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
    faults: &mut Faults,
    progress: &mut impl FnMut(Progress),
) -> Result<Seen, Error> {
    let end = end(reader, faults)?;
    let edge = Edge::read(reader, faults)?;
    let algorithm = edge.algorithm(reader)?;
    let mut pass = Pass {
        tiles: Tiles::new(algorithm),
        signed: Signed::new(expected),
        edge,
        frontier: Frontier::empty(algorithm),
        erasures: erasures(reader)?,
        events: 0,
        erased: 0,
        faults,
    };
    pass.signed.begin(reader, &pass.frontier, pass.faults)?;
    let mut from = 0;
    while from < end {
        let until = end.min(from + TILE_WIDTH);
        pass.run(reader, from, until)?;
        progress(Progress {
            done: until,
            of: 2 * end,
        });
        from = until;
    }
    pass.finish(reader)
}

/// One more than the highest position. Positions below 0 are told.
fn end(reader: &mut Reader, faults: &mut Faults) -> Result<u64, Error> {
    for position in reader.query(sql::BELOW_FIRST, params![1_000], |row| row.int(0))? {
        faults.note(
            "event",
            event_key(position),
            Some("position"),
            Finding::Unexpected,
        );
    }
    let last = reader.query_opt(sql::LAST, &[], |row| row.int(0))?;
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
    events: u64,
    erased: u64,
    faults: &'f mut Faults,
}

impl Pass<'_, '_> {
    /// Looks at the events of one tile, the last one perhaps incomplete.
    fn run(&mut self, reader: &mut Reader, from: u64, until: u64) -> Result<(), Error> {
        let mut rows: Vec<Row> = reader.query(sql::RANGE, params![from, until], |row| {
            Ok((row.int(0)?, record_of(row)))
        })?;
        self.events += rows.len() as u64;
        let tile = self.tiles.read_leaves(reader, from)?;
        let mut leaves = Vec::with_capacity(TILE_WIDTH as usize);
        let mut rows = rows.drain(..).peekable();
        for position in from..until {
            let leaf = tile.as_ref().and_then(|tile| tile.leaf(position - from));
            let found = rows.next_if(|(at, _)| *at == position as i64);
            let seen = match found {
                None => {
                    self.note(position, None, Finding::Missing);
                    None
                }
                Some((_, Err(column))) => {
                    self.note(position, Some(column), Finding::Altered);
                    None
                }
                Some((_, Ok(record))) => self.check(reader, &record, leaf)?,
            };
            leaves.push(leaf.or(seen));
        }
        self.tiles
            .leaves_done(reader, tile, from, &leaves, self.faults)?;
        self.grow(reader, &leaves)
    }

    /// Checks one event and answers its leaf, unless it can't be trusted.
    fn check(
        &mut self,
        reader: &mut Reader,
        record: &Record,
        leaf: Option<Hash>,
    ) -> Result<Option<Hash>, Error> {
        let algorithm = self.frontier.algorithm();
        if record.algorithm != algorithm {
            self.note(record.position, Some("algorithm"), Finding::Altered);
            return Ok(None);
        }
        if record.check(&Context::default()).is_err() {
            let context = context(reader, record, leaf)?;
            let column = record
                .check(&context)
                .err()
                .and_then(|altered| altered.column);
            self.note(record.position, column, Finding::Altered);
            return Ok(None);
        }
        let found = merkle::leaf_hash(algorithm, &record.hash);
        if leaf.is_some_and(|leaf| leaf != found) {
            self.note(record.position, None, Finding::NotInTree);
        }
        if record.is_erased() {
            self.check_erasure(record);
        }
        Ok(Some(found))
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

    fn finish(mut self, reader: &mut Reader) -> Result<Seen, Error> {
        let size = self.frontier.size();
        self.edge.finish(&self.frontier, self.faults);
        self.tiles
            .finish(reader, size.max(self.edge.size()), self.faults)?;
        let checkpoints = self.signed.finish(reader, size, self.faults)?;
        Ok(Seen {
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
