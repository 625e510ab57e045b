//! The rules of the programme, pure: no clock, no randomness, no input or output.
//!
//! The same noun names the module in every layer above (`cases`, `meetings`, …).

pub mod accounts;
pub mod announcements;
pub mod briefings;
pub mod calendar;
pub mod cases;
pub mod codes;
pub mod contacts;
pub mod deadlines;
pub mod draws;
pub mod evidence;
pub mod files;
pub mod firms;
pub mod floors;
pub mod ids;
pub mod ladder;
pub mod meetings;
pub mod minutes;
pub mod notices;
pub mod offices;
pub mod pairings;
pub mod people;
pub mod permits;
pub mod prepared_views;
pub mod presences;
pub mod programme;
pub mod records;
pub mod registers;
pub mod settings;
pub mod signups;
pub mod statistics;
pub mod time;
pub mod visits;
pub mod words;
pub mod year_plan;
