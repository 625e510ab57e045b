//! PostgreSQL's error codes in our words.

use std::error::Error as _;

use ::postgres::error::{DbError, SqlState};

use crate::engine::Error;

pub(super) fn translate(error: &::postgres::Error) -> Error {
    classify(error).0
}

/// The error, and whether the connection should be given up after it.
pub(super) fn classify(error: &::postgres::Error) -> (Error, bool) {
    match error.as_db_error() {
        Some(told) => from_server(told),
        None if is_lost(error) => (Error::Unreachable(error.to_string()), true),
        None => (Error::Other(error.to_string()), false),
    }
}

/// What a failed COMMIT means. Only a server that says so has surely rolled back.
pub(super) fn commit_failure(error: &::postgres::Error) -> Error {
    match classify(error).0 {
        Error::Unreachable(_) => Error::OutcomeUnknown,
        other => other,
    }
}

fn from_server(told: &DbError) -> (Error, bool) {
    let code = told.code();
    let message = || format!("{} ({})", told.message(), code.code());
    let waited = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::TOO_MANY_CONNECTIONS,
        SqlState::QUERY_CANCELED,
    ];
    if waited.contains(code) {
        return (Error::Busy, false);
    }
    if *code == SqlState::UNIQUE_VIOLATION {
        return (unique(told), false);
    }
    // "cached plan must not change result type": another node has migrated the tables.
    if *code == SqlState::FEATURE_NOT_SUPPORTED && told.message().contains("cached plan") {
        return (Error::Busy, true);
    }
    if *code == SqlState::READ_ONLY_SQL_TRANSACTION || *code == SqlState::DISK_FULL {
        return (Error::ReadOnly(message()), true);
    }
    match code.code().get(..2) {
        // 57P01 and its like end the session; class 08 is the connection itself.
        Some("08") => (Error::Unreachable(message()), true),
        Some("57") => (Error::Unreachable(message()), true),
        Some("58") => (Error::Storage(message()), true),
        Some("XX") => (Error::Corrupt(message()), true),
        _ => (Error::Other(message()), false),
    }
}

/// The detail reads `Key (stream, seq)=(…) already exists.` in the server's language; only the columns are taken, since
/// the rest is data.
fn unique(told: &DbError) -> Error {
    let columns = told
        .detail()
        .and_then(|detail| detail.split_once('('))
        .and_then(|(_, rest)| rest.split_once(")=("))
        .map(|(columns, _)| columns);
    Error::Unique {
        table: told.table().unwrap_or_default().to_owned(),
        columns: columns.or(told.constraint()).unwrap_or_default().to_owned(),
    }
}

fn is_lost(error: &::postgres::Error) -> bool {
    let by_io = |cause: &(dyn std::error::Error + 'static)| cause.is::<std::io::Error>();
    error.is_closed() || error.source().is_some_and(by_io)
}
