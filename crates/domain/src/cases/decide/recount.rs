//! What an edit of the calendar does to the dates of a case: the one promised to the firm, the first contact, and those of
//! the offices that help.

use crate::calendar::Calendar;
use crate::cases::event::{CoHandlerMoved, DeadlineMoved};
use crate::cases::state::{Assignment, Case, Moved, Promise};
use crate::deadlines::{self, Limit, Unit, elapsed_working_days};
use crate::time::{Date, local_date};

/// One edit of the calendar, seen on a day.
#[derive(Debug, Clone, Copy)]
pub struct CalendarEdit<'a> {
    pub before: &'a Calendar,
    pub after: &'a Calendar,
    pub today: Date,
    /// The authority behind it, in words.
    pub reason: &'a str,
}

/// What an edit means for a case that runs: its open dates counted again, where they come out differently.
///
/// Nobody is late by an edit: an earlier date than today's comes no nearer than today, and one that has passed moves no
/// further back. An extension's date was named by a person and stays, unless it has come to lie on a rest day. Whatever
/// the calendar from before would say of a date as well is no work of this edit.
pub fn recount(case: &Case, edit: &CalendarEdit<'_>) -> Option<DeadlineMoved> {
    let due = case.due.as_ref()?;
    if !case.stage.without_withdrawal().name().is_under_way() {
        return None;
    }
    let promised = edit.promised(due);
    let contact_due_on = edit.first_contact(case);
    let co_handlers = edit.co_handlers(case);
    if promised.is_none() && contact_due_on.is_none() && co_handlers.is_empty() {
        return None;
    }
    let promised = promised.unwrap_or_else(|| Moved {
        due_on: due.due_on,
        provisional: due.provisional,
        traces: Vec::new(),
    });
    Some(DeadlineMoved {
        due_on: promised.due_on,
        provisional: promised.provisional,
        traces: promised.traces,
        contact_due_on,
        co_handlers,
        reason: edit.reason.to_owned(),
    })
}

impl CalendarEdit<'_> {
    fn promised(&self, due: &Promise) -> Option<Moved> {
        let counted = |calendar| {
            let mut moved = due.with_pauses(calendar, &due.pauses);
            moved.due_on = self.no_nearer(moved.due_on, due.due_on);
            moved
        };
        let (anyway, moved) = (counted(self.before), counted(self.after));
        let said = (moved.due_on, moved.provisional);
        let is_new = said != (anyway.due_on, anyway.provisional);
        (is_new && said != (due.due_on, due.provisional)).then_some(moved)
    }

    fn first_contact(&self, case: &Case) -> Option<Date> {
        let assignment = case.assignment.as_ref()?;
        match case.first_contact_at {
            Some(_) => None,
            None => self.same_days(assignment, assignment.contact_due_on),
        }
    }

    fn co_handlers(&self, case: &Case) -> Vec<CoHandlerMoved> {
        let Some(assignment) = &case.assignment else {
            return Vec::new();
        };
        let open = assignment
            .co_handlers
            .iter()
            .filter(|co| co.opinion_on.is_none());
        open.filter_map(|co| {
            let due_on = self.same_days(assignment, co.due_on)?;
            Some(CoHandlerMoved {
                office: co.office,
                due_on,
            })
        })
        .collect()
    }

    /// The day that is as many working days after the assignment as the date was, if the edit makes it another day.
    fn same_days(&self, assignment: &Assignment, date: Date) -> Option<Date> {
        let from = local_date(assignment.assigned_at);
        let days = u32::try_from(elapsed_working_days(self.before, from, date)).ok()?;
        let limit = Limit::new(days, Unit::WorkingDays).ok()?;
        let counted = |calendar| deadlines::due(calendar, from, limit).due_on;
        let (anyway, again) = (counted(self.before), counted(self.after));
        let moved = self.no_nearer(again, date);
        (again != anyway && moved != date).then_some(moved)
    }

    fn no_nearer(&self, counted: Date, was: Date) -> Date {
        counted.max(was.min(self.today))
    }
}
