//! The settings: values with their sources, lists, and the calendar beside them.

mod catalogue;
pub mod change;
pub mod ladder;
pub mod lists;
pub mod notices;
mod shape;
pub mod show;
pub mod tabs;
