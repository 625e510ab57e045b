//! Offices and the people in them.

pub mod edit;
pub mod list;
pub mod people;
pub mod show;
