//! What happened in a span of days: in how many cases each thing happened. Unlike the figures of a year, which follow
//! cases by the day of their receipt, a week is made of events, so that it never changes afterwards.

use std::collections::BTreeMap;

use crate::time::{Date, Instant, local_date, local_instant};
use crate::words;

words! {
    /// Something that happens to a case and that a week is told by.
    Happening {
        Submitted = "submitted", Assigned = "assigned", Replied = "replied", StruckOff = "struck_off",
        Extended = "extended", Objected = "objected", Reworked = "reworked", Docketed = "docketed",
        Reopened = "reopened",
    }
}

impl Happening {
    /// The kind of event by which it happens.
    pub fn event_kind(self) -> &'static str {
        match self {
            Happening::Submitted => "case.submitted",
            Happening::Assigned => "case.assigned",
            Happening::Replied => "case.reply_issued",
            Happening::StruckOff => "case.struck_off",
            Happening::Extended => "case.extension_granted",
            Happening::Objected => "case.objected",
            Happening::Reworked => "case.rework_ordered",
            Happening::Docketed => "case.docket_approved",
            Happening::Reopened => "case.reopened",
        }
    }
}

/// In how many cases each thing happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happened(pub BTreeMap<Happening, i64>);

impl Happened {
    /// The number of cases.
    pub fn of(&self, happening: Happening) -> i64 {
        self.0.get(&happening).copied().unwrap_or(0)
    }
}

/// Monday to Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: Date,
}

impl Week {
    /// The week in which a day lies.
    pub fn of(day: Date) -> Week {
        let back = i64::from(day.weekday().to_monday_zero_offset());
        Week {
            monday: days_later(day, -back),
        }
    }

    pub fn monday(self) -> Date {
        self.monday
    }

    pub fn sunday(self) -> Date {
        days_later(self.monday, 6)
    }

    /// The week before.
    #[must_use]
    pub fn before(self) -> Week {
        Week {
            monday: days_later(self.monday, -7),
        }
    }

    /// The week after.
    #[must_use]
    pub fn after(self) -> Week {
        Week {
            monday: days_later(self.monday, 7),
        }
    }

    /// From its first instant up to the first one of the next week.
    pub fn span(self) -> (Instant, Instant) {
        let midnight = |day| local_instant(day, 0, 0);
        (midnight(self.monday), midnight(self.after().monday))
    }

    /// Whether it is over at an instant.
    pub fn is_over(self, now: Instant) -> bool {
        local_date(now) > self.sunday()
    }
}

/// A day some days later; at the ends of the calendar it stays.
fn days_later(day: Date, days: i64) -> Date {
    let span = jiff::Span::new().try_days(days);
    span.and_then(|span| day.checked_add(span)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_its_neighbours_leave_no_gap() {
        let sunday = Date::constant(2024, 12, 29);
        let week = Week::of(sunday);
        assert_eq!(week.monday(), Date::constant(2024, 12, 23));
        assert_eq!(week.sunday(), sunday);
        assert_eq!(week.after().monday(), Date::constant(2024, 12, 30));
        assert_eq!(week.span().1, week.after().span().0);
        assert_eq!(week.after().before(), week);
        let evening = local_instant(sunday, 23, 59);
        assert!(!week.is_over(evening) && week.is_over(Instant(evening.0 + 60_000)));
    }

    #[test]
    fn everything_that_happens_is_a_kind_of_event() {
        for happening in Happening::ALL {
            let kind = happening.event_kind();
            assert!(crate::cases::Event::KINDS.contains(&kind), "{kind}");
        }
    }
}
