//! The rules of a case's life, told as stories.

mod cast;
mod story;

mod assignment;
mod calendar_edit;
mod docket;
mod extension;
mod follow_up;
mod handling;
mod honest;
mod intake;
mod ladder;
mod ledger;
mod material;
mod merging;
mod objection;
mod promises;
mod reply;
mod rework;
mod stages;
mod strike_off;
mod supervision;
mod walk;
mod withdrawal;
