//! Opening, checking and copying a file.

use std::fs;
use std::path::{Path, PathBuf};

use ::rusqlite::config::DbConfig;
use ::rusqlite::{Connection, OpenFlags};

use super::translate;
use crate::engine::Error;
use crate::engine::target::SqliteTarget;

/// After a checkpoint the write-ahead log is cut back to this many bytes.
const LOG_KEPT: i64 = 64 * 1024 * 1024;
/// The write-ahead log is carried over into the database when it has so many pages (16 MiB). Each command writes many
/// pages that the next one writes again: the longer the log, the fewer of them are carried over for nothing.
const LOG_PAGES: i64 = 4_096;
/// Statements that a connection keeps compiled.
const STATEMENTS_KEPT: usize = 128;

/// The connection that writes; makes the file when it isn't there.
pub(super) fn open_for_writing(target: &SqliteTarget) -> Result<Connection, Error> {
    let connection = open(
        target,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    // SQLite opens a write-protected file for reading only, without a word.
    if connection.is_readonly("main").map_err(translate)? {
        return Err(Error::ReadOnly("the file is write-protected".into()));
    }
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
        .map_err(translate)?;
    if mode != "wal" {
        return Err(Error::ReadOnly(format!(
            "journal mode is {mode}, write-ahead logging is needed"
        )));
    }
    set_cache(&connection, target.writer_cache_kib)?;
    set(&connection, "journal_size_limit", LOG_KEPT)?;
    set(&connection, "wal_autocheckpoint", LOG_PAGES)?;
    // FULL: an answered command survives a power cut. NORMAL would lose the last ones.
    set(&connection, "synchronous", "FULL")?;
    // Overwrites what a lawful deletion removed wherever that costs no extra writing.
    set(&connection, "secure_delete", "FAST")?;
    Ok(connection)
}

/// A connection that can't write.
pub(super) fn open_for_reading(target: &SqliteTarget) -> Result<Connection, Error> {
    let connection = open(target, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    set_cache(&connection, target.reader_cache_kib)?;
    Ok(connection)
}

fn open(target: &SqliteTarget, access: OpenFlags) -> Result<Connection, Error> {
    // No mutex inside SQLite: a connection is only ever held by one thread at a time.
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&target.path, flags).map_err(translate)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    connection
        .busy_timeout(target.patience)
        .map_err(translate)?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)
        .map_err(translate)?;
    // A statement is planned once: otherwise each new bound of a range has it compiled anew before it runs.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(translate)?;
    set(&connection, "trusted_schema", "OFF")?;
    // The tables declare no foreign keys, so that both engines refuse the same rows.
    set(&connection, "foreign_keys", "OFF")?;
    set(&connection, "temp_store", "MEMORY")?;
    set(
        &connection,
        "mmap_size",
        i64::try_from(target.mapped_bytes).unwrap_or(i64::MAX),
    )?;
    Ok(connection)
}

/// A negative number is one of KiB.
fn set_cache(connection: &Connection, kib: u32) -> Result<(), Error> {
    set(connection, "cache_size", -i64::from(kib))
}

fn set(connection: &Connection, name: &str, value: impl ::rusqlite::ToSql) -> Result<(), Error> {
    // Some settings answer with their new value and some don't.
    connection
        .pragma_update_and_check(None, name, value, |_| Ok(()))
        .or_else(|error| match error {
            ::rusqlite::Error::QueryReturnedNoRows => Ok(()),
            other => Err(translate(other)),
        })
}

/// Reads the whole file and answers [`Error::Corrupt`] with SQLite's first findings.
pub(super) fn check(connection: &Connection) -> Result<(), Error> {
    let mut statement = connection
        .prepare("PRAGMA integrity_check(5)")
        .map_err(translate)?;
    let findings: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .and_then(Iterator::collect)
        .map_err(translate)?;
    if findings == ["ok"] {
        return Ok(());
    }
    Err(Error::Corrupt(findings.join("; ")))
}

/// Copies the database into `file`, which appears only when it is complete and on disk.
pub(super) fn copy(connection: &Connection, file: &Path) -> Result<(), Error> {
    if file.exists() {
        return Err(Error::Other(format!("{} is already there", file.display())));
    }
    let part = beside(file, ".part");
    let written = write_copy(connection, &part, file);
    if written.is_err() {
        // Best effort: the error that is answered matters more than the left-over.
        let _ = fs::remove_file(&part);
    }
    written
}

fn write_copy(connection: &Connection, part: &Path, file: &Path) -> Result<(), Error> {
    let storage = |error: std::io::Error| Error::Storage(error.to_string());
    if part.exists() {
        fs::remove_file(part).map_err(storage)?;
    }
    let name = part
        .to_str()
        .ok_or_else(|| Error::Other("the path isn't Unicode".into()))?;
    connection
        .execute("VACUUM INTO $1", [name])
        .map_err(translate)?;
    fs::File::open(part)
        .and_then(|opened| opened.sync_all())
        .map_err(storage)?;
    fs::rename(part, file).map_err(storage)?;
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    fs::File::open(folder.unwrap_or(Path::new(".")))
        .and_then(|opened| opened.sync_all())
        .map_err(storage)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
