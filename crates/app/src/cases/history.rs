//! The case page's material: state, events in order, and what this actor may do now.

use domain::cases::promise_ledger::{PromiseLine, Standing};
use domain::cases::{Case, CommandKind, Event, allowed, promise_ledger};
use domain::evidence::Hash;
use domain::ids::PersonId;
use domain::people::Person;
use domain::permits::{
    Actor, Audience, CaseAction, Parties, Visibility, audience, case_for, event_for, may, visible,
};
use domain::time::{Date, Instant, local_date};
use store::Reader;

use super::{Cases, access, save};
use crate::{Error, record};

/// One entry of the time line.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryEntry {
    pub seq: i64,
    pub event: Event,
    /// `None` for what the programme did by itself.
    pub actor: Option<PersonId>,
    pub on_behalf_of: Option<PersonId>,
    pub recorded_at: Instant,
    pub occurred_at: Instant,
    pub hash: Hash,
    pub position: u64,
}

/// One record in the chain of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub seq: i64,
    /// `None` for what isn't for the reader.
    pub kind: Option<&'static str>,
    pub recorded_at: Instant,
    pub hash: Hash,
    pub position: u64,
}

/// A case as one actor may see it: what the actor's audience is not to read is not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    pub case: Case,
    pub history: Vec<HistoryEntry>,
    /// Every record, those that aren't for the reader included: what is hidden keeps its place and its hash.
    pub chain: Vec<Link>,
    /// What was promised about time and what became of it: the same for every reader.
    pub promises: Vec<Promised>,
    /// The commands that the state and the actor's rights allow now.
    pub allowed: Vec<CommandKind>,
    pub may_see_contact: bool,
}

/// One line of the promise ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promised {
    /// The day of the record.
    pub recorded_on: Date,
    /// Who promised, asked or decided; `None` for what the programme did by itself.
    pub by: Option<PersonId>,
    pub line: PromiseLine,
}

impl Cases<'_> {
    /// The case with this number, if the actor may know it.
    pub fn get(&self, actor: &Actor, number: &str) -> Result<CaseView, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let stored = store::cases::by_number(reader, number)?.ok_or(Error::NotFound)?;
            let told = told(reader, actor, &stored.case, now)?;
            let may_do = |kind: &CommandKind| may(actor, CaseAction::Command(*kind), &told.parties);
            Ok(CaseView {
                promises: told.promises,
                allowed: allowed(&stored.case).into_iter().filter(may_do).collect(),
                may_see_contact: may(actor, CaseAction::SeeContact, &told.parties),
                case: case_for(&stored.case, told.audience),
                history: told.entries,
                chain: told.chain,
            })
        })
    }
}

/// Days and kinds alone: no word of what the events say beside them.
fn promises(case: &Case, entries: &[HistoryEntry], today: Date) -> Vec<Promised> {
    let record: Vec<(Date, &Event)> = entries
        .iter()
        .map(|entry| (local_date(entry.recorded_at), &entry.event))
        .collect();
    let standing = match case.stage.name().is_final() {
        true => Standing::Ended,
        false => Standing::Open,
    };
    let lines = promise_ledger(&record, today, standing).into_iter();
    lines
        .map(|line| Promised {
            recorded_on: record[line.at].0,
            by: entries[line.at].actor,
            line,
        })
        .collect()
}

/// What an actor is told of a case's history.
pub(crate) struct Told {
    pub parties: Parties,
    pub audience: Audience,
    pub entries: Vec<HistoryEntry>,
    pub chain: Vec<Link>,
    pub promises: Vec<Promised>,
}

/// The history of a case as an actor may read it; "not found" for whoever may not know the case.
pub(crate) fn told(
    reader: &mut Reader,
    actor: &Actor,
    case: &Case,
    now: Instant,
) -> Result<Told, Error> {
    let parties = access::parties(reader, case, now)?;
    access::must_see(actor, &parties)?;
    let audience = audience(actor, &parties).ok_or(Error::NotFound)?;
    let mut entries = history(reader, case)?;
    if !audience.knows_firm(parties.confidential) {
        forget_outsiders(reader, &mut entries)?;
    }
    Ok(Told {
        promises: promises(case, &entries, local_date(now)),
        chain: entries.iter().map(|entry| link(entry, audience)).collect(),
        entries: told_to(audience, entries),
        parties,
        audience,
    })
}

fn link(entry: &HistoryEntry, audience: Audience) -> Link {
    let hidden = visible(&entry.event, audience) == Visibility::Hidden;
    Link {
        seq: entry.seq,
        kind: (!hidden).then(|| entry.event.kind()),
        recorded_at: entry.recorded_at,
        hash: entry.hash,
        position: entry.position,
    }
}

/// Takes out who acted, unless it was somebody of an office or a leader: a person of the firm would say which firm.
fn forget_outsiders(reader: &mut Reader, entries: &mut [HistoryEntry]) -> Result<(), Error> {
    for entry in entries {
        let Some(person) = entry.actor else { continue };
        let known = store::registers::get::<Person>(reader, person.0)?;
        let inside = |person: &Person| person.office.is_some() || person.is_leader;
        if !known.is_some_and(|found| inside(&found.entry)) {
            entry.actor = None;
        }
    }
    Ok(())
}

/// The entries as an audience sees them, without those that are hidden from it.
fn told_to(audience: Audience, entries: Vec<HistoryEntry>) -> Vec<HistoryEntry> {
    let told = |entry: HistoryEntry| {
        let event = event_for(&entry.event, audience)?;
        Some(HistoryEntry { event, ..entry })
    };
    entries.into_iter().filter_map(told).collect()
}

/// The events of a case, in order.
pub(crate) fn history(reader: &mut Reader, case: &Case) -> Result<Vec<HistoryEntry>, Error> {
    let records = store::events::load(reader, &save::stream(case.id))?;
    records.iter().map(entry).collect()
}

/// A stored event, read as what it is.
pub(crate) fn entry(stored: &domain::evidence::Record) -> Result<HistoryEntry, Error> {
    let body = record::join_text(&stored.kind, &stored.open, stored.private.as_deref());
    Ok(HistoryEntry {
        seq: stored.seq,
        event: serde_json::from_str(&body)?,
        actor: stored.actor.parse().ok(),
        on_behalf_of: stored
            .on_behalf_of
            .as_ref()
            .and_then(|person| person.parse().ok()),
        recorded_at: stored.recorded_at,
        occurred_at: stored.occurred_at,
        hash: stored.hash,
        position: stored.position,
    })
}
