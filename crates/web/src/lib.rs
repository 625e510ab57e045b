//! The pages, the API and the server: everything that speaks HTTP or makes HTML.
//!
//! A page is a line in [`routes::table`], a handler in [`pages`], a template in `templates/pages/`.

pub mod address;
pub mod assets;
pub mod commands;
pub mod components;
mod cookies;
mod csrf;
mod envelope;
pub mod error;
pub mod forms;
mod frame;
mod gate;
pub mod layout;
mod metrics;
mod navigation;
pub mod pages;
pub mod redirect;
pub mod routes;
mod server;
mod site;
pub mod views;
pub mod visitor;
pub mod wording;

pub use server::{router, serve, serve_until};
pub use site::{Config, Limits, Site};
