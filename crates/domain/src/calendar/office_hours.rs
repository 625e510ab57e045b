//! Office hours: when a reminder may go out, and how a limit in hours is counted.
//!
//! Time is cut into half-open spans, so a day has neither a lost nor a doubled minute, and hours are measured by the
//! same spans by which they are added.

mod clock;

use serde::{Deserialize, Serialize};

pub use clock::{MonthDay, Span};

use super::{Calendar, next_day};
use crate::time::{Date, Instant, local_date, local_instant};

/// The hours from a day of the year on, until the next season begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    pub from: MonthDay,
    pub spans: Vec<Span>,
}

/// The office hours of the year on working days; offices in the south keep other hours in summer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<Season>", try_from = "Vec<Season>")]
pub struct OfficeHours {
    seasons: Vec<Season>,
}

/// Why office hours are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OfficeHoursError {
    #[error("a span is written like 08:30-12:00, its end after its beginning")]
    Span,
    #[error("a day of the year is written like 05-01")]
    MonthDay,
    #[error("office hours need at least one season with at least one span")]
    Empty,
    #[error("the spans of a day must follow one another without overlap")]
    Overlap,
    #[error("two seasons begin on the same day")]
    SameSeason,
}

impl OfficeHours {
    /// Office hours of one or more seasons. A single season holds all the year.
    pub fn new(mut seasons: Vec<Season>) -> Result<OfficeHours, OfficeHoursError> {
        if seasons.is_empty() || seasons.iter().any(|s| s.spans.is_empty()) {
            return Err(OfficeHoursError::Empty);
        }
        seasons.sort_by_key(|season| season.from);
        if seasons.windows(2).any(|two| two[0].from == two[1].from) {
            return Err(OfficeHoursError::SameSeason);
        }
        let overlap = |season: &Season| season.spans.windows(2).any(|two| two[0].to > two[1].from);
        if seasons.iter().any(overlap) {
            return Err(OfficeHoursError::Overlap);
        }
        Ok(OfficeHours { seasons })
    }

    /// Whether offices are open at an instant.
    pub fn is_open(&self, calendar: &Calendar, at: Instant) -> bool {
        self.windows(calendar, local_date(at))
            .any(|(open, close)| open <= at && at < close)
    }

    /// The instant itself while offices are open, otherwise their next opening.
    pub fn next_open(&self, calendar: &Calendar, at: Instant) -> Instant {
        let mut date = local_date(at);
        while date < Date::MAX {
            let ahead = self.windows(calendar, date).find(|(_, close)| at < *close);
            if let Some((open, _)) = ahead {
                return open.max(at);
            }
            date = next_day(date);
        }
        at
    }

    /// The instant at which `minutes` of open time have passed since `from`; the inverse of [`OfficeHours::open_ms`].
    pub fn after(&self, calendar: &Calendar, from: Instant, minutes: u32) -> Instant {
        let mut left = i64::from(minutes) * 60_000;
        let mut date = local_date(from);
        while date < Date::MAX {
            for (open, close) in self.windows(calendar, date) {
                let begin = open.max(from);
                let room = close.since(begin).max(0);
                if room >= left && begin < close {
                    return Instant(begin.0 + left);
                }
                left -= room;
            }
            date = next_day(date);
        }
        from
    }

    /// Milliseconds of open time between two instants; 0 when `to` is not after `from`.
    pub fn open_ms(&self, calendar: &Calendar, from: Instant, to: Instant) -> i64 {
        let mut date = local_date(from);
        let last = local_date(to);
        let mut sum = 0;
        while date <= last && date < Date::MAX {
            for (open, close) in self.windows(calendar, date) {
                sum += close.min(to).since(open.max(from)).max(0);
            }
            date = next_day(date);
        }
        sum
    }

    fn windows<'a>(
        &'a self,
        calendar: &Calendar,
        date: Date,
    ) -> impl Iterator<Item = (Instant, Instant)> + use<'a> {
        let spans: &[Span] = match calendar.is_working(date) {
            true => &self.season(date).spans,
            false => &[],
        };
        spans.iter().map(move |span| {
            let at = |minute| local_instant(date, 0, i64::from(minute));
            (at(span.from), at(span.to))
        })
    }

    fn season(&self, date: Date) -> &Season {
        let today = MonthDay {
            month: date.month(),
            day: date.day(),
        };
        let begun = self.seasons.iter().rfind(|season| season.from <= today);
        // Before the first season of a year the last season of the year before still holds.
        begun.unwrap_or(&self.seasons[self.seasons.len() - 1])
    }
}

impl Default for OfficeHours {
    /// 09:00–12:00 and 13:30–17:00 all the year, until an administrator says otherwise.
    fn default() -> OfficeHours {
        let span = |from, to| Span { from, to };
        let season = Season {
            from: MonthDay { month: 1, day: 1 },
            spans: vec![span(9 * 60, 12 * 60), span(13 * 60 + 30, 17 * 60)],
        };
        OfficeHours {
            seasons: vec![season],
        }
    }
}

impl From<OfficeHours> for Vec<Season> {
    fn from(hours: OfficeHours) -> Vec<Season> {
        hours.seasons
    }
}

impl TryFrom<Vec<Season>> for OfficeHours {
    type Error = OfficeHoursError;

    fn try_from(seasons: Vec<Season>) -> Result<OfficeHours, OfficeHoursError> {
        OfficeHours::new(seasons)
    }
}

#[cfg(test)]
mod tests;
