//! What tables there are, read from either engine's catalogue.

mod catalogue;
mod difference;
mod print;

use crate::engine::{Db, Engine, Error, Reader};

pub use catalogue::ALL;

/// A table as the catalogue describes it.
#[derive(Debug, PartialEq, Eq)]
struct Table {
    name: String,
    columns: Vec<Column>,
    /// `PRIMARY KEY (…)` and `UNIQUE (…)`.
    keys: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
struct Column {
    name: String,
    kind: String,
    required: bool,
    default: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
struct Schema {
    tables: Vec<Table>,
    /// Indexes and virtual tables with the text that made them, by name.
    others: Vec<(String, String)>,
}

/// The definitions of everything in the database, sorted by name, as text that makes it anew.
pub fn dump(db: &Db) -> Result<String, Error> {
    let schema = db.read(catalogue::read)?;
    Ok(print::as_sql(&schema))
}

/// The definitions that this version works with; a test holds them fresh.
pub fn expected(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => include_str!("../../schema/sqlite.sql"),
        Engine::Postgres => include_str!("../../schema/postgres.sql"),
    }
}

/// Refuses with [`Error::Schema`] a database that lacks a table, a column or an index, or has a column of another
/// type. What an administrator added is left alone.
pub fn check(db: &Db) -> Result<(), Error> {
    let missing = difference::missing(expected(db.engine()), &dump(db)?);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Error::Schema(format!(
        "missing or changed: {}",
        missing.join("; ")
    )))
}

/// The names of all tables, ours or not.
pub(crate) fn tables(reader: &mut Reader) -> Result<Vec<String>, Error> {
    catalogue::table_names(reader)
}
