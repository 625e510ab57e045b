//! Signed statements about the tree, kept in the database or outside it, compared with the events.

use std::collections::VecDeque;

use domain::evidence::merkle::Frontier;
use domain::evidence::{Checkpoint, Hash, PublicKey, SignedCheckpoint};

use super::Expected;
use super::report::{Faults, Finding};
use crate::events::sql;
use crate::params;
use crate::{Error, Reader, Row};

const TABLE: &str = "checkpoint";
const OUTSIDE: &str = "saved checkpoint";

pub(super) struct Signed<'e> {
    keys: &'e [PublicKey],
    /// Those from outside, the smallest first.
    outside: VecDeque<&'e Checkpoint>,
    /// Those about the sizes that come next, the smallest first.
    waiting: VecDeque<Waiting>,
    compared: u64,
    blind: bool,
}

struct Waiting {
    table: &'static str,
    key: String,
    statement: Checkpoint,
}

/// A row of the table as it is.
struct CheckpointRow {
    size: Option<i64>,
    signer: Option<String>,
    root: Option<Hash>,
    note: Option<String>,
    made_at: Option<i64>,
}

impl<'e> Signed<'e> {
    /// `from`: how many events are left out.
    pub(super) fn new(expected: &Expected<'e>, from: u64) -> Signed<'e> {
        let covered = |checkpoint: &&Checkpoint| from == 0 || checkpoint.size > from;
        let mut outside: Vec<&Checkpoint> = expected.checkpoints.iter().filter(covered).collect();
        outside.sort_by_key(|checkpoint| checkpoint.size);
        Signed {
            keys: expected.keys,
            outside: outside.into(),
            waiting: VecDeque::new(),
            compared: 0,
            blind: false,
        }
    }

    /// Compares statements about the tree without events.
    pub(super) fn begin(
        &mut self,
        reader: &mut Reader,
        empty: &Frontier,
        faults: &mut Faults,
    ) -> Result<(), Error> {
        self.read(reader, i64::MIN, Some(0), faults)?;
        while !self.waiting.is_empty() {
            self.compare(empty, faults);
        }
        Ok(())
    }

    /// Reads the statements about sizes above `after` and up to `until`, and answers these sizes in order.
    pub(super) fn expect(
        &mut self,
        reader: &mut Reader,
        after: u64,
        until: u64,
        faults: &mut Faults,
    ) -> Result<Vec<u64>, Error> {
        self.read(reader, after as i64, Some(until as i64), faults)?;
        let sizes = self.waiting.iter().map(|waiting| waiting.statement.size);
        Ok(sizes.collect())
    }

    fn read(
        &mut self,
        reader: &mut Reader,
        after: i64,
        until: Option<i64>,
        faults: &mut Faults,
    ) -> Result<(), Error> {
        let rows = match until {
            Some(until) => reader.query(sql::CHECKPOINTS, params![after, until], checkpoint_row)?,
            None => reader.query(sql::CHECKPOINTS_BEYOND, params![after], checkpoint_row)?,
        };
        let mut waiting: Vec<Waiting> = Vec::new();
        for row in rows {
            waiting.extend(self.judge(row, faults));
        }
        while let Some(next) = self.outside.front()
            && until.is_none_or(|until| next.size <= until.max(0) as u64)
        {
            waiting.push(saved(next));
            self.outside.pop_front();
        }
        waiting.sort_by_key(|waiting| waiting.statement.size);
        self.waiting.extend(waiting);
        Ok(())
    }

    /// Compares the next statement with the tree at its size.
    pub(super) fn compare(&mut self, frontier: &Frontier, faults: &mut Faults) {
        let Some(next) = self.waiting.pop_front() else {
            return;
        };
        if self.blind {
            return;
        }
        self.compared += 1;
        let same_tree = next.statement.algorithm == frontier.algorithm();
        if !same_tree || next.statement.root != frontier.root() {
            faults.note(next.table, next.key, None, Finding::Rewritten);
        }
    }

    /// From here on an event is unknown, so the tree can't be compared any more.
    pub(super) fn lose_sight(&mut self) {
        self.blind = true;
    }

    /// Names the statements about more events than there are; answers how many statements were compared.
    pub(super) fn finish(
        mut self,
        reader: &mut Reader,
        size: u64,
        faults: &mut Faults,
    ) -> Result<u64, Error> {
        self.read(reader, size as i64, None, faults)?;
        for beyond in self.waiting {
            self.compared += 1;
            faults.note(beyond.table, beyond.key, None, Finding::RolledBack);
        }
        Ok(self.compared)
    }

    /// The statement of a row whose columns agree with its note and whose note is signed.
    fn judge(&self, row: CheckpointRow, faults: &mut Faults) -> Option<Waiting> {
        let stated = row.note.as_deref().and_then(Checkpoint::stated_in);
        let size = row
            .size
            .or(stated.and_then(|stated| stated.size.try_into().ok()));
        let key = size.map_or("no size".into(), |size| format!("size {size}"));
        let judged = self.statement(&row).and_then(|statement| {
            let altered = |column| Err((Some(column), Finding::Altered));
            if i64::try_from(statement.size).ok() != row.size {
                altered("size")
            } else if Some(statement.root) != row.root {
                altered("root")
            } else if Some(statement.at.0) != row.made_at {
                altered("made_at")
            } else {
                Ok(statement)
            }
        });
        match judged {
            Ok(statement) => Some(Waiting {
                table: TABLE,
                key,
                statement,
            }),
            Err((column, finding)) => {
                faults.note(TABLE, key, column, finding);
                None
            }
        }
    }

    /// What the note states, verified when keys are known.
    fn statement(
        &self,
        row: &CheckpointRow,
    ) -> Result<Checkpoint, (Option<&'static str>, Finding)> {
        let altered = (Some("note"), Finding::Altered);
        let note = row.note.as_deref().ok_or(altered)?;
        if self.keys.is_empty() {
            return Checkpoint::stated_in(note).ok_or(altered);
        }
        let signed_by = |key: &&PublicKey| Some(key.fingerprint()) == row.signer;
        let key = self.keys.iter().find(signed_by);
        let key = key.ok_or((Some("signer"), Finding::NotSigned))?;
        let signed = SignedCheckpoint::read(note, key).map_err(|_| altered)?;
        Ok(signed.statement().clone())
    }
}

fn saved(checkpoint: &Checkpoint) -> Waiting {
    Waiting {
        table: OUTSIDE,
        key: format!("size {}", checkpoint.size),
        statement: checkpoint.clone(),
    }
}

fn checkpoint_row(row: &Row<'_>) -> Result<CheckpointRow, Error> {
    Ok(CheckpointRow {
        size: row.int(0).ok(),
        signer: row.text(1).ok().map(str::to_owned),
        root: row.blob(2).ok().and_then(Hash::from_slice),
        note: row.text(3).ok().map(str::to_owned),
        made_at: row.int(4).ok(),
    })
}
