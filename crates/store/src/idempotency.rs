//! Answers by the key that the asker chose: asking twice acts once and gets the same answer.

use domain::time::Instant;

use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    /// The answer that was given under a key.
    FIND = "SELECT request_hash, status, answer FROM idempotency WHERE actor = $1 AND key = $2";
    /// Remembers an answer in the transaction of the command itself.
    RECORD = "INSERT INTO idempotency (actor, key, request_hash, status, answer, made_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    /// Old answers.
    FORGET = "DELETE FROM idempotency WHERE made_at < $1";
}

/// Who asks, under which key, for what.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Keys of different actors don't meet.
    pub actor: &'a str,
    /// As the asker sent it.
    pub key: &'a str,
    /// Hash of what was asked.
    pub hash: &'a [u8],
}

/// An answer that was or is to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: i64,
    /// The body, byte for byte.
    pub body: String,
}

/// What is known of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The key is new.
    Never,
    /// The same was asked and answered before.
    Answered(Answer),
    /// Something else was asked under the same key.
    OtherRequest,
}

/// Looks a request up; the first thing inside the command's own transaction.
///
/// Of two that run at the same time the later one fails at [`record`] with [`Error::Unique`], is repeated by the engine
/// and then finds the first one's answer here.
pub fn seen(reader: &mut Reader, request: &Request<'_>) -> Result<Seen, Error> {
    let found = reader.query_opt(FIND, params![request.actor, request.key], |row| {
        if row.blob(0)? != request.hash {
            return Ok(Seen::OtherRequest);
        }
        Ok(Seen::Answered(Answer {
            status: row.int(1)?,
            body: row.text(2)?.to_owned(),
        }))
    })?;
    Ok(found.unwrap_or(Seen::Never))
}

/// Remembers the answer; the last thing inside the command's own transaction.
pub fn record(
    tx: &mut Tx,
    request: &Request<'_>,
    answer: &Answer,
    at: Instant,
) -> Result<(), Error> {
    tx.execute(
        RECORD,
        params![
            request.actor,
            request.key,
            request.hash,
            answer.status,
            &answer.body,
            at
        ],
    )?;
    Ok(())
}

/// Forgets answers given before an instant and says how many they were.
pub fn forget_before(tx: &mut Tx, before: Instant) -> Result<u64, Error> {
    tx.execute(FORGET, params![before])
}
