//! What one date is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::time::Date;

/// One date with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    pub kind: DayKind,
    /// Set when no notice has been published for the year of the date.
    pub provisional: Option<Provisional>,
}

impl Day {
    /// Whether people work on this day.
    pub fn is_working(&self) -> bool {
        self.kind.is_working()
    }
}

/// Why a day counts or doesn't.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary Monday to Friday.
    Workday,
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A rest day (休) of a State Council notice or, in a year without a notice, a legal rest day.
    Holiday { name: String },
    /// A Saturday or Sunday that is worked (班) in exchange for a rest day of `holiday`.
    MakeUp { holiday: String },
    /// A working day by a local document; it beats the notice.
    LocalWork { reason: String, authority: String },
    /// A rest day by a local document; it beats the notice.
    LocalRest { reason: String, authority: String },
}

impl DayKind {
    /// Whether people work on a day of this kind.
    pub fn is_working(&self) -> bool {
        match self {
            DayKind::Workday | DayKind::MakeUp { .. } | DayKind::LocalWork { .. } => true,
            DayKind::Weekend | DayKind::Holiday { .. } | DayKind::LocalRest { .. } => false,
        }
    }
}

/// The State Council has not published the holidays of this year: only the legal rest days are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Provisional {
    pub year: i16,
}

impl fmt::Display for Provisional {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 未发布, 暂按法定日", self.year)
    }
}
