//! Running statements and reading values.

use std::borrow::Cow;

use ::rusqlite::types::{ToSqlOutput, ValueRef};
use ::rusqlite::{CachedStatement, Connection, ToSql};

use super::translate;
use crate::engine::row::RowOf;
use crate::engine::session::EachRow;
use crate::engine::{Error, Row, Value};

/// Runs a query until its end or until `each` has enough.
pub(in crate::engine) fn each_row(
    connection: &Connection,
    sql: &str,
    params: &[Value<'_>],
    each: EachRow<'_>,
) -> Result<(), Error> {
    let mut statement = bound(connection, sql, params)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(translate)? {
        if each(&Row(RowOf::Sqlite(row))).is_break() {
            break;
        }
    }
    Ok(())
}

/// Runs a statement without rows and answers how many it changed.
pub(in crate::engine) fn execute(
    connection: &Connection,
    sql: &str,
    params: &[Value<'_>],
) -> Result<u64, Error> {
    let changed = bound(connection, sql, params)?
        .raw_execute()
        .map_err(translate)?;
    Ok(changed as u64)
}

/// Compiles a statement without running it.
pub(in crate::engine) fn prepare(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.prepare(sql).map(drop).map_err(translate)
}

/// Runs text that may hold several statements, without keeping any of them.
pub(in crate::engine) fn run_script(connection: &Connection, sql: &str) -> Result<(), Error> {
    connection.execute_batch(sql).map_err(translate)
}

/// Runs a statement without parameters that is used over and over.
pub(super) fn run_cached(connection: &Connection, sql: &str) -> Result<(), Error> {
    execute(connection, sql, &[]).map(drop)
}

pub(in crate::engine) fn value_at<'a>(
    row: &'a ::rusqlite::Row<'_>,
    column: usize,
) -> Result<Value<'a>, Error> {
    match row.get_ref(column).map_err(translate)? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        ValueRef::Real(number) => Ok(Value::Real(number)),
        ValueRef::Blob(bytes) => Ok(Value::Blob(Cow::Borrowed(bytes))),
        ValueRef::Text(bytes) => std::str::from_utf8(bytes)
            .map(|text| Value::Text(Cow::Borrowed(text)))
            .map_err(|_| Error::Corrupt(format!("column {column} holds text that isn't UTF-8"))),
    }
}

/// A statement with its values bound by name: SQLite reads `$2` as a name and numbers parameters by first appearance,
/// so binding by place would swap those that appear out of order.
fn bound<'c>(
    connection: &'c Connection,
    sql: &str,
    params: &[Value<'_>],
) -> Result<CachedStatement<'c>, Error> {
    let mut statement = connection.prepare_cached(sql).map_err(translate)?;
    let mut highest = 0;
    for place in 1..=statement.parameter_count() {
        let number = statement
            .parameter_name(place)
            .and_then(number_in)
            .unwrap_or(0);
        let value = number.checked_sub(1).and_then(|index| params.get(index));
        let value = value.ok_or_else(|| miscounted(params.len()))?;
        statement
            .raw_bind_parameter(place, Bound(value.storable()?))
            .map_err(translate)?;
        highest = highest.max(number);
    }
    if highest < params.len() {
        return Err(miscounted(params.len()));
    }
    Ok(statement)
}

fn number_in(name: &str) -> Option<usize> {
    name.strip_prefix('$')?.parse().ok()
}

fn miscounted(given: usize) -> Error {
    Error::Other(format!(
        "{given} values don't fit the statement's parameters"
    ))
}

struct Bound<'a>(&'a Value<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> ::rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null | Value::TooLarge => ValueRef::Null,
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Real(number) => ValueRef::Real(*number),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
