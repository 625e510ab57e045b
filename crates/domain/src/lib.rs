//! The rules of the programme, pure: no clock, no randomness, no input or output.
//!
//! The same noun names the module in every layer above (`cases`, `meetings`, …).

pub mod calendar;
pub mod cases;
pub mod codes;
pub mod deadlines;
pub mod evidence;
pub mod ids;
pub mod permits;
pub mod settings;
pub mod time;
pub mod words;
