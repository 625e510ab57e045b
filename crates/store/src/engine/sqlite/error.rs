//! SQLite's result codes in our words.

use ::rusqlite::ErrorCode;
use ::rusqlite::ffi;

use crate::engine::Error;

pub(super) fn translate(error: ::rusqlite::Error) -> Error {
    match error {
        ::rusqlite::Error::SqliteFailure(code, message) => {
            let message = message.unwrap_or_else(|| code.to_string());
            from_code(code, message)
        }
        other => Error::Other(other.to_string()),
    }
}

fn from_code(code: ffi::Error, message: String) -> Error {
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy,
        ErrorCode::ConstraintViolation => constraint(code.extended_code, message),
        ErrorCode::DiskFull => Error::ReadOnly("the disk is full".into()),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Error::ReadOnly(message),
        ErrorCode::CannotOpen => Error::Unreachable(message),
        ErrorCode::SystemIoFailure => Error::Storage(format!("{message} ({})", code.extended_code)),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Error::Corrupt(message),
        _ => Error::Other(message),
    }
}

fn constraint(extended_code: i32, message: String) -> Error {
    let unique = [
        ffi::SQLITE_CONSTRAINT_UNIQUE,
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
        ffi::SQLITE_CONSTRAINT_ROWID,
    ];
    if !unique.contains(&extended_code) {
        return Error::Other(message);
    }
    // "UNIQUE constraint failed: event.stream, event.seq"; an index over an expression gives "index 'name'".
    let columns = message.rsplit_once(": ").map_or("", |(_, columns)| columns);
    let table = columns.split_once('.').map_or("", |(table, _)| table);
    Error::Unique {
        table: table.to_owned(),
        columns: columns.replace(&format!("{table}."), ""),
    }
}
