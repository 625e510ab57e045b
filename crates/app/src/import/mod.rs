//! Taking over what others keep in tables: the ledger of problems, lists of firms, lists of finance
//! institutions, the arrangement of leaders.
//!
//! A file is read and understood on one thread while another writes what is understood, several hundred rows in one
//! transaction. A dry run does the same and takes every transaction back.

mod error;
mod finance;
mod firms;
mod ledger;
mod lists;
mod pairings;
mod pipeline;
mod reasons;

use domain::permits::{Actor, Permission, has};
use domain::time::Instant;

use crate::record::Recording;
use crate::{App, Error};

pub use error::ImportError;
pub use finance::{FinanceOptions, FinanceReport};
pub use firms::FirmsReport;
pub(crate) use ledger::whole_problem;
pub use ledger::{LedgerOptions, LedgerReport};
pub use pairings::{PairingOptions, PairingReport};
pub use pipeline::Watch;
pub use reasons::{code_reason, column_label, file_reason, refused_titles};

/// Who imports: somebody with an account, or the operator on the machine itself.
#[derive(Debug, Clone, Copy)]
pub enum Importer<'a> {
    Actor(&'a Actor),
    Operator,
}

/// Whether anything is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// Everything is done and taken back.
    Dry,
    Real,
}

impl Importer<'_> {
    fn must_hold(&self, permission: Permission) -> Result<(), Error> {
        match self {
            Importer::Actor(actor) if !has(actor, permission) => Err(Error::NotPermitted),
            Importer::Actor(_) | Importer::Operator => Ok(()),
        }
    }

    fn recording<'i>(&self, app: &'i App, now: Instant) -> Recording<'i> {
        match self {
            Importer::Actor(actor) => Recording::by(actor, now, &*app.ids),
            Importer::Operator => Recording::by_operator(now, &*app.ids),
        }
    }
}
