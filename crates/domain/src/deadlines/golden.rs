//! Deadlines that were worked out elsewhere, by another programme over the published tables.
//!
//! They are part of the binary: after an upgrade the programme can count them again before it counts for people.

use jiff::civil::date;

use super::Unit::{self, CalendarDays, WorkingDays};
use super::{Limit, due};
use crate::calendar::Calendar;
use crate::time::Date;

type Row = (i16, i8, i8, u32, Unit, i16, i8, i8);

/// From year, month, day; count; unit; due year, month, day.
#[rustfmt::skip]
const GOLDEN: [Row; 36] = [
    (2024, 4, 26, 1, WorkingDays, 2024, 4, 28),
    (2024, 4, 26, 5, WorkingDays, 2024, 5, 7),
    (2024, 4, 30, 5, WorkingDays, 2024, 5, 10),
    (2024, 5, 10, 1, WorkingDays, 2024, 5, 11),
    (2024, 2, 9, 3, WorkingDays, 2024, 2, 20),
    (2024, 2, 2, 5, WorkingDays, 2024, 2, 8),
    (2024, 2, 17, 1, WorkingDays, 2024, 2, 18),
    (2024, 9, 13, 15, WorkingDays, 2024, 10, 11),
    (2024, 9, 27, 5, WorkingDays, 2024, 10, 10),
    (2024, 3, 1, 30, WorkingDays, 2024, 4, 15),
    (2024, 12, 31, 1, WorkingDays, 2025, 1, 2),
    (2024, 1, 31, 10, CalendarDays, 2024, 2, 18),
    (2024, 4, 24, 10, CalendarDays, 2024, 5, 6),
    (2024, 9, 4, 10, CalendarDays, 2024, 9, 14),
    (2025, 1, 24, 5, WorkingDays, 2025, 2, 7),
    (2025, 1, 20, 15, WorkingDays, 2025, 2, 14),
    (2025, 4, 25, 5, WorkingDays, 2025, 5, 6),
    (2025, 9, 26, 15, WorkingDays, 2025, 10, 23),
    (2025, 5, 30, 1, WorkingDays, 2025, 6, 3),
    (2025, 12, 31, 3, WorkingDays, 2026, 1, 6),
    (2025, 9, 1, 30, CalendarDays, 2025, 10, 9),
    (2025, 1, 8, 20, CalendarDays, 2025, 2, 5),
    (2026, 1, 1, 1, WorkingDays, 2026, 1, 4),
    (2026, 2, 13, 5, WorkingDays, 2026, 2, 27),
    (2026, 2, 10, 20, WorkingDays, 2026, 3, 16),
    (2026, 4, 30, 5, WorkingDays, 2026, 5, 11),
    (2026, 9, 18, 10, WorkingDays, 2026, 10, 9),
    (2026, 9, 24, 3, WorkingDays, 2026, 9, 30),
    (2026, 11, 23, 30, WorkingDays, 2027, 1, 5),
    (2026, 12, 30, 5, WorkingDays, 2027, 1, 7),
    (2026, 12, 2, 30, CalendarDays, 2027, 1, 4),
    (2026, 6, 1, 90, CalendarDays, 2026, 8, 31),
    (2027, 2, 4, 1, WorkingDays, 2027, 2, 9),
    (2026, 12, 31, 30, WorkingDays, 2027, 2, 16),
    (2020, 1, 23, 1, WorkingDays, 2020, 2, 3),
    (2018, 12, 28, 3, WorkingDays, 2019, 1, 3),
];

/// A deadline that this programme counts in another way than the published tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{count} {unit:?} from {from} must end on {expected}, but end on {found}")]
pub struct GoldenMismatch {
    pub from: Date,
    pub count: u32,
    pub unit: Unit,
    pub expected: Date,
    pub found: Date,
}

/// Counts the known deadlines of 2018 to 2027 with the built-in calendar.
pub fn check_golden_deadlines() -> Result<(), GoldenMismatch> {
    for (y, m, d, count, unit, due_y, due_m, due_d) in GOLDEN {
        let (from, expected) = (date(y, m, d), date(due_y, due_m, due_d));
        let found = Limit::new(count, unit)
            .map(|limit| due(Calendar::official(), from, limit).due_on)
            .unwrap_or(from);
        if found != expected {
            return Err(GoldenMismatch {
                from,
                count,
                unit,
                expected,
                found,
            });
        }
    }
    Ok(())
}
