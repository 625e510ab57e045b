//! What happened to a case. Past tense, one struct per event; the log of these is the record.

use serde::{Deserialize, Serialize};

use super::command::{ContactMethod, Meal, Reach, WithdrawalFinding};
use super::intake::{Contact, Difficulty, Intake};
use super::reply::{Call, Rating, ReplyText};
use super::state::{
    Assignment, Color, DivisionLine, DocketRequest, Exclusion, Finding, LedgerFacts, Level,
    Promise, RefusalReason, ReviewOutcome, TalkKind,
};
use crate::deadlines::Trace;
use crate::ids::{CaseId, OfficeId, PersonId};
use crate::ladder::RungName;
use crate::permits::Role;
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
    Accepted = "case.accepted" {
        category: String,
        difficulty: Difficulty,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
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
    Objected = "case.objected" {
        reason: String,
        duty_basis: String,
        better_office: OfficeId,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
    /// The ruling: the office that keeps it, for good.
    ObjectionRuled = "case.objection_ruled" {
        lead: OfficeId,
        officer: PersonId,
        upheld: bool,
        reason: String,
        /// The day of the first contact, counted anew for an office that gets the case now.
        contact_due_on: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
    OfficerChanged = "case.officer_changed" { officer: PersonId, reason: String }
    ContactLogged = "case.contact_logged" {
        method: ContactMethod,
        summary: String,
        meal: Meal,
        occurred_at: Instant,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
    ProgressLogged = "case.progress_logged" {
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
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
    ConsultationConvened = "case.consultation_convened" {
        question: String,
        offices: Vec<OfficeId>,
        #[serde(default, skip_serializing_if = "Option::is_none")] level: Option<Level>,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
    /// It was not settled where it was: the next higher one takes it up.
    ConsultationRaised = "case.consultation_raised" {
        level: Level,
        on: Date,
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")] anchored_on: Option<Date>,
    }
    ConsultationConcluded = "case.consultation_concluded" {
        decision: String,
        offices: Vec<OfficeId>,
        #[serde(default, skip_serializing_if = "Option::is_none")] level: Option<Level>,
        #[serde(default, skip_serializing_if = "String::is_empty")] minutes: String,
        /// What each office does, until when: it binds them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")] division: Vec<DivisionLine>,
    }
    DocketRequested = "case.docket_requested" { request: DocketRequest }
    /// Entered, or renewed, for one cycle that ends with `until`.
    DocketApproved = "case.docket_approved" { note: String, on: Date, until: Date }
    DocketDenied = "case.docket_denied" { note: String }
    MilestoneReported = "case.milestone_reported" { progress: String, next_milestone_on: Date }
    /// A milestone passed without a report: the case comes back, late as it is.
    ReturnedFromDocket = "case.returned_from_docket" { missed_on: Date, on: Date }
    ResumedFromDocket = "case.resumed_from_docket" { reason: String, promise: Promise, trace: Trace }
    InterimReplied = "case.interim_replied" {
        text: String,
        next_promised_on: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
    ReplyDrafted = "case.reply_drafted" { content: ReplyText, by: PersonId }
    ReplySigned = "case.reply_signed" { by: PersonId }
    ReplyReturned = "case.reply_returned" {
        reason: String,
        by: Returner,
        #[serde(default, skip_serializing_if = "Option::is_none")] on: Option<Date>,
    }
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
    /// A reminder (催办) in the programme office's name, by the ladder or by hand.
    Reminded = "case.reminded" {
        /// The rung of the ladder, and the day from which it was counted; none by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")] rung: Option<RungName>,
        #[serde(default, skip_serializing_if = "Option::is_none")] anchored_on: Option<Date>,
        on: Date,
        /// The offices reminded.
        #[serde(default, skip_serializing_if = "Vec::is_empty")] offices: Vec<OfficeId>,
        /// The role reminded, where no office is.
        #[serde(default, skip_serializing_if = "Option::is_none")] role: Option<Role>,
        #[serde(default, skip_serializing_if = "String::is_empty")] text: String,
    }
    /// The ladder lays an order before the supervision office, which alone may sign one.
    OrderProposed = "case.order_proposed" {
        color: Color,
        rung: RungName,
        anchored_on: Date,
        on: Date,
    }
    OrderDismissed = "case.order_dismissed" { color: Color, reason: String }
    /// A supervision order (督办单). While one is open it is raised, and keeps its number.
    OrderIssued = "case.order_issued" {
        number: String,
        color: Color,
        reason: String,
        demand: String,
        due_on: Date,
        on: Date,
        /// The office that owed the answer then.
        office: OfficeId,
        /// None when the programme issued it by itself.
        #[serde(default, skip_serializing_if = "Option::is_none")] by: Option<PersonId>,
        #[serde(default, skip_serializing_if = "Option::is_none")] rung: Option<RungName>,
        #[serde(default, skip_serializing_if = "Option::is_none")] anchored_on: Option<Date>,
    }
    OrderAnswered = "case.order_answered" { text: String, on: Date, by: PersonId }
    /// The answer doesn't do: the order stays open, with a new date.
    AnswerRejected = "case.answer_rejected" { reason: String, due_on: Date, on: Date, by: PersonId }
    /// The answer was accepted and the order is concluded.
    OrderConcluded = "case.order_concluded" { finding: Finding, conclusion: String, on: Date, by: PersonId }
    /// The office asks others to look at a conclusion again.
    ReviewRequested = "case.review_requested" { reason: String, on: Date, decide_by: Date }
    ReviewDecided = "case.review_decided" { outcome: ReviewOutcome, text: String, on: Date, by: PersonId }
    /// A talk or a circular is due by the ladder.
    TalkProposed = "case.talk_proposed" { rung: RungName, anchored_on: Date, on: Date }
    TalkRecorded = "case.talk_recorded" { what: TalkKind, text: String, held_on: Date, on: Date }
    /// A higher level takes care of it (提级).
    Promoted = "case.promoted" {
        level: Level,
        reason: String,
        on: Date,
        #[serde(default, skip_serializing_if = "Option::is_none")] rung: Option<RungName>,
        #[serde(default, skip_serializing_if = "Option::is_none")] anchored_on: Option<Date>,
    }
    /// So many red orders to one office within a quarter that the leading group is told.
    ReportedToGroup = "case.reported_to_group" { office: OfficeId, quarter: String, reds: u32, on: Date }
    ExclusionRequested = "case.exclusion_requested" { exclusion: Exclusion }
    ExclusionApproved = "case.exclusion_approved" { note: String, on: Date, by: PersonId }
    ExclusionDenied = "case.exclusion_denied" { note: String }
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
