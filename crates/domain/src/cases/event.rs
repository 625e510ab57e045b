//! What happened to a case. Past tense, one struct per event; the log of these is the record.

use serde::{Deserialize, Serialize};

use super::command::{ContactMethod, Meal, Reach, WithdrawalFinding};
use super::intake::{Contact, Difficulty, Intake};
use super::reply::{Call, Rating, ReplyText};
use super::state::{Assignment, DocketRequest, LedgerFacts, Promise, RefusalReason};
use crate::deadlines::Trace;
use crate::ids::{CaseId, OfficeId, PersonId};
use crate::time::{Date, Instant};
use crate::words;

macro_rules! events {
    ($($(#[$meta:meta])* $name:ident = $key:literal { $($(#[$fmeta:meta])* $field:ident: $type:ty),* $(,)? })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            pub struct $name { $($(#[$fmeta])* pub $field: $type),* }
        )*

        /// Everything that can happen to a case.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        #[expect(clippy::large_enum_variant, reason = "an event is made once, written and dropped")]
        pub enum Event { $(#[serde(rename = $key)] $name($name)),* }

        impl Event {
            /// Every kind, as stored beside the event.
            pub const KINDS: &'static [&'static str] = &[$($key),*];

            /// The kind, e.g. `case.assigned`.
            pub fn kind(&self) -> &'static str {
                match self { $(Event::$name(_) => $key),* }
            }
        }
    };
}

/// Fields that are personal data: kept apart as a salted commitment, erasable without breaking the chain.
pub const PRIVATE_FIELDS: &[&str] = &["contact"];

events! {
    Submitted = "case.submitted" {
        number: String,
        /// Without the contact, which is a private field of its own.
        intake: Intake,
        received_at: Instant,
        split_from: Option<CaseId>,
        #[serde(default)] contact: Option<Contact>,
    }
    /// Taken over from a ledger: what its row said, not what this system saw.
    Imported = "case.imported" {
        number: String,
        intake: Intake,
        received_at: Instant,
        ledger: LedgerFacts,
        /// Working days from the receipt to the reply, where the row names both.
        working_days: Option<i64>,
        #[serde(default)] contact: Option<Contact>,
    }
    SupplementRequested = "case.supplement_requested" { items: String, asked_at: Instant }
    Supplemented = "case.supplemented" { text: String }
    Accepted = "case.accepted" { category: String, difficulty: Difficulty }
    Refused = "case.refused" { reason: RefusalReason, lawful_way: String }
    Merged = "case.merged" { into: CaseId }
    Unmerged = "case.unmerged" { reason: String }
    /// This case took another one in, and with it the earlier clock.
    Absorbed = "case.absorbed" { case: CaseId, received_at: Instant }
    /// The other one left again.
    Released = "case.released" { case: CaseId, received_at: Instant }
    SplitOff = "case.split_off" { case: CaseId }
    /// The due date and its day-by-day arithmetic are facts of the event.
    Assigned = "case.assigned" { difficulty: Difficulty, assignment: Assignment, promise: Promise, trace: Trace }
    AssignmentConfirmed = "case.assignment_confirmed" { correction: String }
    Acknowledged = "case.acknowledged" { at: Instant }
    Objected = "case.objected" { reason: String, duty_basis: String, better_office: OfficeId }
    /// The ruling: the office that keeps it, for good.
    ObjectionRuled = "case.objection_ruled" {
        lead: OfficeId,
        officer: PersonId,
        upheld: bool,
        reason: String,
        /// The day of the first contact, counted anew for an office that gets the case now.
        contact_due_on: Date,
    }
    OfficerChanged = "case.officer_changed" { officer: PersonId, reason: String }
    ContactLogged = "case.contact_logged" { method: ContactMethod, summary: String, meal: Meal, occurred_at: Instant }
    ProgressLogged = "case.progress_logged" { text: String }
    OpinionGiven = "case.opinion_given" { office: OfficeId, text: String, on: Date }
    /// The clock stands still up to `until`; `due_on` is the date if the firm takes all that time.
    MaterialRequested = "case.material_requested" {
        items: String,
        since: Date,
        until: Date,
        due_on: Date,
        provisional: bool,
        trace: Trace,
    }
    /// The clock went on; the pause moved the date by the working days it lasted.
    MaterialReceived = "case.material_received" {
        summary: String,
        /// Last day of the pause.
        paused_to: Date,
        due_on: Date,
        provisional: bool,
        trace: Trace,
    }
    ExtensionRequested = "case.extension_requested" { until: Date, reason: String, firm_told: String, asked_on: Date }
    ExtensionGranted = "case.extension_granted" { until: Date, on: Date, provisional: bool, note: String }
    ExtensionDenied = "case.extension_denied" { note: String }
    ConsultationConvened = "case.consultation_convened" { question: String, offices: Vec<OfficeId> }
    ConsultationConcluded = "case.consultation_concluded" { decision: String, offices: Vec<OfficeId> }
    DocketRequested = "case.docket_requested" { request: DocketRequest }
    /// Entered, or renewed, for one cycle that ends with `until`.
    DocketApproved = "case.docket_approved" { note: String, on: Date, until: Date }
    DocketDenied = "case.docket_denied" { note: String }
    MilestoneReported = "case.milestone_reported" { progress: String, next_milestone_on: Date }
    ResumedFromDocket = "case.resumed_from_docket" { reason: String, promise: Promise, trace: Trace }
    InterimReplied = "case.interim_replied" { text: String, next_promised_on: Date }
    ReplyDrafted = "case.reply_drafted" { content: ReplyText, by: PersonId }
    ReplySigned = "case.reply_signed" { by: PersonId }
    ReplyReturned = "case.reply_returned" { reason: String, by: Returner }
    ReplyIssued = "case.reply_issued" {
        number: String,
        on: Date,
        at: Instant,
        /// Working days since the first receipt, by the calendar of the day.
        working_days: i64,
        /// Working days since the assignment, without those of waiting for the firm's material.
        handling_days: Option<i64>,
    }
    Rated = "case.rated" { rating: Rating }
    Called = "case.called" { call: Call, note: String }
    /// The follow-up is complete: rated, reached, or tried often enough on different days.
    FollowedUp = "case.followed_up" {}
    ReworkOrdered = "case.rework_ordered" { reason: String, promise: Promise, trace: Trace }
    WithdrawalRequested = "case.withdrawal_requested" { reason: String }
    WithdrawalChecked = "case.withdrawal_checked" { finding: WithdrawalFinding, note: String, on: Date }
    StrikeOffVerified = "case.strike_off_verified" { reach: Reach, common_problem: String, by: PersonId }
    StruckOff = "case.struck_off" { on: Date, note: String }
    /// Back to work with a new date, or back to be assigned when no office has it.
    Reopened = "case.reopened" { reason: String, promise: Option<Promise>, trace: Option<Trace> }
    Terminated = "case.terminated" { reason: String }
    Reclassified = "case.reclassified" { category: String, place: String, reason: String }
    ContactErased = "case.contact_erased" { ground: String }
    /// An edit of the calendar moved dates. The one promised to the firm is counted again, first the limit, then what
    /// each pause added; without traces it stayed.
    DeadlineMoved = "case.deadline_moved" {
        due_on: Date,
        provisional: bool,
        traces: Vec<Trace>,
        #[serde(default, skip_serializing_if = "Option::is_none")] contact_due_on: Option<Date>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")] co_handlers: Vec<CoHandlerMoved>,
        reason: String,
    }
}

/// The new date of an office that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoHandlerMoved {
    pub office: OfficeId,
    pub due_on: Date,
}

words! {
    /// Who sent a reply back: the office's own head, before it left the office, or the programme office.
    Returner { OwnHead = "own_head", ProgrammeOffice = "programme_office" }
}
