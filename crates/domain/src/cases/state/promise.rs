//! What was promised about time. The date is never a bare fact: it can be counted again from what it is made of.

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::deadlines::{self, Limit, Trace, elapsed_working_days};
use crate::time::Date;

/// A due date and what it is made of; the first date stays beside the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub counted_from: Date,
    /// `None` for a date that a ledger states without saying how it was counted.
    pub limit: Option<Limit>,
    /// The extension that replaced the counted date.
    pub granted: Option<Granted>,
    /// Times of waiting for the firm's material, in order.
    pub pauses: Vec<Pause>,
    pub first_due_on: Date,
    pub due_on: Date,
    /// The date touches a year whose holidays are not yet published.
    pub provisional: bool,
}

/// An extension: the date that was approved, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    pub until: Date,
    pub on: Date,
}

/// A time of waiting for the firm: the clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub since: Date,
    pub until: Date,
}

/// A date that was counted again, with the arithmetic of its steps: the limit first, then what each pause added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub due_on: Date,
    pub provisional: bool,
    pub traces: Vec<Trace>,
}

impl Promise {
    /// A limit that begins on a day, with its arithmetic.
    pub fn counted(calendar: &Calendar, from: Date, limit: Limit) -> (Promise, Trace) {
        let due = deadlines::due(calendar, from, limit);
        let promise = Promise {
            counted_from: from,
            limit: Some(limit),
            granted: None,
            pauses: Vec::new(),
            first_due_on: due.due_on,
            due_on: due.due_on,
            provisional: due.provisional().is_some(),
        };
        (promise, due.trace)
    }

    /// A date that a ledger states.
    pub fn stated(from: Date, due_on: Date) -> Promise {
        Promise {
            counted_from: from,
            limit: None,
            granted: None,
            pauses: Vec::new(),
            first_due_on: due_on,
            due_on,
            provisional: false,
        }
    }

    /// Counts the date again by a calendar, with the pauses given in place of its own.
    pub fn with_pauses(&self, calendar: &Calendar, pauses: &[Pause]) -> Moved {
        let mut moved = self.base(calendar);
        let extended_on = self.granted.map(|granted| granted.on);
        // The person who granted an extension knew of the pauses before it.
        for pause in pauses.iter().filter(|p| Some(p.since) >= extended_on) {
            let longer =
                deadlines::extend_by_pause(calendar, moved.due_on, pause.since, pause.until);
            moved.due_on = longer.due_on;
            moved.provisional |= longer.added.provisional.is_some();
            moved.traces.push(longer.added);
        }
        moved
    }

    /// The working days of the pauses.
    pub fn paused_days(&self, calendar: &Calendar) -> i64 {
        let days = |pause: &Pause| elapsed_working_days(calendar, pause.since, pause.until);
        self.pauses.iter().map(days).sum()
    }

    fn base(&self, calendar: &Calendar) -> Moved {
        match (self.granted, self.limit) {
            (Some(granted), _) => granted_date(calendar, granted.until),
            (None, Some(limit)) => {
                let due = deadlines::due(calendar, self.counted_from, limit);
                Moved {
                    due_on: due.due_on,
                    provisional: due.provisional().is_some(),
                    traces: vec![due.trace],
                }
            }
            (None, None) => Moved {
                due_on: self.first_due_on,
                provisional: false,
                traces: Vec::new(),
            },
        }
    }
}

/// A date that was named by hand stays, unless it has come to lie on a rest day: then it moves on (民法典 art. 203).
fn granted_date(calendar: &Calendar, until: Date) -> Moved {
    let due_on = calendar.working_day_from(until);
    let traces = match due_on == until {
        true => Vec::new(),
        false => vec![deadlines::trace_between(calendar, until, due_on)],
    };
    Moved {
        due_on,
        provisional: calendar.provisional(due_on).is_some(),
        traces,
    }
}

/// Extensions so far and the one that waits for a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extensions {
    pub granted: u32,
    pub pending: Option<PendingExtension>,
}

/// An extension that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingExtension {
    pub until: Date,
    pub reason: String,
    pub asked_on: Date,
}
