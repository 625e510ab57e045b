//! Days that a local document sets, in either direction.

use serde::{Deserialize, Serialize};

use super::DayKind;
use crate::time::Date;

/// Which way a local day goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayRule {
    Work,
    Rest,
}

/// One date that works or rests by a document of the region (an ethnic festival, the founding day of a prefecture, a
/// flood). Nobody may set a day without saying why and by which document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct LocalDay {
    date: Date,
    rule: DayRule,
    reason: String,
    authority: String,
}

/// Why a local day is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LocalDayError {
    #[error("a local day needs a reason")]
    NoReason,
    #[error("a local day needs the document that sets it")]
    NoAuthority,
}

impl LocalDay {
    /// A local day. `authority` is the number or title of the document. Both texts must not be blank.
    pub fn new(
        date: Date,
        rule: DayRule,
        reason: &str,
        authority: &str,
    ) -> Result<LocalDay, LocalDayError> {
        let (reason, authority) = (reason.trim(), authority.trim());
        if reason.is_empty() {
            return Err(LocalDayError::NoReason);
        }
        if authority.is_empty() {
            return Err(LocalDayError::NoAuthority);
        }
        Ok(LocalDay {
            date,
            rule,
            reason: reason.to_owned(),
            authority: authority.to_owned(),
        })
    }

    pub fn date(&self) -> Date {
        self.date
    }

    pub fn rule(&self) -> DayRule {
        self.rule
    }

    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The number or title of the document that sets the day.
    pub fn authority(&self) -> &str {
        &self.authority
    }
}

impl From<&LocalDay> for DayKind {
    fn from(day: &LocalDay) -> DayKind {
        let (reason, authority) = (day.reason.clone(), day.authority.clone());
        match day.rule {
            DayRule::Work => DayKind::LocalWork { reason, authority },
            DayRule::Rest => DayKind::LocalRest { reason, authority },
        }
    }
}

#[derive(Deserialize)]
struct Unchecked {
    date: Date,
    rule: DayRule,
    reason: String,
    authority: String,
}

impl TryFrom<Unchecked> for LocalDay {
    type Error = LocalDayError;

    fn try_from(day: Unchecked) -> Result<LocalDay, LocalDayError> {
        LocalDay::new(day.date, day.rule, &day.reason, &day.authority)
    }
}
