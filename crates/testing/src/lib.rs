//! Helpers for tests: engines to run against. Nothing here is part of the programme.

pub mod postgres;
