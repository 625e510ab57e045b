//! Where a case stands. A stage carries its own facts; what outlives a stage is a field of [`Case`].

use serde::{Deserialize, Serialize};

use super::intake::{Difficulty, Intake};
use super::reply::{Call, Rating, Reply, ReplyClass};
use crate::deadlines::Limit;
use crate::ids::{CaseId, MeetingId, OfficeId, PersonId};
use crate::time::{Date, Instant};
use crate::words;

/// A case, as its events make it. Serialised whole beside the columns that lists filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    /// Human number `2024-0136`; a reopened case shows a suffix but keeps the number.
    pub number: String,
    pub intake: Intake,
    /// First receipt: every clock counts from here, whatever merges, transfers or reopenings follow.
    pub received_at: Instant,
    pub stage: Stage,
    pub difficulty: Option<Difficulty>,
    pub assignment: Option<Assignment>,
    pub due: Option<Promise>,
    pub objection: ObjectionRecord,
    pub first_contact_at: Option<Instant>,
    pub extensions: Extensions,
    pub docket: Option<Docket>,
    pub open_consultation: Option<String>,
    pub reply: Option<Reply>,
    /// Class and day of the first issued reply: later ones never make the record better.
    pub first_reply: Option<FirstReply>,
    pub returned_replies: u32,
    pub rating: Option<Rating>,
    pub calls: Vec<Call>,
    pub reworks: u32,
    pub reopened: u32,
    pub common_problem: Option<String>,
    pub verified_by: Option<PersonId>,
    pub struck_off_on: Option<Date>,
    pub split_from: Option<CaseId>,
    pub absorbed: Vec<CaseId>,
    /// Facts taken over from a ledger instead of lived through here.
    pub ledger: Option<LedgerFacts>,
    /// Number of events so far; the compare-and-set of every write.
    pub version: i64,
}

/// The stage with the facts that only it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Stage {
    /// 待受理
    Submitted,
    /// 需补正
    Supplementing { items: String, asked_at: Instant },
    /// 不予受理
    Refused {
        reason: RefusalReason,
        lawful_way: String,
    },
    /// 已受理，待交办
    Accepted,
    /// 已交办，待签收
    Assigned,
    /// 异议中
    Objected {
        reason: String,
        duty_basis: String,
        better_office: OfficeId,
    },
    /// 办理中
    InProgress,
    /// 等待企业材料（停表）
    AwaitingMaterial {
        items: String,
        since: Date,
        until: Date,
    },
    /// 挂账
    Docketed,
    /// 答复待签发
    ReplyDrafted,
    /// 答复待审
    ReplySigned,
    /// 已答复，待评价回访
    Replied,
    /// 办结待销号
    AwaitingStrikeOff,
    /// 待领导审核销号
    AwaitingLeader,
    /// 已销号
    StruckOff,
    /// 撤回待质检
    WithdrawalCheck { reason: String, before: Box<Stage> },
    /// 企业撤回
    Withdrawn,
    /// 已并案
    Merged { into: CaseId, before: Box<Stage> },
    /// 终止办理
    Terminated { reason: String },
}

words! {
    /// The stage without its facts: what lists filter by and messages name.
    StageName {
        Submitted = "submitted", Supplementing = "supplementing", Refused = "refused", Accepted = "accepted",
        Assigned = "assigned", Objected = "objected", InProgress = "in_progress",
        AwaitingMaterial = "awaiting_material", Docketed = "docketed", ReplyDrafted = "reply_drafted",
        ReplySigned = "reply_signed", Replied = "replied", AwaitingStrikeOff = "awaiting_strike_off",
        AwaitingLeader = "awaiting_leader", StruckOff = "struck_off", WithdrawalCheck = "withdrawal_check",
        Withdrawn = "withdrawn", Merged = "merged", Terminated = "terminated",
    }
}
words! {
    /// The closed list of grounds for not accepting a case (接诉即办条例 art. 11; 潍坊条例 art. 19).
    RefusalReason {
        Emergency = "emergency", Proceedings = "proceedings", SecretOrPrivate = "secret_or_private",
        AlreadyConcluded = "already_concluded", NothingNew = "nothing_new",
        OutsideDuties = "outside_duties", Unlawful = "unlawful",
    }
}

/// One lead office, one responsible officer, one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub lead: OfficeId,
    pub officer: PersonId,
    pub co_handlers: Vec<CoHandler>,
    /// What the leader said (交办意见). A work secret: never public.
    pub instruction: String,
    pub assigned_at: Instant,
    pub leader: Option<PersonId>,
    pub meeting: Option<MeetingId>,
    pub confirmation: Confirmation,
    pub acknowledged_at: Option<Instant>,
}

words! {
    /// Whether the leader in whose name it was typed has confirmed it.
    Confirmation { NotNeeded = "not_needed", Awaiting = "awaiting", Confirmed = "confirmed" }
}

/// An office that helps, with its own, earlier date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoHandler {
    pub office: OfficeId,
    pub due_on: Date,
    #[serde(default)]
    pub opinion_on: Option<Date>,
}

/// What was promised about time: the first date stays beside the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub limit: Limit,
    pub counted_from: Date,
    pub first_due_on: Date,
    pub due_on: Date,
    /// The date touches a year whose holidays are not yet published.
    pub provisional: bool,
}

/// Objections so far: one is allowed, its ruling is final.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionRecord {
    pub raised: u32,
    pub upheld: u32,
    pub ruled: bool,
}

/// Extensions so far and the one that waits for a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extensions {
    pub granted: u32,
    pub pending: Option<PendingExtension>,
}

/// An extension that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingExtension {
    pub until: Date,
    pub reason: String,
    pub asked_on: Date,
}

/// The plan behind a docketed case (挂账): it is not solved, and it says when it will be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Docket {
    pub reason: String,
    pub plan: String,
    pub milestone_on: Date,
    pub reviewer: PersonId,
    pub approved: bool,
}

/// The first issued reply, kept for the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstReply {
    pub class: ReplyClass,
    pub on: Date,
    /// The due date that was in force, approved extensions included.
    pub due_on: Date,
}

/// What a ledger row said and this system did not witness.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LedgerFacts {
    /// The number in the source ledger.
    pub source_number: String,
    pub session: String,
    pub firm_name: String,
    pub leader: String,
    pub lead_office: String,
    pub co_offices: Vec<String>,
    pub officer: String,
    pub assigned_on: Option<Date>,
    pub due_on: Option<Date>,
    pub progress: String,
    pub result: String,
    pub replied_at: Option<Instant>,
    pub closed_on: Option<Date>,
    pub reply_method: String,
    pub satisfaction: String,
    pub follow_up: String,
    pub struck_off_on: Option<Date>,
    pub remarks: String,
}

impl Stage {
    /// The stage's name without its facts.
    pub fn name(&self) -> StageName {
        match self {
            Stage::Submitted => StageName::Submitted,
            Stage::Supplementing { .. } => StageName::Supplementing,
            Stage::Refused { .. } => StageName::Refused,
            Stage::Accepted => StageName::Accepted,
            Stage::Assigned => StageName::Assigned,
            Stage::Objected { .. } => StageName::Objected,
            Stage::InProgress => StageName::InProgress,
            Stage::AwaitingMaterial { .. } => StageName::AwaitingMaterial,
            Stage::Docketed => StageName::Docketed,
            Stage::ReplyDrafted => StageName::ReplyDrafted,
            Stage::ReplySigned => StageName::ReplySigned,
            Stage::Replied => StageName::Replied,
            Stage::AwaitingStrikeOff => StageName::AwaitingStrikeOff,
            Stage::AwaitingLeader => StageName::AwaitingLeader,
            Stage::StruckOff => StageName::StruckOff,
            Stage::WithdrawalCheck { .. } => StageName::WithdrawalCheck,
            Stage::Withdrawn => StageName::Withdrawn,
            Stage::Merged { .. } => StageName::Merged,
            Stage::Terminated { .. } => StageName::Terminated,
        }
    }
}

impl StageName {
    /// Nothing more is expected of anybody, unless the case is reopened.
    pub fn is_final(self) -> bool {
        use StageName::*;
        matches!(self, Refused | StruckOff | Withdrawn | Merged | Terminated)
    }

    /// The lead office owes a reply.
    pub fn owes_reply(self) -> bool {
        use StageName::*;
        matches!(
            self,
            Assigned | Objected | InProgress | ReplyDrafted | ReplySigned
        )
    }
}

impl Case {
    /// The lead office, once assigned.
    pub fn lead(&self) -> Option<OfficeId> {
        self.assignment.as_ref().map(|assignment| assignment.lead)
    }

    /// Whether an office helps with the case.
    pub fn is_co_handler(&self, office: OfficeId) -> bool {
        let co_handlers = self
            .assignment
            .as_ref()
            .map(|assignment| assignment.co_handlers.as_slice());
        co_handlers
            .unwrap_or_default()
            .iter()
            .any(|co| co.office == office)
    }

    /// The number people see: a reopened case carries a suffix.
    pub fn shown_number(&self) -> String {
        match self.reopened {
            0 => self.number.clone(),
            n => format!("{}-R{n}", self.number),
        }
    }
}
