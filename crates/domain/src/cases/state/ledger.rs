//! What an imported ledger row said.

use serde::{Deserialize, Serialize};

use crate::cases::reply::{ReplyClass, Satisfaction};
use crate::ids::OfficeId;
use crate::time::{Date, Instant, local_date};

/// What a ledger row said and this system did not witness.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LedgerFacts {
    /// Fingerprint of what identifies the row, so that a second import changes nothing.
    pub source: String,
    /// The number in the source ledger.
    pub source_number: String,
    pub session: String,
    pub firm_name: String,
    pub leader: String,
    pub lead_office: String,
    /// The lead office in the register.
    pub lead: Option<OfficeId>,
    pub co_offices: Vec<String>,
    /// The co-handling offices in the register.
    pub co: Vec<OfficeId>,
    pub officer: String,
    /// Where the programme's list doesn't know it.
    pub category: String,
    /// Where the programme's list doesn't know it.
    pub place: String,
    pub assigned_on: Option<Date>,
    pub due_on: Option<Date>,
    pub progress: String,
    pub result: String,
    /// The result class, where the row names one.
    pub class: Option<ReplyClass>,
    pub replied_at: Option<Instant>,
    /// Whether the row says that it is done, with or without a day.
    pub closed: Option<bool>,
    pub closed_on: Option<Date>,
    pub reply_method: String,
    pub satisfaction: Option<Satisfaction>,
    pub follow_up: String,
    pub struck_off: Option<bool>,
    pub struck_off_on: Option<Date>,
    pub remarks: String,
}

impl LedgerFacts {
    /// The day of the reply: the usual ledger has no column for it, only the day on which the work was done (办结时间).
    pub fn replied_on(&self) -> Option<Date> {
        self.replied_at.map(local_date).or(self.closed_on)
    }

    /// Whether the row says that it was answered, be it without a day.
    pub fn is_answered(&self) -> bool {
        self.replied_on().is_some() || self.closed == Some(true)
    }

    /// Whether the row says that it was struck off, be it without a day.
    pub fn is_struck_off(&self) -> bool {
        self.struck_off_on.is_some() || self.struck_off == Some(true)
    }
}
