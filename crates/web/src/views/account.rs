//! One's own account.

use askama::Template;

use crate::components::action_table::ActionTable;
use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::layout::{Link, Page};

/// Facts, password, sessions, and what the person's roles add to that.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account.html")]
pub struct Account {
    pub page: Page,
    pub facts: SummaryList,
    /// For leaders and their secretaries.
    pub acting: Option<Acting>,
    pub password: Form,
    pub sessions: ActionTable,
    /// Not while someone acts for another.
    pub tokens: Option<Tokens>,
}

/// The fields of one of the page's forms.
#[derive(Debug, Clone)]
pub struct Form {
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
}

/// Authorisations to act for a leader.
#[derive(Debug, Clone)]
pub struct Acting {
    /// Those that the person was given.
    pub for_me: Option<ActionTable>,
    /// Those that the person gave, and the form for another one.
    pub by_me: Option<(ActionTable, Form)>,
}

/// API tokens and the form for another one.
#[derive(Debug, Clone)]
pub struct Tokens {
    pub table: ActionTable,
    pub form: Form,
}

/// Something that is shown once and never again: a token, a set-up link.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/shown_once.html")]
pub struct ShownOnce {
    pub page: Page,
    pub title: String,
    /// What to do with it.
    pub advice: String,
    pub secret: String,
    /// Where to go on.
    pub back: Link,
}
