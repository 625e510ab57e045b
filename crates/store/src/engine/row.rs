//! One row of an answer.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use domain::time::{Date, Instant};

use super::{Error, Value, postgres, sqlite};

/// A row whose columns are read by their place, counted from 0.
///
/// Every getter answers [`Error::Corrupt`] with the column's name when the value is of another kind, or nothing where
/// something must be: the file may have been edited by hand.
pub struct Row<'a>(pub(super) RowOf<'a>);

pub(super) enum RowOf<'a> {
    Sqlite(&'a ::rusqlite::Row<'a>),
    Postgres(&'a ::postgres::Row),
}

impl Row<'_> {
    /// The value as it is, for code that handles any column.
    pub fn value(&self, column: usize) -> Result<Value<'_>, Error> {
        match &self.0 {
            RowOf::Sqlite(row) => sqlite::value_at(row, column),
            RowOf::Postgres(row) => postgres::value_at(row, column),
        }
    }

    /// TEXT, or nothing.
    pub fn opt_text(&self, column: usize) -> Result<Option<&str>, Error> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(Cow::Borrowed(text)) => Ok(Some(text)),
            other => Err(self.misfit(column, "text", &other)),
        }
    }

    /// TEXT.
    pub fn text(&self, column: usize) -> Result<&str, Error> {
        self.opt_text(column)?.ok_or_else(|| self.missing(column))
    }

    /// A whole number, or nothing.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>, Error> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(number)),
            other => Err(self.misfit(column, "a whole number", &other)),
        }
    }

    /// A whole number.
    pub fn int(&self, column: usize) -> Result<i64, Error> {
        self.opt_int(column)?.ok_or_else(|| self.missing(column))
    }

    /// DOUBLE PRECISION, or nothing; a whole number is taken as one.
    pub fn opt_real(&self, column: usize) -> Result<Option<f64>, Error> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Real(number) => Ok(Some(number)),
            Value::Int(number) => Ok(Some(number as f64)),
            other => Err(self.misfit(column, "a number", &other)),
        }
    }

    /// DOUBLE PRECISION; a whole number is taken as one.
    pub fn real(&self, column: usize) -> Result<f64, Error> {
        self.opt_real(column)?.ok_or_else(|| self.missing(column))
    }

    /// BYTEA, or nothing.
    pub fn opt_blob(&self, column: usize) -> Result<Option<&[u8]>, Error> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Blob(Cow::Borrowed(bytes)) => Ok(Some(bytes)),
            other => Err(self.misfit(column, "bytes", &other)),
        }
    }

    /// BYTEA.
    pub fn blob(&self, column: usize) -> Result<&[u8], Error> {
        self.opt_blob(column)?.ok_or_else(|| self.missing(column))
    }

    /// A flag stored as 0 or 1.
    pub fn flag(&self, column: usize) -> Result<bool, Error> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt(column, "is neither 0 nor 1")),
        }
    }

    /// Milliseconds since the epoch.
    pub fn instant(&self, column: usize) -> Result<Instant, Error> {
        self.int(column).map(Instant)
    }

    /// Milliseconds since the epoch, or nothing.
    pub fn opt_instant(&self, column: usize) -> Result<Option<Instant>, Error> {
        Ok(self.opt_int(column)?.map(Instant))
    }

    /// A date as `YYYY-MM-DD`.
    pub fn date(&self, column: usize) -> Result<Date, Error> {
        self.id(column)
    }

    /// A date as `YYYY-MM-DD`, or nothing.
    pub fn opt_date(&self, column: usize) -> Result<Option<Date>, Error> {
        self.opt_id(column)
    }

    /// Anything stored as text that its type can parse: ids, codes, states.
    pub fn id<T: FromStr>(&self, column: usize) -> Result<T, Error>
    where
        T::Err: Display,
    {
        self.opt_id(column)?.ok_or_else(|| self.missing(column))
    }

    /// Anything stored as text that its type can parse, or nothing.
    pub fn opt_id<T: FromStr>(&self, column: usize) -> Result<Option<T>, Error>
    where
        T::Err: Display,
    {
        let parse = |text: &str| {
            text.parse()
                .map_err(|error: T::Err| self.corrupt(column, &error.to_string()))
        };
        self.opt_text(column)?.map(parse).transpose()
    }

    fn missing(&self, column: usize) -> Error {
        self.corrupt(column, "is empty")
    }

    fn misfit(&self, column: usize, wanted: &str, found: &Value<'_>) -> Error {
        let found = match found {
            Value::Null => "nothing",
            Value::Text(_) => "text",
            Value::Int(_) | Value::TooLarge => "a whole number",
            Value::Real(_) => "a real number",
            Value::Blob(_) => "bytes",
        };
        self.corrupt(column, &format!("holds {found} instead of {wanted}"))
    }

    fn corrupt(&self, column: usize, what: &str) -> Error {
        let name = match &self.0 {
            RowOf::Sqlite(row) => row.as_ref().column_name(column).ok(),
            RowOf::Postgres(row) => row.columns().get(column).map(|found| found.name()),
        };
        Error::Corrupt(format!(
            "column {column} ({}) {what}",
            name.unwrap_or("absent")
        ))
    }
}
