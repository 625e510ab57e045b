//! Finding texts by strings cut from them, through the full text that cases are searched by.

use domain::time::Instant;
use store::{Db, Target};
use text::bigrams::{query_tokens, search_tokens};
use text::fold::written_traditionally;

use super::data::Answered;
use super::quality::Rate;
use crate::failure::Failure;

/// How many strings are cut.
const STRINGS: usize = 500;

/// How many of the strings find the text that they were cut from, in simplified and in traditional characters.
pub fn measure(answered: &[Answered]) -> Result<Rate, Failure> {
    let texts: Vec<String> = answered
        .iter()
        .map(|one| [one.title.as_str(), &one.text, &one.reply].join("\n"))
        .collect();
    let folder = tempfile::tempdir()?;
    let db = Db::open(&Target::sqlite(folder.path().join("texts.db")))?;
    store::migrate(&db, Instant(0))?;
    db.write(|tx| {
        for (ordinal, text) in (1..).zip(&texts) {
            store::search::insert(tx, ordinal, &search_tokens(text))?;
        }
        Ok::<(), store::Error>(())
    })?;
    let mut scores = Vec::new();
    for (ordinal, string) in cut(&texts) {
        for written in [written_traditionally(&string), string] {
            let terms = query_tokens(&written);
            let found = db.read(|reader| store::search::matching(reader, &terms, u32::MAX >> 1))?;
            scores.push(f64::from(u8::from(found.contains(&ordinal))));
        }
    }
    Ok(Rate::mean(scores))
}

/// Strings of two to six characters with at least one letter, digit or Chinese character, from places spread over all
/// texts, each with the ordinal of its text.
fn cut(texts: &[String]) -> Vec<(i64, String)> {
    let mut strings = Vec::new();
    for n in 0..STRINGS * 4 {
        let at = n * 7919 % texts.len().max(1);
        let Some(text) = texts.get(at) else { break };
        let characters: Vec<char> = text.chars().collect();
        let size = 2 + n % 5;
        let Some(last) = characters.len().checked_sub(size) else {
            continue;
        };
        let start = n * 104_729 % (last + 1);
        let string: String = characters[start..start + size].iter().collect();
        if string.chars().any(char::is_alphanumeric) && strings.len() < STRINGS {
            strings.push((at as i64 + 1, string));
        }
    }
    strings
}
