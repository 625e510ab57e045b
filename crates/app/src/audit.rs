//! The record as an auditor reads it: what kind of thing happened, to what, when, by whom. The texts of cases and
//! mediations and all private parts stay closed.

use domain::evidence::Record;
use domain::ids::{CaseId, PersonId};
use domain::permits::{Actor, Permission, has};
use domain::time::Instant;
use serde_json::Value;
use store::Reader;
use store::events::EventFilter;

use crate::{App, Error};

/// One event as the auditor reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditLine {
    pub position: u64,
    pub stream: String,
    pub seq: i64,
    pub kind: String,
    /// The number of the case, when it is an event of one.
    pub case_number: Option<String>,
    /// As pages print a person; the word that is stored where it is nobody.
    pub actor: String,
    pub on_behalf_of: Option<String>,
    pub recorded_at: Instant,
    pub occurred_at: Instant,
    /// First characters of the hash.
    pub hash: String,
    /// There is, or was, a private part.
    pub has_private: bool,
    /// The open part as names and values; none for cases and mediations, whose texts the auditor
    /// doesn't read.
    pub open: Option<Vec<(String, String)>>,
}

/// A page of the record, the newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditPage {
    pub lines: Vec<AuditLine>,
    /// Where the next page begins.
    pub next: Option<u64>,
    /// How many events there are in all.
    pub size: u64,
}

impl App {
    /// A page of the record before a position.
    pub fn audit(
        &self,
        actor: &Actor,
        filter: &EventFilter,
        before: u64,
        limit: u32,
    ) -> Result<AuditPage, Error> {
        if !has(actor, Permission::ViewAudit) {
            return Err(Error::NotPermitted);
        }
        self.db.read(|reader| {
            let mut found = store::events::latest(reader, filter, before, limit + 1)?;
            let more = found.len() > limit as usize;
            found.truncate(limit as usize);
            let next = found.last().filter(|_| more).map(|record| record.position);
            let lines = found.iter().map(|record| line(reader, record));
            Ok(AuditPage {
                lines: lines.collect::<Result<_, _>>()?,
                next,
                size: store::events::count(reader)?,
            })
        })
    }
}

fn line(reader: &mut Reader, record: &Record) -> Result<AuditLine, Error> {
    let (noun, id) = record.stream.split_once('/').unwrap_or_default();
    let about_case = matches!(noun, "case" | "looks");
    // What a firm, an office or a draft says before a meeting, or in a mediation, is no more the auditor's than a case.
    let is_closed = matches!(
        noun,
        "sign_up" | "prepared_view" | "announcement" | "briefing" | "mediation" | "contact"
    );
    let on_behalf_of = match &record.on_behalf_of {
        Some(person) => Some(label(reader, person)?),
        None => None,
    };
    Ok(AuditLine {
        position: record.position,
        stream: record.stream.clone(),
        seq: record.seq,
        kind: record.kind.clone(),
        case_number: match about_case {
            true => number(reader, id)?,
            false => None,
        },
        actor: label(reader, &record.actor)?,
        on_behalf_of,
        recorded_at: record.recorded_at,
        occurred_at: record.occurred_at,
        hash: record.hash.to_string().chars().take(16).collect(),
        has_private: record.commitment.is_some(),
        open: match about_case || is_closed {
            true => None,
            false => Some(pairs(&serde_json::from_str(&record.open)?)),
        },
    })
}

fn number(reader: &mut Reader, id: &str) -> Result<Option<String>, Error> {
    let Ok(id) = id.parse::<CaseId>() else {
        return Ok(None);
    };
    Ok(store::cases::by_id(reader, id)?.map(|stored| stored.case.number))
}

fn label(reader: &mut Reader, actor: &str) -> Result<String, Error> {
    let label = match actor.parse::<PersonId>() {
        Ok(person) => store::people::label_of(reader, person)?,
        Err(_) => None,
    };
    Ok(label.unwrap_or_else(|| actor.to_owned()))
}

/// An object as names and values, names of inner ones joined with dots; what holds nothing is left out.
fn pairs(open: &Value) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    flatten("", open, &mut pairs);
    pairs
}

fn flatten(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => pairs.push((name.to_owned(), text.clone())),
        Value::Bool(_) | Value::Number(_) => pairs.push((name.to_owned(), value.to_string())),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten(&format!("{name}[{}]", at + 1), item, pairs);
            }
        }
        Value::Object(fields) => {
            let prefix = if name.is_empty() {
                String::new()
            } else {
                format!("{name}.")
            };
            for (field, inner) in fields {
                flatten(&format!("{prefix}{field}"), inner, pairs);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_open_part_is_told_field_by_field_without_what_is_empty() {
        let told = pairs(
            &json!({"key": "limit.hard", "reason": "", "value": {"count": 5, "days": ["a", "b"]}}),
        );
        let expected = [
            ("key", "limit.hard"),
            ("value.count", "5"),
            ("value.days[1]", "a"),
            ("value.days[2]", "b"),
        ];
        let expected: Vec<_> = expected
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
        assert_eq!(told, expected);
    }
}
