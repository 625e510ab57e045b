//! What another calendar makes of a running promise: the same steps, counted again.
//!
//! An edit of the calendar moves the dates that were counted with it, and only those. A date that was granted by hand
//! stays what was granted, unless it comes to lie on a rest day: then it moves to the next working day (民法典 art. 203).

use super::event::{DeadlineMoved, Event};
use super::state::{Case, Promise, Stage};
use crate::calendar::Calendar;
use crate::deadlines::{Trace, due, extend_by_pause, trace_between};
use crate::time::Date;

/// A date under one calendar, with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counted {
    due_on: Date,
    trace: Trace,
    /// The date, or a day counted on the way to it, lies in a year without a notice.
    provisional: bool,
}

/// Whether the lead office still works towards the case's due date.
pub fn deadline_runs(case: &Case) -> bool {
    case.due.is_some() && runs_in(&case.stage)
}

fn runs_in(stage: &Stage) -> bool {
    match stage {
        Stage::AwaitingMaterial { .. } => true,
        Stage::WithdrawalCheck { before, .. } => runs_in(before),
        _ => stage.name().owes_reply(),
    }
}

/// The event by which a new calendar moves the due date of a case; none if it leaves the date as it is.
///
/// `history` holds the events of the case in order, each with the local day on which it was recorded.
pub fn moved(
    case: &Case,
    history: &[(Event, Date)],
    (before, after): (&Calendar, &Calendar),
    reason: &str,
) -> Option<DeadlineMoved> {
    let present = case.due.as_ref().filter(|_| deadline_runs(case))?;
    let (old, new) = (count(history, before)?, count(history, after)?);
    let same_rule = (old.due_on, old.provisional) == (new.due_on, new.provisional);
    let same_date = (present.due_on, present.provisional) == (new.due_on, new.provisional);
    (!same_rule && !same_date).then(|| DeadlineMoved {
        due_on: new.due_on,
        provisional: new.provisional,
        trace: new.trace,
        reason: reason.to_owned(),
    })
}

/// Counts the promise in force anew: its limit, then each pause and each granted date, as they came.
fn count(history: &[(Event, Date)], calendar: &Calendar) -> Option<Counted> {
    let mut counted: Option<Counted> = None;
    let mut pause = None;
    for (event, on) in history {
        if let Some(promise) = promise_of(event) {
            counted = Some(promised(promise, calendar));
        }
        match (event, &counted) {
            (Event::MaterialRequested(e), _) => pause = Some((e.since, e.until)),
            (Event::MaterialReceived(_), Some(so_far)) => {
                if let Some((since, until)) = pause.take() {
                    counted = Some(paused(so_far, since, until.min(*on), calendar));
                }
            }
            (Event::ExtensionGranted(e), Some(_)) => counted = Some(granted(e.until, calendar)),
            _ => {}
        }
    }
    counted
}

/// The promise that an event makes, in place of any earlier one.
fn promise_of(event: &Event) -> Option<&Promise> {
    match event {
        Event::Assigned(e) => Some(&e.promise),
        Event::ResumedFromDocket(e) => Some(&e.promise),
        Event::ReworkOrdered(e) => Some(&e.promise),
        Event::Reopened(e) => Some(&e.promise),
        _ => None,
    }
}

fn promised(promise: &Promise, calendar: &Calendar) -> Counted {
    let due = due(calendar, promise.counted_from, promise.limit);
    Counted {
        due_on: due.due_on,
        provisional: due.provisional().is_some(),
        trace: due.trace,
    }
}

fn paused(so_far: &Counted, since: Date, ended: Date, calendar: &Calendar) -> Counted {
    let moved = extend_by_pause(calendar, so_far.due_on, since, ended);
    Counted {
        due_on: moved.due_on,
        provisional: moved.added.provisional.is_some(),
        trace: moved.added,
    }
}

fn granted(until: Date, calendar: &Calendar) -> Counted {
    let due_on = calendar.working_day_from(until);
    Counted {
        due_on,
        provisional: calendar.provisional(due_on).is_some(),
        trace: trace_between(calendar, until, due_on),
    }
}

#[cfg(test)]
mod tests;
