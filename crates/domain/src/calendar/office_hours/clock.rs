//! Parts of the day and days of the year, as people write them in the configuration.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::OfficeHoursError;
use crate::time::Date;

const DAY_MINUTES: u16 = 24 * 60;

/// A part of the day, from the first minute up to but without the last one. As text: `08:30-12:00`, to `24:00` at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Span {
    pub(super) from: u16,
    pub(super) to: u16,
}

/// A day of any year, as text `05-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct MonthDay {
    pub(super) month: i8,
    pub(super) day: i8,
}

impl FromStr for Span {
    type Err = OfficeHoursError;

    fn from_str(text: &str) -> Result<Span, OfficeHoursError> {
        let (from, to) = text.split_once('-').ok_or(OfficeHoursError::Span)?;
        match (minute(from), minute(to)) {
            (Some(from), Some(to)) if from < to => Ok(Span { from, to }),
            _ => Err(OfficeHoursError::Span),
        }
    }
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let valid = hour <= 24 && minute < 60 && hour * 60 + minute <= DAY_MINUTES;
    valid.then_some(hour * 60 + minute)
}

impl FromStr for MonthDay {
    type Err = OfficeHoursError;

    fn from_str(text: &str) -> Result<MonthDay, OfficeHoursError> {
        // Read in a leap year, so that 02-29 is a day of the year too.
        let date: Date = format!("2024-{text}")
            .parse()
            .map_err(|_| OfficeHoursError::MonthDay)?;
        Ok(MonthDay {
            month: date.month(),
            day: date.day(),
        })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minute: u16| (minute / 60, minute % 60);
        let ((a, b), (c, d)) = (clock(self.from), clock(self.to));
        write!(f, "{a:02}:{b:02}-{c:02}:{d:02}")
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = OfficeHoursError;

            fn try_from(text: String) -> Result<$name, OfficeHoursError> {
                text.parse()
            }
        }
    )*};
}

as_text!(Span, MonthDay);
