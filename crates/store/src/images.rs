//! Tables as images of the events: the rows that there should be, compared with those that there are.

use std::collections::{HashMap, HashSet};

use serde_json::Value as Json;

use crate::engine::{Error, Reader, Row, Value};
use crate::events::{Faults, Finding};

/// A table whose rows are what the events of streams say.
#[derive(Debug, Clone, Copy)]
pub struct Image {
    pub table: &'static str,
    /// The column with the id of the stream that a row comes from.
    pub owner: &'static str,
    /// Columns that tell the rows of one stream apart; none where a stream has one row.
    pub key: &'static [&'static str],
    /// The other columns.
    pub columns: &'static [&'static str],
    /// Reads the JSON of a column `state` and writes it as this version does; `None` when it can't be read.
    pub state: Option<fn(&str) -> Option<String>>,
}

/// A row that there should be, without its owner.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub key: Vec<Value<'static>>,
    pub values: Vec<Value<'static>>,
}

impl Line {
    /// The only row of its stream.
    pub fn single(values: Vec<Value<'static>>) -> Line {
        Line {
            key: Vec::new(),
            values,
        }
    }
}

/// The rows that there should be, by owner.
pub type Rows = HashMap<String, Vec<Line>>;

/// Owners after one and up to another, in the order of the database; `None` is open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Between<'a> {
    pub after: Option<&'a str>,
    pub to: Option<&'a str>,
}

/// Compares the rows of a table whose owners lie between two with those expected of them, and answers how many rows
/// there are. Rows of `unknown` owners aren't judged. `expected` is used up.
pub fn compare(
    reader: &mut Reader,
    image: &Image,
    between: Between<'_>,
    expected: &mut Rows,
    unknown: &HashSet<String>,
    faults: &mut Faults,
) -> Result<u64, Error> {
    let mut seen = 0;
    let (sql, params) = select(image, between);
    reader.query_each(&sql, &params, |row| {
        seen += 1;
        let owner = row.text(0).unwrap_or("?").to_owned();
        if !unknown.contains(&owner) {
            judge(image, &owner, row, expected, faults);
        }
        Ok::<(), Error>(())
    })?;
    for (owner, lines) in expected.drain() {
        for line in lines {
            let key = key_text(image, &owner, &line.key);
            faults.note(image.table, key, None, Finding::Missing);
        }
    }
    Ok(seen)
}

/// All names come from [`Image`]s, which are fixed; owners are parameters.
fn select<'a>(image: &Image, between: Between<'a>) -> (String, Vec<Value<'a>>) {
    let Image { table, owner, .. } = image;
    let columns: Vec<&str> = [*owner]
        .into_iter()
        .chain(image.key.iter().copied())
        .chain(image.columns.iter().copied())
        .collect();
    let mut conditions = Vec::new();
    let mut params = Vec::new();
    for (bound, sign) in [(between.after, ">"), (between.to, "<=")] {
        if let Some(bound) = bound {
            params.push(Value::from(bound));
            conditions.push(format!("{owner} {sign} ${}", params.len()));
        }
    }
    let filter = match conditions.is_empty() {
        true => String::new(),
        false => format!(" WHERE {}", conditions.join(" AND ")),
    };
    let columns = columns.join(", ");
    (format!("SELECT {columns} FROM {table}{filter}"), params)
}

fn judge(image: &Image, owner: &str, row: &Row<'_>, expected: &mut Rows, faults: &mut Faults) {
    let key: Vec<Value<'_>> = (0..image.key.len())
        .map(|at| row.value(at + 1).unwrap_or(Value::TooLarge))
        .collect();
    let lines = expected.get_mut(owner);
    let found = lines.and_then(|lines| {
        let at = lines.iter().position(|line| line.key == key)?;
        Some(lines.swap_remove(at))
    });
    let Some(line) = found else {
        let key = key_text(image, owner, &key);
        return faults.note(image.table, key, None, Finding::Unexpected);
    };
    let first = image.key.len() + 1;
    for (at, (name, value)) in image.columns.iter().zip(&line.values).enumerate() {
        let stored = row.value(first + at).unwrap_or(Value::TooLarge);
        if stored != *value && !(*name == "state" && same_state(image, &stored, value)) {
            let key = key_text(image, owner, &line.key);
            faults.note(image.table, key, Some(name), Finding::Altered);
        }
    }
}

/// Whether two JSON texts are the same state: an older version may have written fewer fields, never other ones.
fn same_state(image: &Image, stored: &Value<'_>, expected: &Value<'_>) -> bool {
    let (Some(anew), Value::Text(stored), Value::Text(expected)) = (image.state, stored, expected)
    else {
        return false;
    };
    let parse = |text: &str| serde_json::from_str::<Json>(text).ok();
    let same = anew(stored).and_then(|text| parse(&text)) == parse(expected);
    let within = parse(stored)
        .zip(parse(expected))
        .is_some_and(|(stored, expected)| is_within(&stored, &expected));
    same && within
}

/// Whether everything that one value says, the other says too.
fn is_within(part: &Json, whole: &Json) -> bool {
    match (part, whole) {
        (Json::Object(part), Json::Object(whole)) => part
            .iter()
            .all(|(name, value)| whole.get(name).is_some_and(|other| is_within(value, other))),
        (Json::Array(part), Json::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(a, b)| is_within(a, b))
        }
        (part, whole) => part == whole,
    }
}

/// `id 0190…`, or `party lead/…, case_id 0190…`: the row's key as the table has it.
fn key_text(image: &Image, owner: &str, key: &[Value<'_>]) -> String {
    let mut parts: Vec<String> = image
        .key
        .iter()
        .zip(key)
        .map(|(name, value)| format!("{name} {}", shown(value)))
        .collect();
    parts.push(format!("{} {owner}", image.owner));
    parts.join(", ")
}

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Null | Value::Blob(_) | Value::TooLarge => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fewer_fields_are_within_more_and_other_values_are_not() {
        let whole = json!({"a": 1, "b": [{"c": 2, "d": null}]});
        assert!(is_within(&json!({"b": [{"c": 2}]}), &whole));
        assert!(!is_within(&json!({"b": [{"c": 3}]}), &whole));
        assert!(!is_within(&json!({"b": []}), &whole));
        assert!(!is_within(&json!({"e": 1}), &whole));
    }
}
