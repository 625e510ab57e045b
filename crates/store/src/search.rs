//! Full text of cases: folded two-character tokens, newest first, always joined with a scope by the list that uses it.

use crate::engine::{Engine, Error, Reader, Tx};
use crate::params;

crate::statements! {
    INSERT_FTS for Sqlite = "INSERT INTO case_text (rowid, tokens) VALUES ($1, $2)";
    DELETE_FTS for Sqlite = "DELETE FROM case_text WHERE rowid = $1";
    MATCH_FTS for Sqlite = "SELECT rowid FROM case_text WHERE case_text MATCH $1 ORDER BY rowid DESC LIMIT $2";
    INSERT_TSV for Postgres = "INSERT INTO case_text (ordinal, tokens)
        VALUES ($1, array_to_tsvector(string_to_array($2, ' ')))";
    DELETE_TSV for Postgres = "DELETE FROM case_text WHERE ordinal = $1";
    MATCH_TSV for Postgres = "SELECT ordinal FROM case_text WHERE tokens @@ CAST($1 AS tsquery)
        ORDER BY ordinal DESC LIMIT $2";
}

/// Keeps the tokens (separated by spaces, each once) of a new case.
pub fn insert(tx: &mut Tx, ordinal: i64, tokens: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => INSERT_FTS,
        Engine::Postgres => INSERT_TSV,
    };
    tx.execute(statement, params![ordinal, tokens])?;
    Ok(())
}

/// Keeps other tokens for a case.
pub fn replace(tx: &mut Tx, ordinal: i64, tokens: &str) -> Result<(), Error> {
    let statement = match tx.engine() {
        Engine::Sqlite => DELETE_FTS,
        Engine::Postgres => DELETE_TSV,
    };
    tx.execute(statement, params![ordinal])?;
    insert(tx, ordinal, tokens)
}

/// Ordinals of the newest cases that hold every one of the tokens, at most `limit`. Tokens are letters, digits and Han
/// characters only, as the text crate makes them.
pub fn matching(reader: &mut Reader, tokens: &[String], limit: u32) -> Result<Vec<i64>, Error> {
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let (statement, quote, and) = match reader.engine() {
        Engine::Sqlite => (MATCH_FTS, '"', " AND "),
        Engine::Postgres => (MATCH_TSV, '\'', " & "),
    };
    let quoted = |token: &String| format!("{quote}{}{quote}", token.replace(quote, ""));
    let query = tokens.iter().map(quoted).collect::<Vec<_>>().join(and);
    reader.query(statement, params![query, limit], |row| row.int(0))
}
