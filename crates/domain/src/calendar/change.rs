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

fn candidates(before: &Calendar, after: &Calendar) -> BTreeSet<Date> {
    let mut dates = BTreeSet::new();
    for calendar in [before, after] {
        dates.extend(calendar.by_notice.keys());
        dates.extend(calendar.local.keys());
    }
    let years = before.notices.keys().chain(after.notices.keys());
    let known_once =
        years.filter(|y| before.notices.contains_key(*y) != after.notices.contains_key(*y));
    for year in known_once {
        let mut day = date(*year, 1, 1);
        while day.year() == *year {
            dates.insert(day);
            day = next_day(day);
        }
    }
    dates
}
