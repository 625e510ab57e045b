//! The one way in which events are written: collected while a command decides, appended together near its end.

use domain::evidence::{Document, Salt};
use domain::ids::PersonId;
use domain::permits::Actor;
use domain::time::Instant;
use serde::Serialize;
use serde_json::{Map, Value};
use store::Tx;
use store::events::{Appended, Author, Batch, NewEvent, Tip};

use crate::Error;
use crate::ports::Ids;

/// The actor of what happens by itself: schedules, calendar edits' consequences.
pub const SYSTEM: &str = "system";
/// The actor of what is done from the command line on the machine itself.
pub const OPERATOR: &str = "operator";

/// Events of one command, by stream.
pub(crate) struct Recording<'a> {
    ids: &'a dyn Ids,
    actor: String,
    on_behalf_of: Option<String>,
    now: Instant,
    batches: Vec<Stream>,
}

struct Stream {
    name: String,
    after: Tip,
    events: Vec<Prepared>,
}

struct Prepared {
    kind: String,
    occurred_at: Instant,
    open: Document,
    private: Option<(Salt, Document)>,
}

impl<'a> Recording<'a> {
    /// A recording in the name of an actor.
    pub(crate) fn by(actor: &Actor, now: Instant, ids: &'a dyn Ids) -> Recording<'a> {
        Recording {
            ids,
            actor: actor.person.to_string(),
            on_behalf_of: actor.on_behalf_of.map(|person| person.to_string()),
            now,
            batches: Vec::new(),
        }
    }

    /// A recording in the name of a person who acts for nobody else.
    pub(crate) fn by_person(person: PersonId, now: Instant, ids: &'a dyn Ids) -> Recording<'a> {
        Recording::named(person.to_string(), now, ids)
    }

    /// A recording of what was done from the command line.
    pub(crate) fn by_operator(now: Instant, ids: &'a dyn Ids) -> Recording<'a> {
        Recording::named(OPERATOR.to_owned(), now, ids)
    }

    /// A recording of what the programme does by itself.
    pub(crate) fn by_system(now: Instant, ids: &'a dyn Ids) -> Recording<'a> {
        Recording::named(SYSTEM.to_owned(), now, ids)
    }

    fn named(actor: String, now: Instant, ids: &'a dyn Ids) -> Recording<'a> {
        Recording {
            ids,
            actor,
            on_behalf_of: None,
            now,
            batches: Vec::new(),
        }
    }

    /// Begins the events of a stream that ends at `after` so far. Following [`Recording::add`]s belong to it.
    pub(crate) fn stream(&mut self, name: String, after: Tip) {
        self.batches.push(Stream {
            name,
            after,
            events: Vec::new(),
        });
    }

    /// Adds an event: `body` serialises to an object. A field in it that repeats the kind is dropped, `private` fields are
    /// kept apart.
    pub(crate) fn add(
        &mut self,
        kind: &str,
        occurred_at: Instant,
        body: &impl Serialize,
        private: &[&str],
    ) -> Result<(), Error> {
        let (open, apart) = split(serde_json::to_value(body)?, kind, private)?;
        let private = match apart {
            Some(fields) => {
                let mut salt = [0; 16];
                self.ids.fill(&mut salt);
                Some((Salt(salt), Document::of(&fields)?))
            }
            None => None,
        };
        let prepared = Prepared {
            kind: kind.to_owned(),
            occurred_at,
            open: Document::of(&open)?,
            private,
        };
        let stream = self
            .batches
            .last_mut()
            .ok_or_else(|| Error::Internal("no stream was begun".into()))?;
        stream.events.push(prepared);
        Ok(())
    }

    /// Appends everything, in order. Called once, near the end of the transaction.
    pub(crate) fn write(self, tx: &mut Tx) -> Result<Vec<Appended>, Error> {
        write_all(tx, &[self])
    }

    fn author(&self) -> Author<'_> {
        Author {
            actor: &self.actor,
            on_behalf_of: self.on_behalf_of.as_deref(),
            recorded_at: self.now,
        }
    }
}

/// Appends what many commands recorded, in order. Called once, near the end of the transaction; recordings of one
/// stream that follow each other are chained.
pub(crate) fn write_all(tx: &mut Tx, recordings: &[Recording<'_>]) -> Result<Vec<Appended>, Error> {
    let streams = || {
        recordings.iter().flat_map(|recording| {
            recording
                .batches
                .iter()
                .map(move |stream| (recording, stream))
        })
    };
    let events: Vec<Vec<NewEvent<'_>>> = streams()
        .map(|(_, stream)| stream.events.iter().map(Prepared::as_new).collect())
        .collect();
    let batches: Vec<(Author<'_>, Batch<'_>)> = streams()
        .zip(&events)
        .map(|((recording, stream), events)| {
            let batch = Batch {
                stream: &stream.name,
                after: stream.after,
                events,
            };
            (recording.author(), batch)
        })
        .collect();
    Ok(store::events::append_by(tx, &batches)?)
}

impl Prepared {
    fn as_new(&self) -> NewEvent<'_> {
        NewEvent {
            kind: &self.kind,
            occurred_at: self.occurred_at,
            open: &self.open,
            private: self
                .private
                .as_ref()
                .map(|(salt, document)| (*salt, document)),
        }
    }
}

/// Takes the private fields that hold something out of the object.
fn split(body: Value, kind: &str, private: &[&str]) -> Result<(Value, Option<Value>), Error> {
    let Value::Object(mut open) = body else {
        return Err(Error::Internal("an event is an object".into()));
    };
    if open.get("kind").is_some_and(|tag| tag == kind) {
        open.remove("kind");
    }
    let mut apart = Map::new();
    for field in private {
        match open.remove(*field) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) if text.is_empty() => {}
            Some(value) => {
                apart.insert((*field).to_owned(), value);
            }
        }
    }
    let private = (!apart.is_empty()).then_some(Value::Object(apart));
    Ok((Value::Object(open), private))
}

/// The same as [`join`] as text, without looking into the parts.
pub(crate) fn join_text(kind: &str, open: &str, private: Option<&str>) -> String {
    let parts = [Some(open), private];
    let inside = parts.into_iter().flatten().map(|part| {
        let part = part.trim();
        let inside = part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'));
        inside.unwrap_or(part)
    });
    let mut text = format!("{{\"kind\":{}", Value::from(kind));
    for inside in inside.filter(|inside| !inside.trim().is_empty()) {
        text.push(',');
        text.push_str(inside);
    }
    text.push('}');
    text
}

/// Puts an event together again from its stored parts, as its type serialised it.
pub(crate) fn join(kind: Option<&str>, open: &str, private: Option<&str>) -> Result<Value, Error> {
    let mut fields: Map<String, Value> = serde_json::from_str(open)?;
    if let Some(private) = private {
        fields.append(&mut serde_json::from_str(private)?);
    }
    if let Some(kind) = kind {
        fields.insert("kind".to_owned(), Value::String(kind.to_owned()));
    }
    Ok(Value::Object(fields))
}
