//! Stories told through the site's own router, with a clock that stands and ids that repeat.

mod account;
mod accounts;
mod acting;
mod api;
mod audit;
mod boards;
mod calendar;
mod filing;
mod forms;
mod inbox;
mod ledger;
mod operations;
mod permissions;
mod preferences;
mod reception;
mod registers;
mod rooms;
mod security;
mod server;
mod sign_in;
mod support;
mod texts;
mod told;
