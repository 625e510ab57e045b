//! Which migrations a database has seen.

use std::fmt::Write as _;

use domain::time::Instant;
use sha2::{Digest, Sha256};

use super::Migration;
use crate::engine::{Db, Engine, Error, Reader, Tx};
use crate::{params, schema};

const MAKE_TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
  number BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at BIGINT NOT NULL
)";

crate::statements! {
    /// What was applied, in order.
    APPLIED = "SELECT number, name, checksum FROM schema_migration ORDER BY number";
    /// Remembers a migration in the transaction that applies it.
    RECORD = "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";
}

/// A migration that a database has seen.
#[derive(Debug, PartialEq, Eq)]
pub struct Applied {
    /// Its number.
    pub number: i64,
    /// Its name then.
    pub name: String,
    /// SHA-256 of its text, in hexadecimal.
    pub checksum: String,
}

/// Makes the table of what was applied, before anything is.
pub(super) fn found(db: &Db) -> Result<(), Error> {
    let make = || db.write(|tx| tx.run_script(MAKE_TABLE));
    // PostgreSQL lets several processes find it missing and one make it; the others find it there when they look again.
    make().or_else(|_| make())
}

/// Keeps every other process from migrating until the transaction ends. SQLite's transaction does so by itself.
pub(super) fn lock(tx: &mut Tx) -> Result<(), Error> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => tx.run_script("LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE"),
    }
}

/// Nothing for an empty database; [`Error::Schema`] for one that holds tables of someone else.
pub(super) fn applied(reader: &mut Reader) -> Result<Vec<Applied>, Error> {
    let tables = schema::tables(reader)?;
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    if !tables.iter().any(|table| table == "schema_migration") {
        return Err(Error::Schema(
            "the database holds tables of another programme".into(),
        ));
    }
    reader.query(APPLIED, &[], |row| {
        Ok(Applied {
            number: row.int(0)?,
            name: row.text(1)?.to_owned(),
            checksum: row.text(2)?.to_owned(),
        })
    })
}

/// The migration that comes next, when what was applied is the beginning of ours.
pub(super) fn pending<'m>(
    applied: &[Applied],
    migrations: &'m [Migration],
) -> Result<Option<&'m Migration>, Error> {
    for (place, seen) in applied.iter().enumerate() {
        let Some(ours) = migrations.get(place) else {
            return Err(Error::Schema(format!(
                "it was written by a newer version (migration {} {})",
                seen.number, seen.name
            )));
        };
        if seen.number != ours.number {
            return Err(Error::Schema(format!(
                "migration {} is missing before {}",
                ours.number, seen.number
            )));
        }
        if seen.checksum != checksum(ours) {
            return Err(Error::Schema(format!(
                "migration {} {} was applied with another text",
                seen.number, seen.name
            )));
        }
    }
    Ok(migrations.get(applied.len()))
}

pub(super) fn record(tx: &mut Tx, migration: &Migration, at: Instant) -> Result<(), Error> {
    tx.execute(
        RECORD,
        params![migration.number, migration.name, checksum(migration), at],
    )?;
    Ok(())
}

fn checksum(migration: &Migration) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(migration.sql) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
