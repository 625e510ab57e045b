//! What the security administrator sees of accounts.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::table::Table;
use crate::layout::Page;

/// All accounts.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/accounts.html")]
pub struct Accounts {
    pub page: Page,
    pub table: Table,
}

/// The form for a new account.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account_new.html")]
pub struct NewAccount {
    pub page: Page,
    pub refused: Option<Notice>,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
}

/// One account and what may be done with it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account_one.html")]
pub struct OneAccount {
    pub page: Page,
    pub title: String,
    pub facts: SummaryList,
    /// Address of the account; what is done with it lies below.
    pub at: String,
    /// Version that the page shows.
    pub version: i64,
    pub refused: Option<Notice>,
    pub errors: ErrorSummary,
    /// The roles held, each to be kept or not, and one more.
    pub grants: Vec<Field>,
    pub may: May,
}

/// What is possible with an account now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// It is disabled.
    Enable,
    /// It is in use or waits for its password.
    ResetAndDisable,
    /// It is the reader's own.
    Nothing,
}

impl OneAccount {
    /// The address of something that is done with the account.
    fn below(&self, what: &str) -> String {
        format!("{}/{what}", self.at)
    }
}
