//! The typed contents of the main pages. Whoever answers a request fills one in and renders it.

pub mod action;
pub mod case;
pub mod evidence;
pub mod intake;
pub mod ledger;
pub mod meeting;
pub mod set_up;
pub mod sign_in;
pub mod workbench;
