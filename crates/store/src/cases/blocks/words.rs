//! The words of facts, each under a small number. The empty word is 0.

use std::collections::HashMap;

use super::packed::Narrow;
use super::{INSERT_WORD, LAST_WORD, WORD, WORDS_OF_ALL};
use crate::engine::{Error, Reader, Tx};
use crate::params;

/// The words that one transaction has asked for.
#[derive(Default)]
pub(super) struct Words(HashMap<String, u32>);

impl Words {
    /// The facts with numbers in the place of words; a word without a number gets the next one.
    pub fn number_all(
        &mut self,
        tx: &mut Tx,
        narrow: Narrow<String>,
    ) -> Result<Narrow<u32>, Error> {
        let mut words = [0; super::WORDS];
        for (number, word) in words.iter_mut().zip(narrow.words) {
            *number = self.number(tx, word)?;
        }
        Ok(Narrow {
            month: narrow.month,
            words,
            measures: narrow.measures,
        })
    }

    fn number(&mut self, tx: &mut Tx, word: String) -> Result<u32, Error> {
        if word.is_empty() {
            return Ok(0);
        }
        if let Some(known) = self.0.get(&word) {
            return Ok(*known);
        }
        let number = match tx.query_opt(WORD, params![&word], |row| row.int(0))? {
            Some(number) => small(number)?,
            None => add(tx, &word)?,
        };
        self.0.insert(word, number);
        Ok(number)
    }
}

fn add(tx: &mut Tx, word: &str) -> Result<u32, Error> {
    let last = tx.query_opt(LAST_WORD, &[], |row| row.opt_int(0))?;
    let number = small(last.flatten().unwrap_or(0) + 1)?;
    tx.execute(INSERT_WORD, params![number, word])?;
    Ok(number)
}

/// All words by number.
pub(super) fn all(reader: &mut Reader) -> Result<HashMap<u32, String>, Error> {
    let mut words = HashMap::from([(0, String::new())]);
    reader.query_each(WORDS_OF_ALL, &[], |row| {
        words.insert(small(row.int(0)?)?, row.text(1)?.to_owned());
        Ok::<(), Error>(())
    })?;
    Ok(words)
}

fn small(number: i64) -> Result<u32, Error> {
    u32::try_from(number).map_err(|_| Error::Corrupt("fact_word.id was altered".into()))
}
