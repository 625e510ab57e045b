//! What a decision may know besides the case: nothing is looked up inside a decision.

use super::state::Case;
use crate::calendar::Calendar;
use crate::ids::{CaseId, OfficeId, PersonId};
use crate::settings::Settings;
use crate::time::{Date, Instant, local_date};

/// The world around one decision.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// When the record is made.
    pub now: Instant,
    pub calendar: &'a Calendar,
    pub settings: &'a Settings,
    /// Who acts, and for whose post: the person whose words these are.
    pub actor: ActorFacts<'a>,
    /// The office of the officer named in the command, where one is named.
    pub officer_office: Option<OfficeId>,
    /// The other case of a merge: the one it is merged into.
    pub other: Option<&'a Case>,
    /// The id reserved for the part of a case that is split.
    pub part: Option<CaseId>,
    /// The document number reserved for a reply that is issued.
    pub document_number: Option<&'a str>,
}

/// The actor as far as the life cycle cares.
#[derive(Debug, Clone, Copy)]
pub struct ActorFacts<'a> {
    /// The person in whose name it is done (the leader, when a secretary acts for the leader).
    pub person: PersonId,
    /// Somebody else typed it for this person.
    pub by_delegate: bool,
    /// Every office the actor works in, by post or by role: what makes an actor independent of a case is not being in one
    /// of its offices.
    pub offices: &'a [OfficeId],
    /// The actor is a leader of the prefecture.
    pub is_leader: bool,
}

impl Facts<'_> {
    /// Today on the wall calendar.
    pub fn today(&self) -> Date {
        local_date(self.now)
    }
}
