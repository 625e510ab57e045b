//! Names for what pages print: every id that a case and its history speak of.

use std::collections::BTreeMap;

use domain::meetings::Meeting;
use domain::offices::Office;
use store::Reader;
use uuid::Uuid;

use crate::cases::CaseView;
use crate::{App, Error};

/// Names by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<Uuid, String>);

/// What the page of a case prints beside the case itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Surroundings {
    pub names: Names,
    /// The lead office, whose telephone and full name the page prints.
    pub lead: Option<Office>,
    pub meeting: Option<Meeting>,
}

impl Names {
    pub(crate) fn new(names: BTreeMap<Uuid, String>) -> Names {
        Names(names)
    }

    /// The name of an id; empty if nothing is known by it.
    pub fn of(&self, id: Uuid) -> &str {
        self.0.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl App {
    /// The names behind a case that the reader may see.
    pub fn surroundings(&self, view: &CaseView) -> Result<Surroundings, Error> {
        let mut ids = Vec::new();
        collect(&serde_json::to_string(&view.case)?, &mut ids);
        for entry in &view.history {
            collect(&serde_json::to_string(&entry.event)?, &mut ids);
            ids.extend(entry.actor.map(|person| person.0));
            ids.extend(entry.on_behalf_of.map(|person| person.0));
        }
        ids.sort();
        ids.dedup();
        let lead = view.case.lead();
        let meeting = view.case.assignment.as_ref().and_then(|a| a.meeting);
        let meeting = meeting.or(view.case.intake.meeting);
        self.db.read(|reader| {
            Ok(Surroundings {
                names: Names(store::names::of(reader, &ids)?),
                lead: entry(reader, lead.map(|id| id.0))?,
                meeting: entry(reader, meeting.map(|id| id.0))?,
            })
        })
    }
}

fn entry<E: store::registers::Table>(
    reader: &mut Reader,
    id: Option<Uuid>,
) -> Result<Option<E>, Error> {
    let Some(id) = id else { return Ok(None) };
    Ok(store::registers::get::<E>(reader, id)?.map(|found| found.entry))
}

/// Every id in JSON, wherever it stands. One quoted inside a text is found, too: its name is looked up for nothing.
fn collect(json: &str, ids: &mut Vec<Uuid>) {
    let between_quotes = json.split('"').filter(|part| part.len() == 36);
    ids.extend(between_quotes.filter_map(|part| Uuid::try_parse(part).ok()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_are_found_at_any_depth_and_nothing_else_is() {
        let id = "0190b5a0-0000-7000-8000-000000000001";
        let mut ids = Vec::new();
        let text = "thirty-six characters that are no id";
        assert_eq!(text.len(), id.len());
        collect(
            &json!({"a": [{"b": id}], "c": text, "d": 7, "e": null}).to_string(),
            &mut ids,
        );
        assert_eq!(ids, [Uuid::parse_str(id).unwrap()]);
    }
}
