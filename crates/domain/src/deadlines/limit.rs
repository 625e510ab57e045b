//! How much time a step has.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};

/// Ten years: more is a slip of the keyboard.
const LONGEST: u32 = 3_660;

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日
    WorkingDays,
    /// 日 (自然日)
    CalendarDays,
}

/// A limit in days, 1 to 3660. As JSON `{"count": 5, "unit": "working_days"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Limit {
    count: u32,
    unit: Unit,
}

/// Why a limit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    #[error("a limit has at least one day")]
    Zero,
    #[error("{0} days are more than ten years")]
    TooLong(u32),
}

impl Limit {
    pub fn new(count: u32, unit: Unit) -> Result<Limit, LimitError> {
        match count {
            0 => Err(LimitError::Zero),
            1..=LONGEST => Ok(Limit { count, unit }),
            _ => Err(LimitError::TooLong(count)),
        }
    }

    /// So many working days. The count is a constant of the programme: 0 is read as 1.
    pub const fn working_days(count: u8) -> Limit {
        Limit::constant(count, Unit::WorkingDays)
    }

    /// So many calendar days. The count is a constant of the programme: 0 is read as 1.
    pub const fn calendar_days(count: u8) -> Limit {
        Limit::constant(count, Unit::CalendarDays)
    }

    const fn constant(count: u8, unit: Unit) -> Limit {
        let count = if count == 0 { 1 } else { count as u32 };
        Limit { count, unit }
    }

    pub const fn count(self) -> u32 {
        self.count
    }

    pub const fn unit(self) -> Unit {
        self.unit
    }
}

/// Days, or hours for urgent cases (紧急). As JSON `{"count": 1, "unit": "working_days"}` or `{"hours": 2}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Allowed {
    Days(Limit),
    #[serde(with = "hours")]
    Hours(NonZeroU8),
}

impl From<Limit> for Allowed {
    fn from(limit: Limit) -> Allowed {
        Allowed::Days(limit)
    }
}

mod hours {
    use std::num::NonZeroU8;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Hours {
        hours: NonZeroU8,
    }

    pub(super) fn serialize<S: Serializer>(hours: &NonZeroU8, s: S) -> Result<S::Ok, S::Error> {
        Hours { hours: *hours }.serialize(s)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<NonZeroU8, D::Error> {
        Hours::deserialize(d).map(|wrapped| wrapped.hours)
    }
}

#[derive(Deserialize)]
struct Unchecked {
    count: u32,
    unit: Unit,
}

impl TryFrom<Unchecked> for Limit {
    type Error = LimitError;

    fn try_from(limit: Unchecked) -> Result<Limit, LimitError> {
        Limit::new(limit.count, limit.unit)
    }
}
