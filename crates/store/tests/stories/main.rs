//! Stories that are told on both engines. PostgreSQL takes part when the run has one.

mod both;
mod commands;
mod events;
mod flips;
mod idempotency;
mod jobs;
mod ledger;
mod lost_connections;
mod migrations;
mod notices;
mod numbers;
mod pictures;
mod prepare;
mod schema;
mod settings;
mod stopped;
mod tampering;
mod values;
