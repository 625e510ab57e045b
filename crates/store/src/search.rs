//! Full text of cases: folded two-character tokens, newest first, always joined with a scope by the list that uses it.

use text::bigrams::{Match, QueryTerm};

use crate::engine::{Engine, Error, Reader, Tx, Value};
use crate::params;

crate::statements! {
    INSERT_FTS for Sqlite = "INSERT INTO case_text (rowid, tokens) VALUES ($1, $2)";
    DELETE_FTS for Sqlite = "DELETE FROM case_text WHERE rowid = $1";
    MATCH_FTS for Sqlite = "SELECT rowid FROM case_text WHERE case_text MATCH $1 ORDER BY rowid DESC LIMIT $2";
    INSERT_TSV for Postgres = "INSERT INTO case_text (ordinal, tokens)
        VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))";
    DELETE_TSV for Postgres = "DELETE FROM case_text WHERE ordinal = $1";
    MATCH_TSV for Postgres = "SELECT ordinal FROM case_text WHERE tokens @@ CAST(CAST($1 AS TEXT) AS tsquery)
        ORDER BY ordinal DESC LIMIT $2";
}

/// Keeps the tokens (separated by spaces, each once) of a new case. They are found once the transaction is committed.
pub fn insert(tx: &mut Tx, ordinal: i64, tokens: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => INSERT_FTS,
        Engine::Postgres => INSERT_TSV,
    };
    let tokens = Value::from(tokens.to_owned());
    tx.execute_last(statement, vec![Value::from(ordinal), tokens])
}

/// Keeps other tokens for a case.
pub fn replace(tx: &mut Tx, ordinal: i64, tokens: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => DELETE_FTS,
        Engine::Postgres => DELETE_TSV,
    };
    tx.execute_last(statement, vec![Value::from(ordinal)])?;
    insert(tx, ordinal, tokens)
}

/// Ordinals of the newest cases in which every term occurs, at most `limit`.
///
/// The tokens of a term overlap, so a case that holds all of them nearly always holds the term; the index keeps no
/// positions that could tell the rest apart.
pub fn matching(reader: &mut Reader, terms: &[QueryTerm], limit: u32) -> Result<Vec<i64>, Error> {
    let statement = match reader.engine() {
        Engine::Sqlite => MATCH_FTS,
        Engine::Postgres => MATCH_TSV,
    };
    match query(reader.engine(), terms) {
        Some(query) => reader.query(statement, params![query, limit], |row| row.int(0)),
        None => Ok(Vec::new()),
    }
}

/// The query for all terms in the engine's own words; `None` when nothing is asked for.
pub(crate) fn query(engine: Engine, terms: &[QueryTerm]) -> Option<String> {
    let query = match engine {
        Engine::Sqlite => written(terms, '"', "*", " AND "),
        Engine::Postgres => written(terms, '\'', ":*", " & "),
    };
    (!query.is_empty()).then_some(query)
}

/// Quotes and joins tokens, which hold letters, digits and Han characters only.
fn written(terms: &[QueryTerm], quote: char, prefix: &str, and: &str) -> String {
    let mut parts = Vec::new();
    for term in terms {
        for (place, token) in term.tokens.iter().enumerate() {
            let open_end = place + 1 == term.tokens.len() && term.last == Match::Prefix;
            parts.push(format!(
                "{quote}{token}{quote}{}",
                if open_end { prefix } else { "" }
            ));
        }
    }
    parts.join(and)
}
