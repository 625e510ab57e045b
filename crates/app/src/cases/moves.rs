//! What an edit of the calendar does to running cases: each whose due date comes out differently gets an event.

use domain::calendar::{Calendar, differs_from};
use domain::cases::decide::recount;
use domain::cases::event::DeadlineMoved;
use domain::cases::{Case, Event};
use domain::ids::CaseId;
use domain::time::{Date, Instant, local_date};
use serde::{Deserialize, Serialize};
use store::Tx;
use store::cases::Stored;

use super::act::write_all;
use super::save::{Change, change};
use crate::Error;
use crate::record::Recording;

/// One case whose due date moved, as the journal of the calendar keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub case: CaseId,
    pub number: String,
    pub from: Date,
    /// The same day when only its year ceased to be provisional.
    pub to: Date,
    /// The new date may move again: it touches a year without a notice.
    pub provisional: bool,
}

/// Changes of cases that are recorded but not yet written.
pub(crate) struct Moves {
    changes: Vec<Change>,
    pub(crate) moved: Vec<Moved>,
}

impl Moves {
    /// Records the event of every running case that the edit moves. Comes first in its recording.
    pub(crate) fn record(
        tx: &mut Tx,
        recording: &mut Recording<'_>,
        calendars: (&Calendar, &Calendar),
        reason: &str,
        now: Instant,
    ) -> Result<Moves, Error> {
        let mut moves = Moves {
            changes: Vec::new(),
            moved: Vec::new(),
        };
        let today = local_date(now);
        let Some(first) = differs_from(calendars.0, calendars.1) else {
            return Ok(moves);
        };
        for stored in store::cases::running_from(tx, first)? {
            let Some(event) = moved(&stored.case, calendars, today, reason) else {
                continue;
            };
            moves.moved.extend(line(&stored, &event));
            let events = [Event::DeadlineMoved(event)];
            let id = stored.case.id;
            let change = change(tx, recording, id, Some(stored), &events, now)?;
            moves.changes.push(change);
        }
        Ok(moves)
    }

    /// Appends the recording, with whatever was added to it since, and writes the rows of the cases.
    pub(crate) fn write(self, tx: &mut Tx, recording: Recording<'_>) -> Result<(), Error> {
        let counts = vec![1; self.changes.len()];
        write_all(tx, recording, &self.changes, &counts)
    }
}

/// What this edit means for a case, whatever else the calendar would say of it.
fn moved(
    case: &Case,
    (before, after): (&Calendar, &Calendar),
    today: Date,
    reason: &str,
) -> Option<DeadlineMoved> {
    let told = |calendar| match recount(case, calendar, today, reason) {
        Some(Event::DeadlineMoved(event)) => Some(event),
        _ => None,
    };
    let event = told(after)?;
    let anyway = told(before).map(|event| (event.due_on, event.provisional));
    (anyway != Some((event.due_on, event.provisional))).then_some(event)
}

fn line(stored: &Stored, event: &DeadlineMoved) -> Option<Moved> {
    Some(Moved {
        case: stored.case.id,
        number: stored.case.number.clone(),
        from: stored.case.due.as_ref()?.due_on,
        to: event.due_on,
        provisional: event.provisional,
    })
}
