//! Where a case stands. A stage carries its own facts; what outlives a stage is a field of [`Case`].

mod assignment;
mod docket;
mod exclusion;
mod ledger;
mod pace;
mod promise;
pub mod round;
mod stage;
mod supervision;

use serde::{Deserialize, Serialize};

use super::intake::{Difficulty, Intake};
use super::reply::{Call, Rating, Reply};
use crate::ids::{CaseId, OfficeId, PersonId};
use crate::time::{Date, Instant};

pub use assignment::{
    Assignment, CoHandler, Confirmation, Consultation, DivisionLine, ObjectionRecord,
};
pub use docket::{Docket, DocketList, DocketRequest};
pub use exclusion::{Exclusion, ExclusionReason, Exclusions};
pub use ledger::LedgerFacts;
pub use pace::Pace;
pub use promise::{Extensions, Granted, Moved, Pause, PendingExtension, Promise};
pub use round::{Absorption, FirstReply, Round};
pub use stage::{RefusalReason, Stage, StageName};
pub use supervision::{
    Answer, Climbed, Color, Concluded, Finding, GroupReport, Level, Order, Proposal, Red, Review,
    ReviewOutcome, Supervision, TalkKind,
};

/// A case, as its events make it. Serialised whole beside the columns that lists filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    /// Human number `2024-0136`; a reopened case shows a suffix but keeps the number.
    pub number: String,
    pub intake: Intake,
    /// First receipt: every clock counts from here, whatever merges, transfers or reopenings follow. With merged cases
    /// on board it is the earliest of all.
    pub received_at: Instant,
    /// The receipt of this case alone.
    pub own_received_at: Instant,
    pub stage: Stage,
    pub difficulty: Option<Difficulty>,
    pub assignment: Option<Assignment>,
    pub due: Option<Promise>,
    pub objection: ObjectionRecord,
    /// When the officer first spoke with the firm. The first record stands: a later one with an earlier day changes nothing.
    pub first_contact_at: Option<Instant>,
    pub extensions: Extensions,
    /// The docket entry in force.
    pub docket: Option<Docket>,
    /// The docket entry, or its renewal, that waits for a decision.
    pub docket_request: Option<DocketRequest>,
    pub consultation: Option<Consultation>,
    /// The reply of the present round, from its draft on.
    pub reply: Option<Reply>,
    /// The first issued reply: later ones never make the record better.
    pub first_reply: Option<FirstReply>,
    /// Replies that the programme office sent back.
    pub returned_replies: u32,
    /// What the firm wrote about the present reply.
    pub rating: Option<Rating>,
    /// Follow-up calls about the present reply.
    pub calls: Vec<Call>,
    /// Earlier replies of this case and what the firm said of them, oldest first.
    pub earlier: Vec<Round>,
    pub reworks: u32,
    pub reopened: u32,
    /// Withdrawals that the firm had been pressed into.
    pub pressed_withdrawals: u32,
    /// `None`: nobody has asked yet whether other firms have the problem too. Empty: asked, and it is this firm's alone.
    pub common_problem: Option<String>,
    pub verified_by: Option<PersonId>,
    pub struck_off_on: Option<Date>,
    pub withdrawn_on: Option<Date>,
    pub split_from: Option<CaseId>,
    /// Cases merged into this one.
    pub absorbed: Vec<Absorption>,
    /// Reminders, supervision orders and what came of them.
    #[serde(default)]
    pub supervision: Supervision,
    /// Days by which the ladder measures.
    #[serde(default)]
    pub pace: Pace,
    /// Whether it is left out of the rates.
    #[serde(default)]
    pub exclusions: Exclusions,
    /// Facts taken over from a ledger instead of lived through here.
    pub ledger: Option<LedgerFacts>,
    /// Number of events so far; the compare-and-set of every write.
    pub version: i64,
}

impl Case {
    /// The lead office, once assigned.
    pub fn lead(&self) -> Option<OfficeId> {
        self.assignment.as_ref().map(|assignment| assignment.lead)
    }

    /// The offices that help, with their own dates.
    pub fn co_handlers(&self) -> &[CoHandler] {
        let assignment = self.assignment.as_ref();
        assignment
            .map(|assignment| assignment.co_handlers.as_slice())
            .unwrap_or_default()
    }

    /// Whether an office helps with the case.
    pub fn is_co_handler(&self, office: OfficeId) -> bool {
        self.co_handlers().iter().any(|co| co.office == office)
    }

    /// Whether an office was called to the consultation that is open.
    pub fn is_consulted(&self, office: OfficeId) -> bool {
        self.consultation
            .as_ref()
            .is_some_and(|consultation| consultation.offices.contains(&office))
    }

    /// The office that people look for the case under: the lead office or, until it is assigned here, the one that its
    /// ledger names.
    pub fn office(&self) -> Option<OfficeId> {
        self.lead()
            .or_else(|| self.unassigned_ledger().and_then(|ledger| ledger.lead))
    }

    /// The offices that help, by the assignment or by the ledger.
    pub fn helping_offices(&self) -> Vec<OfficeId> {
        match self.unassigned_ledger() {
            Some(ledger) => ledger.co.clone(),
            None => self.co_handlers().iter().map(|co| co.office).collect(),
        }
    }

    /// The offices whose work the case is: the lead and those that help.
    pub fn offices(&self) -> impl Iterator<Item = OfficeId> + '_ {
        self.office().into_iter().chain(self.helping_offices())
    }

    fn unassigned_ledger(&self) -> Option<&LedgerFacts> {
        self.ledger.as_ref().filter(|_| self.assignment.is_none())
    }

    /// The leader who assigned it, or in whose name it was assigned.
    pub fn leader(&self) -> Option<PersonId> {
        self.assignment
            .as_ref()
            .and_then(|assignment| assignment.leader)
    }

    /// The reply of the present round, once issued.
    pub fn issued_reply(&self) -> Option<&Reply> {
        self.reply.as_ref().filter(|reply| reply.issued.is_some())
    }

    /// The day by which somebody owes the firm something now: the due date while a reply is owed, the next milestone once
    /// a docketed case was answered, nothing when it is the firm's or the programme's turn.
    ///
    /// Only waiting for the firm's material stops the clock, and it does so by moving the due date; docketing and a
    /// withdrawal that is being checked don't.
    pub fn running_date(&self) -> Option<Date> {
        if !self.stage.without_withdrawal().name().is_under_way() {
            return None;
        }
        match &self.docket {
            Some(docket) if docket.answered => Some(docket.milestone_on),
            Some(_) | None => self.due.as_ref().map(|due| due.due_on),
        }
    }

    /// Whether the running date lies before today.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.running_date().is_some_and(|date| date < today)
    }

    /// The number people see: a reopened case carries a suffix.
    pub fn shown_number(&self) -> String {
        match self.reopened {
            0 => self.number.clone(),
            n => format!("{}-R{n}", self.number),
        }
    }
}
