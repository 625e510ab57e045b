//! Firms and chambers of commerce.

pub mod chambers;
mod code;
pub mod edit;
mod history;
pub mod list;
pub mod show;
