//! Days and times as spreadsheets and people write them, always on the wall clock of UTC+8.

mod serial;
mod text;

use std::fmt;

use domain::time::{Date, Instant, local_date, local_instant};

pub use serial::Epoch;

/// A day, or a day with a time of day.
///
/// Midnight counts as "no time given": spreadsheets store both alike. So [`Moment::Time`] is never midnight when it was
/// made by [`Moment::from_instant`] or read from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Only the date is known.
    Day(Date),
    /// Date and time of day, to the millisecond.
    Time(Instant),
}

impl Moment {
    /// The moment of an instant: a plain day when the wall clock shows midnight.
    pub fn from_instant(at: Instant) -> Moment {
        let day = local_date(at);
        if local_instant(day, 0, 0) == at {
            Moment::Day(day)
        } else {
            Moment::Time(at)
        }
    }

    /// Reads `2024/5/6`, `2024-05-06 10:20:30`, `2024.5.6`, `2024年5月6日`, `20240506`, `45418` (a serial number of the
    /// 1900 system) and close relatives. `None` when it isn't a whole date between the years 1800 and 2200.
    pub fn parse(text: &str) -> Option<Moment> {
        text::parse(text)
    }

    /// Reads a spreadsheet's serial number of days; the fraction is the time of day.
    pub fn from_serial(serial: f64, epoch: Epoch) -> Option<Moment> {
        serial::from_serial(serial, epoch)
    }

    /// The serial number in the 1900 system; `None` before 1900-03-01, where that system is wrong by a day.
    pub fn to_serial(self) -> Option<f64> {
        serial::to_serial(self)
    }

    /// The calendar day.
    pub fn date(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Time(at) => local_date(at),
        }
    }

    /// The instant; for a plain day its first millisecond.
    pub fn instant(self) -> Instant {
        match self {
            Moment::Day(day) => local_instant(day, 0, 0),
            Moment::Time(at) => at,
        }
    }

    /// Whether no time of day is known.
    pub fn is_date_only(self) -> bool {
        matches!(self, Moment::Day(_))
    }
}

/// `2024-05-06`, `2024-05-06 10:20:30` or, where there are milliseconds, `2024-05-06 10:20:30.250`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Moment::Time(at) = *self else {
            return self.date().fmt(f);
        };
        let day = local_date(at);
        let ms = at.since(local_instant(day, 0, 0));
        let (hour, minute, second) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        write!(f, "{day} {hour:02}:{minute:02}:{second:02}")?;
        match ms % 1000 {
            0 => Ok(()),
            rest => write!(f, ".{rest:03}"),
        }
    }
}

#[cfg(test)]
mod tests;
