//! Cases: the ledger, the page of one case, the forms of its commands, intake.

pub mod action;
pub mod advice;
pub mod case;
pub mod intake;
pub mod ledger;
pub mod show;
