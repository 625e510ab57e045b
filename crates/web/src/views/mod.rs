//! The typed contents of the main pages. Whoever answers a request fills one in and renders it.

pub mod account;
pub mod accounts;
pub mod action;
pub mod calendar;
pub mod case;
pub mod evidence;
pub mod figures;
pub mod firm;
pub mod form;
pub mod inbox;
pub mod intake;
pub mod ledger;
pub mod list;
pub mod meeting;
pub mod meetings;
pub mod office;
pub mod pairings;
pub mod record;
pub mod set_up;
pub mod sign_in;
pub mod verification;
pub mod workbench;
