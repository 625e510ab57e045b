//! One cell, as it was found.

use std::borrow::Cow;

use crate::moment::Moment;

/// The value of a cell. Text borrows from the opened file where it can.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(f64),
    Flag(bool),
    /// A real date cell.
    Moment(Moment),
    /// The result of a broken formula, such as `#REF!`.
    Failed(&'static str),
}

impl Cell<'_> {
    /// Nothing, or only white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Blank => true,
            Cell::Text(text) => text.chars().all(char::is_whitespace),
            _ => false,
        }
    }

    /// The cell as a person reads it.
    pub fn to_text(&self) -> Cow<'_, str> {
        match self {
            Cell::Blank => Cow::Borrowed(""),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number_text(*number)),
            Cell::Flag(true) => Cow::Borrowed("TRUE"),
            Cell::Flag(false) => Cow::Borrowed("FALSE"),
            Cell::Moment(moment) => Cow::Owned(moment.to_string()),
            Cell::Failed(code) => Cow::Borrowed(code),
        }
    }

    /// The same cell, free of the opened file.
    pub fn into_owned(self) -> Cell<'static> {
        match self {
            Cell::Blank => Cell::Blank,
            Cell::Text(text) => Cell::Text(Cow::Owned(text.into_owned())),
            Cell::Number(number) => Cell::Number(number),
            Cell::Flag(flag) => Cell::Flag(flag),
            Cell::Moment(moment) => Cell::Moment(moment),
            Cell::Failed(code) => Cell::Failed(code),
        }
    }
}

/// A number without exponent, with the fifteen digits a spreadsheet keeps: `13800000000`, `12.3`.
pub fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}
