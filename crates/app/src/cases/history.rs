//! The case page's material: state, events in order, and what this actor may do now.

use domain::cases::{Case, CommandKind, Event, allowed};
use domain::evidence::Hash;
use domain::ids::PersonId;
use domain::permits::{Actor, CaseAction, Parties, may};
use domain::time::Instant;
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

/// A case as one actor may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseView {
    pub case: Case,
    pub parties: Parties,
    pub history: Vec<HistoryEntry>,
    /// The commands that the state and the actor's rights allow now.
    pub allowed: Vec<CommandKind>,
    pub may_see_contact: bool,
}

impl Cases<'_> {
    /// The case with this number, if the actor may know it.
    pub fn get(&self, actor: &Actor, number: &str) -> Result<CaseView, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let stored = store::cases::by_number(reader, number)?.ok_or(Error::NotFound)?;
            let parties = access::parties(reader, &stored.case, now)?;
            access::must_see(actor, &parties)?;
            let may_do = |kind: &CommandKind| may(actor, CaseAction::Command(*kind), &parties);
            Ok(CaseView {
                history: history(reader, &stored.case)?,
                allowed: allowed(&stored.case).into_iter().filter(may_do).collect(),
                may_see_contact: may(actor, CaseAction::SeeContact, &parties),
                case: stored.case,
                parties,
            })
        })
    }
}

/// The events of a case, in order.
pub(crate) fn history(reader: &mut Reader, case: &Case) -> Result<Vec<HistoryEntry>, Error> {
    let records = store::events::load(reader, &save::stream(case.id))?;
    records.iter().map(entry).collect()
}

/// A stored event, read as what it is.
pub(crate) fn entry(stored: &domain::evidence::Record) -> Result<HistoryEntry, Error> {
    let body = record::join(Some(&stored.kind), &stored.open, stored.private.as_deref())?;
    Ok(HistoryEntry {
        seq: stored.seq,
        event: serde_json::from_value(body)?,
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
