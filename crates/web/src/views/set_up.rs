//! The page of a set-up link.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::layout::Page;

/// A password for an account that has none.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/set_up.html")]
pub struct SetUp {
    pub page: Page,
    pub errors: ErrorSummary,
    /// Whose account it is, in a sentence.
    pub lead: String,
    pub action: String,
    /// The sign-in name, for the browser's store of passwords.
    pub login: String,
    pub password: Field,
    pub repeat: Field,
}
