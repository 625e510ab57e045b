//! Readable numbers without gaps: one series for each kind of document, scope and year.

use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    /// Takes a number; the row stays locked until the transaction ends, so that nobody else gets the same one.
    TAKE = "UPDATE number_series SET next = next + 1 WHERE kind = $1 AND scope = $2 AND year = $3";
    /// Takes several numbers.
    TAKE_MANY = "UPDATE number_series SET next = next + $4 WHERE kind = $1 AND scope = $2 AND year = $3";
    /// The number that the next asker gets.
    NEXT = "SELECT next FROM number_series WHERE kind = $1 AND scope = $2 AND year = $3";
    /// Begins a series.
    BEGIN = "INSERT INTO number_series (kind, scope, year, next) VALUES ($1, $2, $3, $4)";
    /// Moves a series on, never back.
    RAISE = "UPDATE number_series SET next = $4 WHERE kind = $1 AND scope = $2 AND year = $3 AND next < $4";
}

/// Takes the next number of a series, from 1. It is free again when the transaction is rolled back.
///
/// `year` is 0 for series that never restart.
pub fn next(tx: &mut Tx, kind: &str, scope: &str, year: i64) -> Result<i64, Error> {
    if tx.execute(TAKE, params![kind, scope, year])? == 0 {
        tx.execute(BEGIN, params![kind, scope, year, 2])?;
        return Ok(1);
    }
    Ok(upcoming(tx, kind, scope, year)? - 1)
}

/// Takes `count` numbers that follow each other and answers the first.
pub fn take(tx: &mut Tx, kind: &str, scope: &str, year: i64, count: i64) -> Result<i64, Error> {
    if tx.execute(TAKE_MANY, params![kind, scope, year, count])? == 0 {
        tx.execute(BEGIN, params![kind, scope, year, count + 1])?;
        return Ok(1);
    }
    Ok(upcoming(tx, kind, scope, year)? - count)
}

/// The number that the next asker would get.
pub fn upcoming(reader: &mut Reader, kind: &str, scope: &str, year: i64) -> Result<i64, Error> {
    let next = reader.query_opt(NEXT, params![kind, scope, year], |row| row.int(0))?;
    Ok(next.unwrap_or(1))
}

/// Makes sure that numbers up to `used` aren't given out again, after documents with their own numbers were imported.
pub fn mark_used(tx: &mut Tx, kind: &str, scope: &str, year: i64, used: i64) -> Result<(), Error> {
    if tx.execute(RAISE, params![kind, scope, year, used + 1])? == 0
        && upcoming(tx, kind, scope, year)? <= used
    {
        tx.execute(BEGIN, params![kind, scope, year, used + 1])?;
    }
    Ok(())
}
