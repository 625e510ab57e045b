//! The working-day calendar: which days count, and why.
//!
//! A [`Calendar`] is a value. It joins the State Council's yearly holiday notices (2007–2026 are part of the programme,
//! later years are imported), the legal rest days for years without a notice, and local days that a document of the
//! region sets. Both directions exist: a Saturday can work, a Tuesday can rest.

mod change;
mod day;
mod fingerprint;
mod legal;
mod local;
mod notice;
mod office_hours;
mod official;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::Weekday;

pub use change::{changed_dates, differs_from};
pub use day::{Day, DayKind, Provisional};
pub use fingerprint::Fingerprint;
pub use local::{DayRule, LocalDay, LocalDayError};
pub use notice::{NoticeDay, NoticeError, YearNotice};
pub use office_hours::{MonthDay, OfficeHours, OfficeHoursError, Season, Span};
pub use official::official_notices;

use crate::time::Date;

/// What is known about every date: a value, cheap to ask, to be shared behind an `Arc`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    notices: BTreeMap<i16, YearNotice>,
    by_notice: BTreeMap<Date, NoticeDay>,
    local: BTreeMap<Date, LocalDay>,
    /// Dates on which a notice or a local day differs from the plain week, each with the sum of the differences up to
    /// and including it: a working Saturday adds one, a resting Tuesday takes one away.
    differences: Vec<(Date, i64)>,
    fingerprint: Fingerprint,
}

static OFFICIAL: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::build(official_notices().to_vec(), Vec::new()));

impl Calendar {
    /// The calendar of the notices that are part of the programme, without any local day.
    pub fn official() -> &'static Calendar {
        &OFFICIAL
    }

    /// The built-in notices, plus or replaced by the imported ones, plus local days.
    /// A later notice of the same year and a later local day of the same date win.
    pub fn with(
        imported: impl IntoIterator<Item = YearNotice>,
        local: impl IntoIterator<Item = LocalDay>,
    ) -> Calendar {
        let notices = official_notices().iter().cloned().chain(imported);
        Calendar::build(notices, local)
    }

    fn build(
        notices: impl IntoIterator<Item = YearNotice>,
        local: impl IntoIterator<Item = LocalDay>,
    ) -> Calendar {
        let notices: BTreeMap<i16, YearNotice> =
            notices.into_iter().map(|n| (n.year(), n)).collect();
        // A notice may set days of the December before. In order of years, the later notice wins.
        let by_notice = notices
            .values()
            .flat_map(|notice| notice.days().iter().cloned())
            .map(|day| (day.date, day))
            .collect();
        let local: BTreeMap<Date, LocalDay> =
            local.into_iter().map(|day| (day.date(), day)).collect();
        let fingerprint = Fingerprint::of(notices.keys(), &by_notice, &local);
        let mut calendar = Calendar {
            notices,
            by_notice,
            local,
            differences: Vec::new(),
            fingerprint,
        };
        calendar.differences = calendar.sum_differences();
        calendar
    }

    fn sum_differences(&self) -> Vec<(Date, i64)> {
        let set: BTreeSet<Date> = self
            .by_notice
            .keys()
            .chain(self.local.keys())
            .copied()
            .collect();
        let mut sum = 0;
        let mut differences = Vec::new();
        for date in set {
            let difference = i64::from(self.is_working(date)) - i64::from(!is_weekend(date));
            if difference != 0 {
                sum += difference;
                differences.push((date, sum));
            }
        }
        differences
    }

    /// What a date is, with its reason, and whether its year still waits for the notice.
    pub fn day(&self, date: Date) -> Day {
        Day {
            date,
            kind: self.kind(date),
            provisional: self.provisional(date),
        }
    }

    fn kind(&self, date: Date) -> DayKind {
        if let Some(local) = self.local.get(&date) {
            return DayKind::from(local);
        }
        let weekend = is_weekend(date);
        match self.by_notice.get(&date) {
            Some(day) if day.rest => DayKind::Holiday {
                name: day.name.clone(),
            },
            Some(day) if weekend => DayKind::MakeUp {
                holiday: day.name.clone(),
            },
            Some(_) => DayKind::Workday,
            None => match self.legal_day(date) {
                Some(name) => DayKind::Holiday {
                    name: name.to_owned(),
                },
                None if weekend => DayKind::Weekend,
                None => DayKind::Workday,
            },
        }
    }

    /// Whether people work on a date. Says the same as [`Calendar::day`] without building the reason.
    pub fn is_working(&self, date: Date) -> bool {
        if let Some(local) = self.local.get(&date) {
            return local.rule() == DayRule::Work;
        }
        match self.by_notice.get(&date) {
            Some(day) => !day.rest,
            None => !is_weekend(date) && self.legal_day(date).is_none(),
        }
    }

    /// Working days after `from` up to and including `to`, which is not before it: the weekdays, set right by what was
    /// set. Years that still wait for their notice are walked day by day.
    pub(crate) fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if (from.year()..=to.year()).any(|year| !self.notices.contains_key(&year)) {
            return self.walked_between(from, to);
        }
        weekdays_between(from, to) + self.difference_until(to) - self.difference_until(from)
    }

    /// The sum of all differences from the plain week up to and including a date.
    fn difference_until(&self, date: Date) -> i64 {
        let later = self.differences.partition_point(|(day, _)| *day <= date);
        let last = later.checked_sub(1).map(|at| self.differences[at].1);
        last.unwrap_or(0)
    }

    /// The same, day by day.
    fn walked_between(&self, from: Date, to: Date) -> i64 {
        let (mut day, mut count) = (from, 0);
        while day < to {
            day = next_day(day);
            count += i64::from(self.is_working(day));
        }
        count
    }

    /// The first working day on or after a date.
    pub fn working_day_from(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working(day) && day < Date::MAX {
            day = next_day(day);
        }
        day
    }

    /// The marker of a date whose year has no notice yet.
    pub fn provisional(&self, date: Date) -> Option<Provisional> {
        let year = date.year();
        (!self.notices.contains_key(&year)).then_some(Provisional { year })
    }

    /// The notices in force, by year.
    pub fn notices(&self) -> impl Iterator<Item = &YearNotice> {
        self.notices.values()
    }

    /// The local days in force, by date.
    pub fn local_days(&self) -> impl Iterator<Item = &LocalDay> {
        self.local.values()
    }

    /// Names the rules in force: equal calendars have equal fingerprints. It is written beside every due date.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    fn legal_day(&self, date: Date) -> Option<&'static str> {
        match self.provisional(date) {
            Some(_) => legal::legal_day(date),
            None => None,
        }
    }
}

pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Mondays to Fridays after `from` up to and including `to`.
fn weekdays_between(from: Date, to: Date) -> i64 {
    let days = i64::from((to - from).get_days());
    let begun = i64::from(from.weekday().to_monday_zero_offset());
    // Counted from the Monday of the first week, so that both ends are a number of weeks and a rest.
    let until = |day: i64| day.div_euclid(7) * 5 + day.rem_euclid(7).min(5);
    until(begun + days + 1) - until(begun + 1)
}

/// The day after; the last day of the calendar library is its own successor.
pub(crate) fn next_day(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests;
