//! The time line of a case: its events in words, the newest first.

use app::cases::HistoryEntry;
use app::files::{ByEntry, is_own};
use app::names::Names;
use domain::cases::intake::Openness;
use domain::cases::{Case, Event};
use domain::permits::{Actor, Audience, Visibility, visible};
use domain::programme::Programme;
use domain::time::{Date, Instant, local_date};
use messages::Texts;
use serde_json::Value;
use uuid::Uuid;

use super::told::{self, About, Fact};
use crate::components::timeline::{Entry, EntryKind, Timeline};
use crate::pages::files;
use crate::wording::long_date;

/// What events are put into words with.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub t: &'static Texts,
    pub names: &'a Names,
    pub programme: &'a Programme,
    pub number: &'a str,
    pub files: &'a ByEntry,
    /// Who reads, and may add files to what was made by the same hand.
    pub actor: &'a Actor,
    /// Whoever acted for the firm isn't named.
    pub withheld: bool,
}

impl Teller<'_> {
    /// The entries of a history as its reader sees it, the newest first.
    pub fn timeline(&self, history: &[HistoryEntry]) -> Result<Timeline, serde_json::Error> {
        let mut entries = Vec::new();
        for entry in history.iter().rev() {
            entries.push(self.entry(entry)?);
        }
        Ok(Timeline::new(self.t, entries))
    }

    fn entry(&self, entry: &HistoryEntry) -> Result<Entry, serde_json::Error> {
        let kind = entry.event.kind();
        let name = kind.strip_prefix("case.").unwrap_or(kind);
        let title = self
            .t
            .lookup(&format!("events.title.{name}"))
            .unwrap_or_default();
        let number = u64::try_from(entry.seq).unwrap_or_default();
        let mut told = Entry::new(shown(&entry.event), number, entry.occurred_at, title);
        told.recorded = entry.recorded_at;
        told.who = self.who(entry);
        told.text = self.text(kind, &serde_json::to_value(&entry.event)?);
        let files = self.files.get(&entry.seq).into_iter().flatten();
        told.files = files.map(|file| files::link(self.t, file)).collect();
        told.add = is_own(self.actor, entry)
            .then(|| format!("/cases/{}/files?to={}", self.number, entry.seq));
        Ok(told)
    }

    fn who(&self, entry: &HistoryEntry) -> String {
        let Some(actor) = entry.actor else {
            let nobody = match self.withheld {
                true => self.t.events.withheld,
                false => self.t.events.system,
            };
            return nobody.to_owned();
        };
        let person = self.names.of(actor.0);
        match entry.on_behalf_of {
            Some(principal) => self.t.events.for_other(person, self.names.of(principal.0)),
            None => person.to_owned(),
        }
    }

    /// The facts of an event, a line each.
    fn text(&self, kind: &str, body: &Value) -> String {
        let facts = told::of(kind).facts.iter();
        let lines: Vec<String> = facts.flat_map(|fact| self.fact(*fact, body)).collect();
        lines.join("\n")
    }

    fn fact(&self, fact: Fact, body: &Value) -> Vec<String> {
        let said = match fact {
            Fact::Words(path) => at(body, path).and_then(Value::as_str).map(str::to_owned),
            Fact::Text(path) => self.line(path, at(body, path).and_then(Value::as_str)),
            Fact::Date(path) => self.line(path, at(body, path).and_then(|value| self.date(value))),
            Fact::DateAs(path, name) => {
                self.line(name, at(body, path).and_then(|value| self.date(value)))
            }
            Fact::Name(path) => self.line(path, at(body, path).map(|value| self.named(value))),
            Fact::Word(path, table) => {
                let word = at(body, path).and_then(Value::as_str);
                self.line(
                    path,
                    word.and_then(|word| self.t.lookup(&format!("words.{table}.{word}"))),
                )
            }
            Fact::Category(path) => {
                let code = at(body, path).and_then(Value::as_str);
                self.line(path, code.map(|code| self.programme.category(code)))
            }
            Fact::Place(path) => {
                let code = at(body, path).and_then(Value::as_str);
                self.line(path, code.map(|code| self.programme.place(code)))
            }
            Fact::Truth(path) => {
                let yes = |yes| {
                    if yes {
                        self.t.actions.yes
                    } else {
                        self.t.actions.no
                    }
                };
                self.line(path, at(body, path).and_then(Value::as_bool).map(yes))
            }
            Fact::Upheld(path) => {
                let e = &self.t.events;
                let word = |upheld| if upheld { e.upheld_yes } else { e.upheld_no };
                self.line(path, at(body, path).and_then(Value::as_bool).map(word))
            }
            Fact::Answers => return self.answers(body),
            Fact::Division(path) => return self.division(at(body, path)),
        };
        said.filter(|line| !line.trim().is_empty())
            .into_iter()
            .collect()
    }

    fn answers(&self, body: &Value) -> Vec<String> {
        match at(body, "call.answers") {
            Some(answers) => told::CALL
                .iter()
                .flat_map(|fact| self.fact(*fact, answers))
                .collect(),
            None => vec![self.t.events.not_reached.to_owned()],
        }
    }

    fn division(&self, lines: Option<&Value>) -> Vec<String> {
        let lines = lines.and_then(Value::as_array).into_iter().flatten();
        let line = |line: &Value| {
            let task = line.get("task")?.as_str()?;
            let date = self.date(line.get("due_on")?)?;
            Some(self.t.events.division_line(date, self.named(line), task))
        };
        lines.filter_map(line).collect()
    }

    /// `牵头单位：州工信局`; nothing without a value.
    fn line(&self, path: &str, value: Option<impl AsRef<str>>) -> Option<String> {
        let value = value?;
        let name = path.rsplit('.').next().unwrap_or(path);
        let name = self
            .t
            .lookup(&format!("events.field.{name}"))
            .unwrap_or_default();
        let value = value.as_ref().trim();
        (!value.is_empty()).then(|| self.t.events.line(name, value))
    }

    /// A date as text, or an instant in milliseconds.
    fn date(&self, value: &Value) -> Option<String> {
        let date = match value {
            Value::String(text) => text.parse::<Date>().ok()?,
            Value::Number(at) => local_date(Instant(at.as_i64()?)),
            _ => return None,
        };
        Some(long_date(self.t, date))
    }

    fn named(&self, value: &Value) -> String {
        match value {
            Value::String(id) => Uuid::parse_str(id)
                .map(|id| self.names.of(id))
                .unwrap_or_default()
                .to_owned(),
            Value::Array(ids) => {
                let names: Vec<String> = ids.iter().map(|id| self.named(id)).collect();
                names.join(self.t.events.list_sign)
            }
            // A co-handling office with its own date.
            Value::Object(fields) => fields
                .get("office")
                .map(|id| self.named(id))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// Whether the firm asked not to be named to this reader.
pub fn is_withheld(case: &Case) -> bool {
    case.intake.firm.is_none() && case.intake.openness == Openness::Confidential
}

/// Which chip of the time line shows an event.
fn shown(event: &Event) -> EntryKind {
    match told::of(event.kind()).about {
        _ if visible(event, Audience::Firm) == Visibility::Hidden => EntryKind::Internal,
        About::Date => EntryKind::Deadline,
        About::Matter => EntryKind::Public,
    }
}

/// The value at a path with dots; nothing for null.
fn at<'a>(body: &'a Value, path: &str) -> Option<&'a Value> {
    let value = path
        .split('.')
        .try_fold(body, |value, name| value.get(name))?;
    (!value.is_null()).then_some(value)
}
