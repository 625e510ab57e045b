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
mod ledger;
mod material;
mod merging;
mod objection;
mod reply;
mod rework;
mod stages;
mod strike_off;
mod walk;
mod withdrawal;
