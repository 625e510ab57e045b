//! What a cell can hold.

use std::borrow::Cow;

use domain::time::{Date, Instant};

use crate::moment::Moment;
use crate::table::Cell;

/// One value of a row to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'v> {
    Blank,
    Text(Cow<'v, str>),
    /// A whole number.
    Count(i64),
    /// A number with up to two decimals shown.
    Number(f64),
    /// A share: 0.905 is shown as 90.5%.
    Share(f64),
    /// Money in 分, shown in yuan.
    Money(i64),
    Day(Date),
    /// Shown on the wall clock of UTC+8.
    Time(Instant),
}

impl<'v> Value<'v> {
    pub fn text(text: impl Into<Cow<'v, str>>) -> Value<'v> {
        Value::Text(text.into())
    }

    /// Text where there is some.
    pub fn maybe(text: Option<&'v str>) -> Value<'v> {
        text.map_or(Value::Blank, Value::text)
    }

    pub fn moment(moment: Option<Moment>) -> Value<'v> {
        match moment {
            None => Value::Blank,
            Some(Moment::Day(day)) => Value::Day(day),
            Some(Moment::Time(at)) => Value::Time(at),
        }
    }

    /// The value as a text table has it; numbers without thousands marks.
    pub fn to_text(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Value::Blank => return Cow::Borrowed(""),
            Value::Text(text) => return Cow::Borrowed(text),
            Value::Count(count) => count.to_string(),
            Value::Number(number) => crate::table::number_text(*number),
            Value::Share(share) => format!("{:.1}%", share * 100.0),
            Value::Money(fen) => {
                let sign = if *fen < 0 { "-" } else { "" };
                let fen = fen.unsigned_abs();
                format!("{sign}{}.{:02}", fen / 100, fen % 100)
            }
            Value::Day(day) => Moment::Day(*day).to_string(),
            Value::Time(at) => Moment::Time(*at).to_string(),
        })
    }
}

/// A cell as it was read, to be written again.
impl<'a> From<&'a Cell<'a>> for Value<'a> {
    fn from(cell: &'a Cell<'a>) -> Value<'a> {
        match cell {
            Cell::Blank => Value::Blank,
            Cell::Number(number) if number.abs() < 1e11 => Value::Number(*number),
            Cell::Moment(moment) => Value::moment(Some(*moment)),
            Cell::Text(_) | Cell::Number(_) | Cell::Flag(_) | Cell::Failed(_) => {
                Value::Text(cell.to_text())
            }
        }
    }
}
