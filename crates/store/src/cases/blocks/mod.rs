//! The facts of many cases in few rows, for cuts by any dimensions.
//!
//! A row holds what cuts ask of the cases of one year whose ordinals lie in the same run of 256; words are kept once and
//! stand in it as numbers. A cut of a million cases reads some tens of thousands of rows one after the other, where the
//! facts case by case would be a million rows to be sorted.

mod compare;
mod cut;
mod fill;
mod packed;
mod words;

use std::collections::BTreeMap;

use domain::statistics::CaseFact;

use crate::engine::{Error, Reader, Row, Tx};
use crate::params;
use packed::{Facts, Narrow, WORDS, pack, place, unpack};
use words::Words;

pub(crate) use compare::Expected;
pub use cut::{Cut, cut};
pub(crate) use fill::fill_missing;

crate::statements! {
    ONE = "SELECT facts FROM fact_block WHERE year = $1 AND block = $2";
    INSERT = "INSERT INTO fact_block (year, block, facts) VALUES ($1, $2, $3)";
    UPDATE = "UPDATE fact_block SET facts = $3 WHERE year = $1 AND block = $2";
    DELETE = "DELETE FROM fact_block WHERE year = $1 AND block = $2";
    ANY = "SELECT block FROM fact_block LIMIT 1";
    OF_YEAR = "SELECT facts FROM fact_block WHERE year = $1";
    ALL_BLOCKS = "SELECT year, block, facts FROM fact_block";
    /// The facts out of which the blocks between two ordinals are made.
    FACTS = "SELECT c.ordinal, x.year, x.month, x.category, x.office, x.place, x.meeting, x.difficulty, x.measures
        FROM cases c JOIN case_fact x ON x.case_id = c.id WHERE c.ordinal >= $1 AND c.ordinal < $2 ORDER BY c.ordinal";
    LAST_CASE = "SELECT MAX(ordinal) FROM cases";
    WORD = "SELECT id FROM fact_word WHERE word = $1";
    WORDS_OF_ALL = "SELECT id, word FROM fact_word";
    LAST_WORD = "SELECT MAX(id) FROM fact_word";
    INSERT_WORD = "INSERT INTO fact_word (id, word) VALUES ($1, $2)";
}

/// Year and block.
type Key = (i32, i64);

/// What a transaction changes in the blocks, gathered so that each is written once.
#[derive(Debug, Default)]
pub(super) struct Changes(BTreeMap<Key, BTreeMap<u8, Option<Narrow<String>>>>);

impl Changes {
    /// Notes the facts of a case; `old` are those it had before.
    pub fn note(&mut self, ordinal: i64, old: Option<&CaseFact>, new: &CaseFact) {
        if let Some(old) = old {
            if (old.year, narrow(old)) == (new.year, narrow(new)) {
                return;
            }
            self.put(ordinal, old.year, None);
        }
        self.put(ordinal, new.year, Some(narrow(new)));
    }

    fn put(&mut self, ordinal: i64, year: i32, narrow: Option<Narrow<String>>) {
        let (block, place) = place(ordinal);
        self.0
            .entry((year, block))
            .or_default()
            .insert(place, narrow);
    }

    /// Writes every block that changed, in the order of their keys.
    pub fn write(self, tx: &mut Tx) -> Result<(), Error> {
        let mut words = Words::default();
        for (key, changed) in self.0 {
            let stored = read(tx, key)?;
            let is_new = stored.is_none();
            let mut facts = stored.unwrap_or_default();
            for (place, narrow) in changed {
                match narrow {
                    Some(narrow) => _ = facts.insert(place, words.number_all(tx, narrow)?),
                    None => _ = facts.remove(&place),
                }
            }
            write(tx, key, is_new, &facts)?;
        }
        Ok(())
    }
}

fn read(reader: &mut Reader, (year, block): Key) -> Result<Option<Facts<u32>>, Error> {
    let stored = reader.query_opt(ONE, params![year, block], |row| {
        let facts = unpack(row.blob(0)?).ok_or_else(|| damaged((year, block)))?;
        Ok(facts.collect())
    })?;
    Ok(stored)
}

fn write(tx: &mut Tx, (year, block): Key, is_new: bool, facts: &Facts<u32>) -> Result<(), Error> {
    match (is_new, facts.is_empty()) {
        (true, true) => 0,
        (true, false) => tx.execute(INSERT, params![year, block, pack(facts)])?,
        (false, true) => tx.execute(DELETE, params![year, block])?,
        (false, false) => tx.execute(UPDATE, params![year, block, pack(facts)])?,
    };
    Ok(())
}

fn damaged((year, block): Key) -> Error {
    Error::Corrupt(format!(
        "fact_block.facts of year {year}, block {block} was altered"
    ))
}

fn narrow(fact: &CaseFact) -> Narrow<String> {
    Narrow {
        month: u8::try_from(fact.month).unwrap_or_default(),
        words: [
            fact.category.clone(),
            fact.office.clone(),
            fact.place.clone(),
            fact.meeting.clone(),
            fact.difficulty.clone(),
        ],
        measures: fact.measures,
    }
}

/// A line of [`FACTS`]: ordinal, year, facts.
fn stored_fact(row: &Row<'_>) -> Result<(i64, i32, Narrow<String>), Error> {
    let mut words: [String; WORDS] = Default::default();
    for (at, word) in words.iter_mut().enumerate() {
        row.text(at + 3)?.clone_into(word);
    }
    let outside = |column| Error::Corrupt(format!("case_fact.{column} was altered"));
    let year = i32::try_from(row.int(1)?).map_err(|_| outside("year"))?;
    let narrow = Narrow {
        month: u8::try_from(row.int(2)?).map_err(|_| outside("month"))?,
        words,
        measures: row.int(8)?.cast_unsigned(),
    };
    Ok((row.int(0)?, year, narrow))
}
