//! Stories of accounts, told on both engines: PostgreSQL takes part when the run has one.

mod acting;
mod links;
mod managing;
mod place;
mod sessions;
mod throttle;
mod tokens;
