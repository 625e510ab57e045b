//! The settings: values with their sources, lists, and the calendar beside them.

pub mod change;
pub mod lists;
mod shape;
pub mod show;
pub mod tabs;
