//! What an imported ledger row said.

use serde::{Deserialize, Serialize};

use crate::cases::reply::ReplyClass;
use crate::time::{Date, Instant, local_date};

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
    /// The result class, where the row names one.
    pub class: Option<ReplyClass>,
    pub replied_at: Option<Instant>,
    pub closed_on: Option<Date>,
    pub reply_method: String,
    pub satisfaction: String,
    pub follow_up: String,
    pub struck_off_on: Option<Date>,
    pub remarks: String,
}

impl LedgerFacts {
    /// The day of the reply: the usual ledger has no column for it, only the day on which the work was done (办结时间).
    pub fn replied_on(&self) -> Option<Date> {
        self.replied_at.map(local_date).or(self.closed_on)
    }
}
