//! The sign-in page.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::layout::Page;

/// Account and password; in a demonstration also an account of each role.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignIn {
    pub page: Page,
    pub errors: ErrorSummary,
    pub account: Field,
    pub password: Field,
    /// Where to go afterwards; a path of this site.
    pub return_to: String,
    pub demo_accounts: Vec<DemoAccount>,
}

/// An account that anyone may use, because all its data are invented.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    pub role: String,
    pub account: String,
    pub password: String,
}
