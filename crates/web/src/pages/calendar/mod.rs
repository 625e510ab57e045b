//! The working-day calendar: a year of it, its edits, and their journal.

pub mod edit;
pub mod journal;
mod month;
pub mod show;
