//! What is kept for the figures, made anew and compared: sums and blocks of facts; and the full text's presence.

use std::collections::BTreeMap;

use domain::statistics::CaseFact;

use super::blocks;
use super::fact::{FigureKey, differences};
use crate::engine::{Engine, Error, Reader};
use crate::events::{Faults, Finding};
use crate::params;
use crate::search::RULES_AT;

crate::statements! {
    FIGURES = "SELECT year, dimension, key, measure, n FROM figure WHERE n <> 0";
    WITHOUT_FTS for Sqlite = "SELECT c.id FROM cases c
        WHERE NOT EXISTS (SELECT 1 FROM case_text t WHERE t.rowid = c.ordinal) LIMIT $1";
    ALONE_FTS for Sqlite = "SELECT t.rowid FROM case_text t
        WHERE t.rowid <> $2 AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.ordinal = t.rowid) LIMIT $1";
    WITHOUT_TSV for Postgres = "SELECT c.id FROM cases c
        WHERE NOT EXISTS (SELECT 1 FROM case_text t WHERE t.ordinal = c.ordinal) LIMIT $1";
    ALONE_TSV for Postgres = "SELECT t.ordinal FROM case_text t
        WHERE t.ordinal <> $2 AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.ordinal = t.ordinal) LIMIT $1";
}

const FIGURE: &str = "figure";
const TEXT: &str = "case_text";
/// Rows of full text that are named at most.
const NAMED: u32 = 1_000;

/// Sums of measures over facts, and what the blocks of facts hold. It keeps as many numbers as there are rows of both.
#[derive(Debug, Default)]
pub struct Tally {
    sums: BTreeMap<(i64, String, String, String), i64>,
    blocks: blocks::Expected,
}

impl Tally {
    /// Adds one case. `ordinal` is the position of its first event.
    pub fn add(&mut self, ordinal: i64, fact: &CaseFact) {
        self.blocks.add(ordinal, fact);
        for (key, n) in differences(None, fact) {
            *self.sums.entry(plain(&key)).or_default() += n;
        }
    }

    /// Compares the sums with those kept, and the blocks of facts; answers how many rows there are.
    pub fn compare(mut self, reader: &mut Reader, faults: &mut Faults) -> Result<u64, Error> {
        let mut seen = 0;
        reader.query_each(FIGURES, params![], |row| {
            seen += 1;
            let text = |at| row.text(at).unwrap_or("?").to_owned();
            let key = (row.int(0).unwrap_or(-1), text(1), text(2), text(3));
            match self.sums.remove(&key) {
                None => faults.note(FIGURE, shown(&key), None, Finding::Unexpected),
                Some(n) if row.int(4).ok() != Some(n) => {
                    faults.note(FIGURE, shown(&key), Some("n"), Finding::Altered);
                }
                Some(_) => {}
            }
            Ok::<(), Error>(())
        })?;
        for key in self.sums.into_keys() {
            faults.note(FIGURE, shown(&key), None, Finding::Missing);
        }
        Ok(seen + self.blocks.compare(reader, faults)?)
    }
}

/// Whether each case has its full text, and each full text its case. What the text holds isn't compared.
pub fn compare_texts(reader: &mut Reader, faults: &mut Faults) -> Result<(), Error> {
    let (without, alone) = match reader.engine() {
        Engine::Sqlite => (WITHOUT_FTS, ALONE_FTS),
        Engine::Postgres => (WITHOUT_TSV, ALONE_TSV),
    };
    reader.query_each(without, params![NAMED], |row| {
        let key = format!("case {}", row.text(0).unwrap_or("?"));
        faults.note(TEXT, key, None, Finding::Missing);
        Ok::<(), Error>(())
    })?;
    reader.query_each(alone, params![NAMED, RULES_AT], |row| {
        let key = format!("ordinal {}", row.int(0).unwrap_or(-1));
        faults.note(TEXT, key, None, Finding::Unexpected);
        Ok::<(), Error>(())
    })
}

fn plain((year, dimension, key, measure): &FigureKey) -> (i64, String, String, String) {
    let (dimension, measure) = (dimension.key().to_owned(), measure.key().to_owned());
    (i64::from(*year), dimension, key.clone(), measure)
}

fn shown((year, dimension, key, measure): &(i64, String, String, String)) -> String {
    format!("year {year}, dimension {dimension}, key {key}, measure {measure}")
}
