//! Measuring and adding working days: two halves of one rule.

use super::Unit;
use super::trace::{Recorder, Trace};
use crate::calendar::{Calendar, next_day};
use crate::time::Date;

/// Working days after `from` up to and including `to`; negative when `to` lies before `from`.
///
/// It is the inverse of adding: `elapsed_working_days(c, from, add_working_days(c, from, n)) == n`.
pub fn elapsed_working_days(calendar: &Calendar, from: Date, to: Date) -> i64 {
    if to < from {
        return -elapsed_working_days(calendar, to, from);
    }
    calendar.working_days_between(from, to)
}

/// The same count as [`elapsed_working_days`], told day by day; empty when `to` isn't after `from`.
pub fn trace_between(calendar: &Calendar, from: Date, to: Date) -> Trace {
    let mut recorder = Recorder::new(calendar, from, 0, Unit::WorkingDays);
    while recorder.last() < to {
        recorder.count_next_day();
    }
    recorder.finish()
}

/// The date of the n-th working day after `from`; `from` itself for 0.
pub fn add_working_days(calendar: &Calendar, from: Date, count: u32) -> Date {
    let mut day = from;
    let mut left = count;
    while left > 0 && day < Date::MAX {
        day = next_day(day);
        left -= u32::from(calendar.is_working(day));
    }
    day
}

/// The n-th working day before `date`; `date` itself for 0. For a due date it is the day of the warning "T-n", on which
/// n working days are left.
pub fn working_days_before(calendar: &Calendar, date: Date, count: u32) -> Date {
    let mut day = date;
    let mut left = count;
    while left > 0 && day > Date::MIN {
        day = day.yesterday().unwrap_or(Date::MIN);
        left -= u32::from(calendar.is_working(day));
    }
    day
}
