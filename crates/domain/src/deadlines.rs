//! Deadlines: when a step is due, day by day why, how much time is left, and what a pause adds.
//!
//! Three rules hold everywhere. The count begins the day after the event (民法典 art. 201). A deadline in calendar days
//! that falls on a rest day moves to the next working day (民法典 art. 203). Time is measured by the very rule by which it
//! is added: `elapsed_working_days(from, due(from, n)) == n`.

mod elapsed;
mod golden;
mod light;
mod limit;
mod pause;
mod trace;

use serde::{Deserialize, Serialize};

pub use elapsed::{add_working_days, elapsed_working_days, trace_between, working_days_before};
pub use golden::{GoldenMismatch, check_golden_deadlines};
pub use light::{Light, Remaining, Thresholds, light, remaining};
pub use limit::{Allowed, Limit, LimitError, Unit};
pub use pause::{Extension, extend_by_pause};
pub use trace::{Effect, Step, Trace, TraceDay};

use crate::calendar::{Calendar, OfficeHours, Provisional, next_day};
use crate::time::{Date, Instant, local_date, local_instant};
use trace::Recorder;

/// A due date and the arithmetic that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub due_on: Date,
    pub trace: Trace,
}

impl Due {
    /// Set when the count touched a year whose holidays are not published: the date may still move.
    pub fn provisional(&self) -> Option<Provisional> {
        self.trace.provisional
    }
}

/// The due date of a limit that begins with an event on `from`; the day after is counted first.
///
/// Working days: the day that is counted last. Calendar days: the same, or the next working day when it is a rest day.
pub fn due(calendar: &Calendar, from: Date, limit: Limit) -> Due {
    let mut recorder = Recorder::new(calendar, from, limit.count(), limit.unit());
    while !recorder.is_complete() && recorder.last() < Date::MAX {
        recorder.count_next_day();
    }
    while !calendar.is_working(recorder.last()) && recorder.last() < Date::MAX {
        recorder.pass_next_day();
    }
    Due {
        due_on: recorder.last(),
        trace: recorder.finish(),
    }
}

/// When an allowed time runs out, to the instant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueAt {
    /// The first instant that is too late.
    pub at: Instant,
    /// The local date on which the time runs out.
    pub due_on: Date,
    /// The days counted; a limit in hours counts no days.
    pub trace: Option<Trace>,
}

/// When a step is too late. Days run to the end of the due day; hours are counted in office hours, so that no urgent
/// case lapses in a night in which nobody could be told.
pub fn due_at(calendar: &Calendar, hours: &OfficeHours, from: Instant, allowed: Allowed) -> DueAt {
    match allowed {
        Allowed::Days(limit) => {
            let Due { due_on, trace } = due(calendar, local_date(from), limit);
            DueAt {
                at: local_instant(next_day(due_on), 0, 0),
                due_on,
                trace: Some(trace),
            }
        }
        Allowed::Hours(count) => {
            let at = hours.after(calendar, from, u32::from(count.get()) * 60);
            DueAt {
                at,
                due_on: local_date(at),
                trace: None,
            }
        }
    }
}

#[cfg(test)]
mod tests;
