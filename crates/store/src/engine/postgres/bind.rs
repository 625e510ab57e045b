//! Values on PostgreSQL's wire.

use std::borrow::Cow;
use std::error::Error as StdError;

use ::postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use bytes::BytesMut;

use crate::engine::{Error, Value};

type Failure = Box<dyn StdError + Sync + Send>;

/// A value that takes the type that the server expects in its place.
#[derive(Debug)]
pub(super) struct Bound<'a>(pub &'a Value<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match self.0 {
            Value::Null | Value::TooLarge => Ok(IsNull::Yes),
            Value::Int(number) => whole(*number, wanted, out),
            Value::Real(number) if *wanted == Type::FLOAT8 => number.to_sql(wanted, out),
            Value::Text(text) if <&str as ToSql>::accepts(wanted) => {
                text.as_ref().to_sql(wanted, out)
            }
            Value::Blob(bytes) if *wanted == Type::BYTEA => bytes.as_ref().to_sql(wanted, out),
            _ => Err(format!("the statement expects {wanted} here").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn whole(number: i64, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
    match *wanted {
        Type::INT8 => number.to_sql(wanted, out),
        Type::INT4 => i32::try_from(number)?.to_sql(wanted, out),
        Type::INT2 => i16::try_from(number)?.to_sql(wanted, out),
        Type::FLOAT8 => (number as f64).to_sql(wanted, out),
        _ => Err(format!("the statement expects {wanted} here, not a whole number").into()),
    }
}

pub(in crate::engine) fn value_at(
    row: &::postgres::Row,
    column: usize,
) -> Result<Value<'_>, Error> {
    let Some(described) = row.columns().get(column) else {
        return Err(Error::Other(format!("the answer has no column {column}")));
    };
    match *described.type_() {
        Type::INT8 => read(row, column, Value::Int),
        Type::INT4 => read(row, column, |number: i32| Value::from(number)),
        Type::INT2 => read(row, column, |number: i16| Value::from(number)),
        Type::BOOL => read(row, column, |flag: bool| Value::from(flag)),
        Type::FLOAT8 => read(row, column, Value::Real),
        Type::BYTEA => read(row, column, |bytes| Value::Blob(Cow::Borrowed(bytes))),
        ref text if <&str as FromSql>::accepts(text) => {
            read(row, column, |text| Value::Text(Cow::Borrowed(text)))
        }
        ref other => Err(Error::Other(format!(
            "column {column} is {other}, which isn't portable"
        ))),
    }
}

fn read<'a, T: FromSql<'a>>(
    row: &'a ::postgres::Row,
    column: usize,
    wrap: impl Fn(T) -> Value<'a>,
) -> Result<Value<'a>, Error> {
    let found: Option<T> = row
        .try_get(column)
        .map_err(|error| Error::Corrupt(error.to_string()))?;
    Ok(found.map_or(Value::Null, wrap))
}
