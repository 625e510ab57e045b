//! What a new calendar changes: the running cases whose counted days it touches have to be counted again.

use std::collections::BTreeSet;

use jiff::civil::date;

use super::{Calendar, next_day};
use crate::time::Date;

/// The dates that work under one calendar and rest under the other, in order.
///
/// A year that only one of the two has a notice for is compared day by day, since its provisional rest days fall away.
pub fn changed_dates(before: &Calendar, after: &Calendar) -> Vec<Date> {
    candidates(before, after)
        .into_iter()
        .filter(|day| before.is_working(*day) != after.is_working(*day))
        .collect()
}

/// The first day on which the two calendars say anything different, be it only that a year is not provisional any more.
pub fn differs_from(before: &Calendar, after: &Calendar) -> Option<Date> {
    let known_once = years_known_once(before, after).map(|year| date(year, 1, 1));
    let changed = changed_dates(before, after).into_iter();
    known_once.chain(changed).min()
}

fn years_known_once<'a>(
    before: &'a Calendar,
    after: &'a Calendar,
) -> impl Iterator<Item = i16> + 'a {
    let years = before.notices.keys().chain(after.notices.keys());
    years
        .filter(|y| before.notices.contains_key(*y) != after.notices.contains_key(*y))
        .copied()
}

fn candidates(before: &Calendar, after: &Calendar) -> BTreeSet<Date> {
    let mut dates = BTreeSet::new();
    for calendar in [before, after] {
        dates.extend(calendar.by_notice.keys());
        dates.extend(calendar.local.keys());
    }
    for year in years_known_once(before, after) {
        let mut day = date(year, 1, 1);
        while day.year() == year {
            dates.insert(day);
            day = next_day(day);
        }
    }
    dates
}
