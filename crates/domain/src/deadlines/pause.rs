//! Stopping the clock while the firm has to act (等待企业材料).

use serde::{Deserialize, Serialize};

use super::Unit;
use super::elapsed::trace_between;
use super::trace::{Recorder, Trace};
use crate::calendar::Calendar;
use crate::time::Date;

/// What a pause did to a due date: the days measured, and the days added by the same rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    pub due_on: Date,
    /// The working days of the pause, from the day after its first day to its last day.
    pub paused: Trace,
    /// The days added, from the day after the old due date on.
    pub added: Trace,
}

/// Moves a due date by the working days of a pause.
///
/// The day on which the pause begins still belongs to the office, the day on which it ends to the firm; a pause that
/// ends on its first day moves nothing. The new date is never earlier than the first working day on or after the end of
/// the pause. A deadline that had already passed when the pause began stays passed.
pub fn extend_by_pause(
    calendar: &Calendar,
    due_on: Date,
    paused_from: Date,
    paused_to: Date,
) -> Extension {
    let in_time = paused_from <= due_on;
    let until = if in_time { paused_to } else { paused_from };
    let paused = trace_between(calendar, paused_from, until);
    let mut recorder = Recorder::new(calendar, due_on, paused.count, Unit::WorkingDays);
    while !recorder.is_complete() && recorder.last() < Date::MAX {
        recorder.count_next_day();
    }
    if in_time {
        let resumed = calendar.working_day_from(until.max(paused_from));
        while recorder.last() < resumed {
            recorder.pass_next_day();
        }
    }
    Extension {
        due_on: recorder.last(),
        paused,
        added: recorder.finish(),
    }
}
