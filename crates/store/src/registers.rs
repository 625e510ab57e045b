//! What all registers share: a row of columns beside the entry's JSON, written under its version.

use domain::registers::Entry;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::engine::{Error, Reader, Row, Tx, Value};
use crate::images::{Image, Line};
use crate::params;

/// How an entry becomes a row. `INSERT` and `UPDATE` take the id as `$1`, the new version as `$2`, the JSON as `$3`, then
/// the columns in order; `UPDATE` compares the version read, which comes last.
pub trait Table: Entry {
    /// `INSERT INTO … VALUES ($1, $2, $3, …)`.
    const INSERT: &'static str;
    /// `UPDATE … WHERE id = $1 AND version = $n`.
    const UPDATE: &'static str;
    /// `SELECT version, state FROM … WHERE id = $1`.
    const GET: &'static str;
    /// `SELECT version, state FROM … ORDER BY id`.
    const EACH: &'static str;
    /// The table that these name.
    const TABLE: &'static str;
    /// `version`, `state` and the names of [`Table::columns`], in order.
    const COLUMNS: &'static [&'static str];
    /// The tables that [`Table::write_parts`] fills.
    const PARTS: &'static [Image] = &[];

    /// The columns beside id, version and JSON.
    fn columns(&self) -> Vec<Value<'_>>;

    /// Writes what lives in tables of its own, such as a meeting's hosts.
    fn write_parts(&self, _tx: &mut Tx) -> Result<(), Error> {
        Ok(())
    }

    /// The rows that [`Table::write_parts`] writes, table by table as in [`Table::PARTS`].
    fn parts(&self) -> Vec<Vec<Line>> {
        Vec::new()
    }
}

/// An entry with the version of its row: the number of its events.
#[derive(Debug, Clone, PartialEq)]
pub struct Versioned<E> {
    pub version: i64,
    pub entry: E,
}

/// The entry with an id.
pub fn get<E: Table>(reader: &mut Reader, id: Uuid) -> Result<Option<Versioned<E>>, Error> {
    reader.query_opt(E::GET, params![id.hyphenated().to_string()], versioned)
}

/// The entries that a statement of the shape `SELECT version, state FROM …` finds.
pub fn select<E: Table>(
    reader: &mut Reader,
    sql: &str,
    params: &[Value<'_>],
) -> Result<Vec<Versioned<E>>, Error> {
    reader.query(sql, params, versioned)
}

/// Hands every entry on, holding one at a time.
pub fn each<E: Table>(
    reader: &mut Reader,
    mut visit: impl FnMut(Versioned<E>) -> Result<(), Error>,
) -> Result<(), Error> {
    reader.query_each(E::EACH, params![], |row| visit(versioned(row)?))
}

/// Writes an entry over the version that was read; 0 for a new one. Answers the new version.
pub fn put<E: Table>(tx: &mut Tx, entry: &E, version_read: i64) -> Result<i64, Error> {
    let version = version_read + 1;
    let state = state_of(entry)?;
    let id = entry.uuid().hyphenated().to_string();
    let mut values = vec![Value::from(id), Value::from(version), Value::from(state)];
    values.extend(entry.columns());
    if version_read == 0 {
        tx.execute(E::INSERT, &values)?;
    } else {
        values.push(Value::from(version_read));
        tx.compare_and_set(E::UPDATE, &values)?;
    }
    entry.write_parts(tx)?;
    Ok(version)
}

/// The table of an entry as an image of its events.
pub fn image<E: Table>() -> Image {
    Image {
        table: E::TABLE,
        owner: "id",
        key: &[],
        columns: E::COLUMNS,
        state: Some(|stored| {
            let entry: E = serde_json::from_str(stored).ok()?;
            serde_json::to_string(&entry).ok()
        }),
    }
}

/// The row that an entry and the number of its events make.
pub fn line<E: Table>(entry: &E, version: i64) -> Result<Line, Error> {
    let mut values = vec![Value::from(version), Value::from(state_of(entry)?)];
    values.extend(entry.columns().into_iter().map(Value::into_owned));
    Ok(Line::single(values))
}

fn state_of<E: Table>(entry: &E) -> Result<String, Error> {
    serde_json::to_string(entry).map_err(|error| Error::Other(format!("{}: {error}", E::NOUN)))
}

/// What a register is searched by from the keyboard: folded names, full pinyin and initials, separated by spaces.
pub fn lookup_key(names: &[&str]) -> String {
    let mut keys: Vec<String> = Vec::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        keys.push(text::fold(name));
        keys.push(text::pinyin::keys(name).joined());
    }
    keys.dedup();
    keys.join(" ")
}

pub(crate) fn versioned<E: DeserializeOwned + Entry>(row: &Row<'_>) -> Result<Versioned<E>, Error> {
    let entry = serde_json::from_str(row.text(1)?)
        .map_err(|error| Error::Corrupt(format!("{}.state: {error}", E::NOUN)))?;
    Ok(Versioned {
        version: row.int(0)?,
        entry,
    })
}
