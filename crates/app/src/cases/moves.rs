//! What an edit of the calendar does to running cases: each of which a date comes out differently gets an event.

use domain::calendar::differs_from;
use domain::cases::decide::{CalendarEdit, recount};
use domain::cases::event::DeadlineMoved;
use domain::cases::{Case, Event};
use domain::ids::CaseId;
use domain::time::{Date, Instant};
use domain::words;
use serde::{Deserialize, Serialize};
use store::Tx;

use super::act::write_all;
use super::save::{Change, change};
use crate::Error;
use crate::record::Recording;

words! {
    /// Which date of a case moved.
    MovedDate { Promised = "promised", FirstContact = "first_contact", CoHandling = "co_handling" }
}

/// One date of a case that moved, as the journal of the calendar keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub case: CaseId,
    pub number: String,
    #[serde(default = "promised")]
    pub which: MovedDate,
    pub from: Date,
    /// The same day when only its year ceased to be provisional.
    pub to: Date,
    /// The new date may move again: it touches a year without a notice.
    pub provisional: bool,
}

/// Lines from before the other dates were counted again, too.
fn promised() -> MovedDate {
    MovedDate::Promised
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
        edit: &CalendarEdit<'_>,
        now: Instant,
    ) -> Result<Moves, Error> {
        let mut moves = Moves {
            changes: Vec::new(),
            moved: Vec::new(),
        };
        let Some(first) = differs_from(edit.before, edit.after) else {
            return Ok(moves);
        };
        for stored in store::cases::running_from(tx, first)? {
            let Some(event) = recount(&stored.case, edit) else {
                continue;
            };
            moves.moved.extend(lines(&stored.case, &event));
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

/// The dates of a case that an event moved; those who help have the same one.
fn lines(case: &Case, event: &DeadlineMoved) -> Vec<Moved> {
    let line = |which, from: Date, to: Date| Moved {
        case: case.id,
        number: case.number.clone(),
        which,
        from,
        to,
        provisional: which == MovedDate::Promised && event.provisional,
    };
    let due = case.due.as_ref();
    let promised = due
        .filter(|due| (due.due_on, due.provisional) != (event.due_on, event.provisional))
        .map(|due| line(MovedDate::Promised, due.due_on, event.due_on));
    let assignment = case.assignment.as_ref();
    let contact = assignment
        .zip(event.contact_due_on)
        .map(|(was, to)| line(MovedDate::FirstContact, was.contact_due_on, to));
    let helping = event.co_handlers.iter().filter_map(|moved| {
        let mut offices = case.co_handlers().iter();
        let was = offices.find(|co| co.office == moved.office)?;
        Some(line(MovedDate::CoHandling, was.due_on, moved.due_on))
    });
    let mut lines: Vec<Moved> = promised.into_iter().chain(contact).chain(helping).collect();
    lines.dedup();
    lines
}
