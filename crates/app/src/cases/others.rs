//! What a command means for other cases: a merge, its undoing, a split.

use domain::cases::command::Command;
use domain::cases::decide::{absorb, part, release};
use domain::cases::{Case, Event, Stage, submit};
use domain::ids::CaseId;
use domain::time::{Instant, local_date};
use store::Tx;
use store::cases::Stored;

use super::Cases;
use crate::Error;

/// A case other than the one that the command names, and its events.
pub(crate) type Other = (CaseId, Option<Stored>, Vec<Event>);

impl Cases<'_> {
    /// The events that other cases get in the same transaction. `id` is that of the part of a split.
    pub(crate) fn consequences(
        &self,
        tx: &mut Tx,
        case: &Case,
        command: &Command,
        id: Option<CaseId>,
        now: Instant,
    ) -> Result<Vec<Other>, Error> {
        match (command, id) {
            (Command::Merge(merge), _) => {
                let into = store::cases::by_id(tx, merge.into)?.ok_or(Error::NotFound)?;
                Ok(vec![(into.case.id, Some(into), vec![absorb(case)])])
            }
            (Command::Unmerge(_), _) => {
                let Stage::Merged { into, .. } = &case.stage else {
                    return Ok(Vec::new());
                };
                let into = store::cases::by_id(tx, *into)?.ok_or(Error::NotFound)?;
                let released = release(&into.case, case.id);
                Ok(vec![(into.case.id, Some(into), vec![released])])
            }
            (Command::Split(split), Some(id)) => {
                let year = i64::from(local_date(case.received_at).year());
                let number = self.number(tx, year)?;
                let events = submit(&part(case, split, id, number), now)?;
                Ok(vec![(id, None, events)])
            }
            _ => Ok(Vec::new()),
        }
    }
}
