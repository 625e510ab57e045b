//! The blocks, compared with what they should hold.

use std::collections::{BTreeMap, HashMap};

use domain::statistics::CaseFact;
use sha2::{Digest, Sha256};

use super::packed::{Narrow, place, unpack};
use super::{ALL_BLOCKS, narrow, words};
use crate::engine::{Error, Reader, Row};
use crate::events::{Faults, Finding};

const BLOCK: &str = "fact_block";

/// What each block should hold. It keeps a sum of hashes for each, so that millions of cases fit into little memory,
/// in whatever order they come.
#[derive(Debug, Default)]
pub(crate) struct Expected(BTreeMap<(i64, i64), Sum>);

/// How many cases, and the sum of their hashes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Sum {
    cases: u32,
    hashes: u128,
}

impl Expected {
    /// Adds one case.
    pub fn add(&mut self, ordinal: i64, fact: &CaseFact) {
        let (block, place) = place(ordinal);
        let sum = self.0.entry((i64::from(fact.year), block)).or_default();
        sum.add(place, &narrow(fact));
    }

    /// Compares with the blocks that are kept, and answers how many there are.
    pub fn compare(mut self, reader: &mut Reader, faults: &mut Faults) -> Result<u64, Error> {
        let words = words::all(reader)?;
        let mut seen = 0;
        reader.query_each(ALL_BLOCKS, &[], |row| {
            seen += 1;
            let key = (row.int(0).unwrap_or(-1), row.int(1).unwrap_or(-1));
            match self.0.remove(&key) {
                None => faults.note(BLOCK, shown(key), None, Finding::Unexpected),
                Some(sum) if stored_sum(row, &words) != Some(sum) => {
                    faults.note(BLOCK, shown(key), Some("facts"), Finding::Altered);
                }
                Some(_) => {}
            }
            Ok::<(), Error>(())
        })?;
        for key in self.0.into_keys() {
            faults.note(BLOCK, shown(key), None, Finding::Missing);
        }
        Ok(seen)
    }
}

impl Sum {
    fn add<W: AsRef<str>>(&mut self, place: u8, narrow: &Narrow<W>) {
        let mut hash = Sha256::new();
        hash.update([place, narrow.month]);
        hash.update(narrow.measures.to_le_bytes());
        for word in &narrow.words {
            let word = word.as_ref();
            hash.update(word.len().to_le_bytes());
            hash.update(word);
        }
        let mut half = [0; 16];
        half.copy_from_slice(&hash.finalize()[..16]);
        self.cases += 1;
        self.hashes = self.hashes.wrapping_add(u128::from_le_bytes(half));
    }
}

/// `None` when the bytes can't be read or a number has no word.
fn stored_sum(row: &Row<'_>, words: &HashMap<u32, String>) -> Option<Sum> {
    let mut sum = Sum::default();
    for (place, numbered) in unpack(row.blob(2).ok()?)? {
        let mut spelled = [""; super::WORDS];
        for (word, number) in spelled.iter_mut().zip(numbered.words) {
            *word = words.get(&number)?;
        }
        let narrow = Narrow {
            month: numbered.month,
            words: spelled,
            measures: numbered.measures,
        };
        sum.add(place, &narrow);
    }
    Some(sum)
}

fn shown((year, block): (i64, i64)) -> String {
    format!("year {year}, block {block}")
}
