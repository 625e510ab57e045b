//! Who handles a case: one lead office with one responsible officer, and those that help.

use serde::{Deserialize, Serialize};

use super::supervision::Level;
use crate::ids::{MeetingId, OfficeId, PersonId};
use crate::time::{Date, Instant};
use crate::words;

/// One lead office, one responsible officer, one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    pub lead: OfficeId,
    pub officer: PersonId,
    pub co_handlers: Vec<CoHandler>,
    /// What the leader said (交办意见). A work secret: never public.
    pub instruction: String,
    pub assigned_at: Instant,
    /// The day by which the lead office is to have spoken with the firm (首次联系).
    pub contact_due_on: Date,
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

/// Objections so far: one is allowed, its ruling is final.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectionRecord {
    /// The bounces that everybody sees.
    pub raised: u32,
    pub upheld: u32,
    pub ruled: bool,
    /// The office that objected.
    pub raised_by: Option<OfficeId>,
}

/// A consultation of offices (会商) that has not been concluded; the offices called may read the case meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub question: String,
    pub offices: Vec<OfficeId>,
    /// Who convenes it now.
    #[serde(default)]
    pub level: Level,
    /// When it was convened, or came to this level; unknown of consultations from before levels were kept.
    #[serde(default)]
    pub since: Option<Date>,
}

/// What one office does by what a consultation decided (责任分工).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DivisionLine {
    pub office: OfficeId,
    pub task: String,
    pub due_on: Date,
}
