//! The record as an auditor reads it, and its verification.

pub mod list;
pub mod verify;
