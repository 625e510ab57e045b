//! web

pub mod assets;
pub mod components;
pub mod layout;
pub mod views;
pub mod wording;
