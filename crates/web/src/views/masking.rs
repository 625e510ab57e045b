//! Masking a text before it is published.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::layout::Page;

/// A text, what was found in it, and what became of it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/masking.html")]
pub struct Masking {
    pub page: Page,
    pub errors: ErrorSummary,
    pub notice: Option<Notice>,
    /// The text with what was decided masked.
    pub result: Option<String>,
    /// The heading of what is to be decided.
    pub found: String,
    pub proposed: Option<Proposed>,
    pub text: Field,
}

/// What is to be decided, find by find, and the text that it belongs to.
#[derive(Debug, Clone)]
pub struct Proposed {
    pub text: String,
    pub choices: Field,
}
