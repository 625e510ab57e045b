//! What a command means for other cases: a merge, its undoing, a split.

use domain::cases::command::{Command, Submission};
use domain::cases::event::{Absorbed, Released, SplitOff};
use domain::cases::{Case, Event, Intake, Stage, submit};
use domain::ids::CaseId;
use domain::time::Instant;
use store::Tx;
use store::cases::Stored;

use super::{Cases, history};
use crate::Error;

/// A case other than the one that the command names, and its events.
pub(crate) type Other = (CaseId, Option<Stored>, Vec<Event>);

impl Cases<'_> {
    /// The events that other cases get in the same transaction.
    pub(crate) fn consequences(
        &self,
        tx: &mut Tx,
        case: &Case,
        command: &Command,
        now: Instant,
    ) -> Result<Vec<Other>, Error> {
        match command {
            Command::Merge(merge) => {
                let into = store::cases::by_id(tx, merge.into)?.ok_or(Error::NotFound)?;
                let event = Event::Absorbed(Absorbed {
                    case: case.id,
                    received_at: case.received_at,
                });
                Ok(vec![(into.case.id, Some(into), vec![event])])
            }
            Command::Unmerge(_) => {
                let Stage::Merged { into, .. } = &case.stage else {
                    return Ok(Vec::new());
                };
                let into = store::cases::by_id(tx, *into)?.ok_or(Error::NotFound)?;
                let received_at = clock_without(tx, &into.case, case.id)?;
                let event = Event::Released(Released {
                    case: case.id,
                    received_at,
                });
                Ok(vec![(into.case.id, Some(into), vec![event])])
            }
            Command::Split(part) => {
                let intake = Intake {
                    title: part.title.clone(),
                    facts: part.facts.clone(),
                    ask: part.ask.clone(),
                    category: part.category.clone(),
                    ..case.intake.clone()
                };
                let fresh = self.submission(tx, &intake, case.received_at, now)?;
                let submission = Submission {
                    split_from: Some(case.id),
                    ..fresh
                };
                let events = submit(&submission, now)?;
                Ok(vec![(submission.id, None, events)])
            }
            _ => Ok(Vec::new()),
        }
    }
}

/// The event by which a split case says where its part went.
pub(crate) fn split_off(others: &[Other]) -> Option<Event> {
    let part = others.iter().find(|(_, before, _)| before.is_none())?;
    Some(Event::SplitOff(SplitOff { case: part.0 }))
}

/// The earliest receipt of a case and of those it still holds, without the one that leaves.
fn clock_without(tx: &mut Tx, into: &Case, leaving: CaseId) -> Result<Instant, Error> {
    let mut earliest = into.received_at;
    let mut first = true;
    for entry in history::history(tx, into)? {
        match entry.event {
            Event::Submitted(e) if first => earliest = e.received_at,
            Event::Imported(e) if first => earliest = e.received_at,
            Event::Absorbed(e) if e.case != leaving && into.absorbed.contains(&e.case) => {
                earliest = earliest.min(e.received_at);
            }
            _ => {}
        }
        first = false;
    }
    Ok(earliest)
}
