//! Instants and dates. Nothing here reads a clock: the instant is always an argument.

use serde::{Deserialize, Serialize};

pub use jiff::civil::Date;
use jiff::civil::date;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

/// The offset of Asia/Shanghai, in hours. China keeps one time without summer time.
pub const LOCAL_OFFSET_HOURS: i64 = 8;
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

impl Instant {
    /// The instant `days` calendar days later (earlier when negative).
    pub fn plus_days(self, days: i64) -> Instant {
        Instant(self.0 + days * DAY_MS)
    }

    /// The instant `minutes` later (earlier when negative).
    pub fn plus_minutes(self, minutes: i64) -> Instant {
        Instant(self.0 + minutes * 60_000)
    }

    /// Whole milliseconds from `earlier` to this instant.
    pub fn since(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }
}

/// The date on the wall calendar (UTC+8) at an instant.
pub fn local_date(at: Instant) -> Date {
    let days = (at.0 + LOCAL_OFFSET_HOURS * HOUR_MS).div_euclid(DAY_MS);
    let span = jiff::Span::new().days(days);
    date(1970, 1, 1).saturating_add(span)
}

/// Hours and minutes on the wall clock (UTC+8) at an instant.
pub fn local_hour_minute(at: Instant) -> (i64, i64) {
    let in_day = (at.0 + LOCAL_OFFSET_HOURS * HOUR_MS).rem_euclid(DAY_MS);
    (in_day / HOUR_MS, in_day % HOUR_MS / 60_000)
}

/// The instant of a wall clock time (UTC+8) on a date.
pub fn local_instant(on: Date, hour: i64, minute: i64) -> Instant {
    let days = i64::from(days_since_epoch(on));
    Instant(days * DAY_MS + (hour - LOCAL_OFFSET_HOURS) * HOUR_MS + minute * 60_000)
}

/// `2024-05-06 09:30` on the wall clock, as pages and exports print an instant.
pub fn local_text(at: Instant) -> String {
    let (hour, minute) = local_hour_minute(at);
    format!("{} {hour:02}:{minute:02}", local_date(at))
}

fn days_since_epoch(on: Date) -> i32 {
    let span = on.since(date(1970, 1, 1)).unwrap_or_default();
    span.get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_and_its_first_minute_agree() {
        for on in [
            date(2024, 2, 29),
            date(1970, 1, 1),
            date(2026, 12, 31),
            date(1969, 12, 31),
        ] {
            let midnight = local_instant(on, 0, 0);
            assert_eq!(local_date(midnight), on);
            assert_eq!(local_date(Instant(midnight.0 - 1)), on.yesterday().unwrap());
        }
    }

    #[test]
    fn text_shows_the_wall_clock() {
        assert_eq!(
            local_text(local_instant(date(2024, 5, 6), 9, 5)),
            "2024-05-06 09:05"
        );
    }
}
