//! How much time is left, and the light that shows it.

use serde::{Deserialize, Serialize};

use super::elapsed::elapsed_working_days;
use crate::calendar::Calendar;
use crate::time::Date;

/// Time left of a deadline as seen on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remaining {
    /// Working days after today up to the due date; 0 on the due date itself, negative when that many have passed since.
    pub working_days: i64,
    /// The due date lies before today. It can be overdue with 0 working days gone, on the Saturday after.
    pub overdue: bool,
}

/// The time left to `due_on` when it is `today`.
pub fn remaining(calendar: &Calendar, today: Date, due_on: Date) -> Remaining {
    Remaining {
        working_days: elapsed_working_days(calendar, today, due_on),
        overdue: due_on < today,
    }
}

/// The colour of a running deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    Green,
    Yellow,
    Red,
}

/// When a light turns yellow: at so many working days left, or at such a share of the whole time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    pub yellow_working_days: u32,
    pub yellow_percent: u32,
}

impl Default for Thresholds {
    /// Yellow at 2 working days or 30 % left.
    fn default() -> Thresholds {
        Thresholds {
            yellow_working_days: 2,
            yellow_percent: 30,
        }
    }
}

/// Red after the due date; yellow when at most the threshold's days or share of `total_working_days` is left; else green.
pub fn light(remaining: Remaining, total_working_days: u32, thresholds: Thresholds) -> Light {
    let left = remaining.working_days;
    let few = left <= i64::from(thresholds.yellow_working_days);
    let share = i64::from(total_working_days) * i64::from(thresholds.yellow_percent);
    if remaining.overdue {
        Light::Red
    } else if few || left * 100 <= share {
        Light::Yellow
    } else {
        Light::Green
    }
}
