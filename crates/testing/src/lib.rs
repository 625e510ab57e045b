//! Helpers for tests: engines to run against. Nothing here is part of the programme.

pub mod postgres;
mod skip;

pub use skip::{SKIPS_VARIABLE, skip};
