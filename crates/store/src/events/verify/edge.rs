//! The row that says how many events there are and holds the right edge of the tree.

use domain::evidence::Algorithm;
use domain::evidence::merkle::Frontier;

use super::report::{Faults, Finding, range_key};
use crate::events::sql;
use crate::{Error, Reader};

const TABLE: &str = "evidence_head";
const KEY: &str = "id 1";

/// The row as it is, and what the events give at the size that it claims.
pub(super) struct Edge {
    row: Option<HeadRow>,
    at_claimed_size: Option<Vec<u8>>,
    blind: bool,
}

struct HeadRow {
    size: u64,
    frontier: Vec<u8>,
    algorithm: Option<Algorithm>,
}

impl Edge {
    pub(super) fn read(reader: &mut Reader, faults: &mut Faults) -> Result<Edge, Error> {
        let rows = reader.query(sql::ALL_HEADS, &[], |row| {
            let size = row.int(1).ok().and_then(|size| u64::try_from(size).ok());
            let frontier = row.blob(2).ok().map(<[u8]>::to_vec);
            let algorithm = row.text(3).ok().and_then(Algorithm::named);
            Ok((row.int(0)?, size, frontier, algorithm))
        })?;
        let mut edge = Edge {
            row: None,
            at_claimed_size: None,
            blind: false,
        };
        let mut found = false;
        for (id, size, frontier, algorithm) in rows {
            if id != 1 {
                faults.note(TABLE, format!("id {id}"), None, Finding::Unexpected);
                continue;
            }
            found = true;
            match (size, frontier) {
                (Some(size), Some(frontier)) => {
                    edge.row = Some(HeadRow {
                        size,
                        frontier,
                        algorithm,
                    });
                }
                (None, _) => faults.note(TABLE, KEY.into(), Some("size"), Finding::Altered),
                (_, None) => faults.note(TABLE, KEY.into(), Some("frontier"), Finding::Altered),
            }
        }
        if !found
            && reader
                .query_opt(sql::FIRST, &[], |row| row.int(0))?
                .is_some()
        {
            faults.note(TABLE, KEY.into(), None, Finding::Missing);
        }
        Ok(edge)
    }

    /// The algorithm of the ledger: what most of the head and the first two events say.
    pub(super) fn algorithm(&self, reader: &mut Reader) -> Result<Algorithm, Error> {
        let mut said = reader.query(sql::FIRST_ALGORITHMS, &[], |row| {
            Ok(row.text(0).ok().and_then(Algorithm::named))
        })?;
        said.push(self.row.as_ref().and_then(|row| row.algorithm));
        let votes = |algorithm| said.iter().filter(|said| **said == Some(algorithm)).count();
        Ok(if votes(Algorithm::Sm3) > votes(Algorithm::Sha256) {
            Algorithm::Sm3
        } else {
            Algorithm::Sha256
        })
    }

    /// The size that the row claims; 0 when it can't be read.
    pub(super) fn size(&self) -> u64 {
        self.row.as_ref().map_or(0, |row| row.size)
    }

    /// Sees the tree before each event.
    pub(super) fn pass(&mut self, frontier: &Frontier) {
        if !self.blind
            && self
                .row
                .as_ref()
                .is_some_and(|row| row.size == frontier.size())
        {
            self.at_claimed_size = Some(frontier.to_bytes());
        }
    }

    /// From here on an event is unknown, so the tree can't be compared any more.
    pub(super) fn lose_sight(&mut self) {
        self.blind = true;
    }

    /// Compares the row with the tree over all events that there are.
    pub(super) fn finish(&mut self, frontier: &Frontier, faults: &mut Faults) {
        self.pass(frontier);
        let Some(row) = &self.row else { return };
        let mut note = |column, finding| faults.note(TABLE, KEY.into(), column, finding);
        if row.algorithm != Some(frontier.algorithm()) {
            note(Some("algorithm"), Finding::Altered);
        }
        let size = frontier.size();
        let fits = !self.blind && row.frontier == frontier.to_bytes();
        let fitted = self.at_claimed_size.as_ref() == Some(&row.frontier);
        if row.size == size {
            if !fits && !self.blind {
                note(Some("frontier"), Finding::Altered);
            }
        } else if fits {
            note(Some("size"), Finding::Altered);
        } else if row.size > size {
            faults.note("event", range_key(size..row.size), None, Finding::Missing);
        } else if fitted || self.blind {
            faults.note(
                "event",
                range_key(row.size..size),
                None,
                Finding::Unexpected,
            );
        } else {
            note(None, Finding::Altered);
        }
    }
}
