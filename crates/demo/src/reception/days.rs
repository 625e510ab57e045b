//! The days before the meetings of the year that is told: all of them are working days.

use domain::calendar::Calendar;
use domain::time::{Date, Instant, local_instant};

/// When what happened before a meeting.
pub struct Days {
    pub arranged: Date,
    /// The announcement was published.
    pub told: Date,
    /// The last day of signing up.
    pub until: Date,
    /// Offices were asked for their views.
    pub asked: Date,
    pub chosen: Date,
}

const fn days(
    arranged: (i8, i8),
    told: (i8, i8),
    until: (i8, i8),
    asked: (i8, i8),
    chosen: (i8, i8),
) -> Days {
    const fn day((month, day): (i8, i8)) -> Date {
        Date::constant(2024, month, day)
    }
    Days {
        arranged: day(arranged),
        told: day(told),
        until: day(until),
        asked: day(asked),
        chosen: day(chosen),
    }
}

/// In the order of the meetings.
pub const BEFORE: [Days; 7] = [
    days((1, 22), (1, 29), (2, 5), (2, 6), (2, 8)),
    days((4, 1), (4, 8), (4, 17), (4, 18), (4, 22)),
    days((5, 8), (5, 13), (5, 21), (5, 22), (5, 24)),
    days((6, 5), (6, 11), (6, 19), (6, 20), (6, 24)),
    days((7, 24), (7, 30), (8, 7), (8, 8), (8, 12)),
    days((9, 20), (9, 26), (10, 10), (10, 11), (10, 14)),
    days((11, 6), (11, 12), (11, 20), (11, 21), (11, 25)),
];

impl Days {
    /// When the `k`th of `all` sign-ups arrives: spread over the working days of signing up.
    pub fn arrival(&self, k: usize, all: usize) -> Instant {
        let mut open = Vec::new();
        let mut day = self.told;
        while let Ok(next) = day.tomorrow()
            && next <= self.until
        {
            day = next;
            open.extend(Calendar::official().is_working(day).then_some(day));
        }
        let on = open[k * open.len() / all.max(1)];
        local_instant(on, 9, 5 + (37 * k as i64) % 420)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::MEETINGS;

    #[test]
    fn each_step_before_a_meeting_is_on_a_working_day_and_in_its_order() {
        for (days, meeting) in BEFORE.iter().zip(MEETINGS) {
            let (year, month, day) = meeting.date;
            let held = Date::constant(year, month, day);
            let all = [
                days.arranged,
                days.told,
                days.until,
                days.asked,
                days.chosen,
                held,
            ];
            assert!(all.is_sorted(), "{all:?}");
            for day in all {
                assert!(Calendar::official().is_working(day), "{day}");
            }
        }
    }
}
