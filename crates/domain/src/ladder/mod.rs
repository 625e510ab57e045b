//! The ladder (催办、督办): what happens by itself when a case slips, as one table of signed offsets.
//!
//! [`table`] is what an administrator edits, [`anchor`] says from which day each rung counts, [`due`] decides what is due
//! for a case at an instant, [`climb`] makes the events of it, [`watch`] judges whether the clock can be believed, and
//! [`preview`] says what a table would have done. Nothing here reads a clock: the programme asks, and records what it is
//! told exactly once, because every rung leaves a mark under the day from which it was counted.

mod anchor;
mod climb;
mod due;
mod preview;
mod table;
mod watch;

pub use climb::climb;
pub use due::{Due, Look, due, wake_on};
pub use preview::preview;
pub use table::{Ladder, LadderError, Manner, Rung, RungName, Standing, Step};
pub use watch::{Belief, Watch};

use crate::time::Date;

/// The quarter of a day, such as `2024Q2`.
pub fn quarter(on: Date) -> String {
    format!("{}Q{}", on.year(), (on.month() + 2) / 3)
}

/// First and last day of the quarter of a day.
pub fn quarter_days(on: Date) -> (Date, Date) {
    let first_month = (on.month() - 1) / 3 * 3 + 1;
    let first = Date::constant(on.year(), first_month, 1);
    let last_month = Date::constant(on.year(), first_month + 2, 1);
    (first, last_month.last_of_month())
}
