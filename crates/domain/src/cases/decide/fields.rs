//! Checks that many forms share. Lengths are in characters, as people count them.

use crate::cases::refusal::{Problem, Refusal};
use crate::time::{Date, Instant};

/// A line: titles, names, numbers.
pub const LINE: usize = 200;
/// A paragraph: reasons and notes.
pub const PARAGRAPH: usize = 2_000;
/// A text: facts and replies.
pub const TEXT: usize = 20_000;

/// The text must be there and not longer than `most` characters.
pub fn required(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Refusal::field(field, Problem::Missing);
    }
    optional(field, text, most)
}

/// The text may be empty, but not longer than `most` characters.
pub fn optional(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.chars().count() > most {
        return Refusal::field(field, Problem::TooLong);
    }
    Ok(())
}

/// A day that is still to come.
pub fn after_today(field: &'static str, on: Date, today: Date) -> Result<(), Refusal> {
    if on <= today {
        return Refusal::field(field, Problem::NotAfterToday);
    }
    Ok(())
}

/// Something that has happened: not later than now.
pub fn happened(field: &'static str, at: Instant, now: Instant) -> Result<(), Refusal> {
    if at > now {
        return Refusal::field(field, Problem::InTheFuture);
    }
    Ok(())
}
