//! Legal rest days for years whose notice has not been published.
//!
//! Source: 全国年节及纪念日放假办法, as revised with effect from 2025-01-01, article 2: New Year 1 day, Spring Festival 4
//! (with its eve), Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3. Which weekdays are moved
//! around them is only said by the notice, hence nothing is moved here.

use crate::time::Date;

/// The festivals that follow the moon or the sun, for the one year that is needed before its notice is out.
const FESTIVALS_2027: [(i8, i8, &str); 7] = [
    (2, 5, "春节"),
    (2, 6, "春节"),
    (2, 7, "春节"),
    (2, 8, "春节"),
    (4, 5, "清明节"),
    (6, 9, "端午节"),
    (9, 15, "中秋节"),
];

/// The name of the legal rest day on a date, if it is one. Of years other than 2027 only the fixed dates are known.
pub(super) fn legal_day(date: Date) -> Option<&'static str> {
    match (date.month(), date.day()) {
        (1, 1) => Some("元旦"),
        (5, 1 | 2) => Some("劳动节"),
        (10, 1..=3) => Some("国庆节"),
        (month, day) if date.year() == 2027 => FESTIVALS_2027
            .iter()
            .find(|(m, d, _)| (*m, *d) == (month, day))
            .map(|(_, _, name)| *name),
        _ => None,
    }
}
