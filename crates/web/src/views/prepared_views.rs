//! A problem before an office, and what the office will say.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::tag::Tag;
use crate::layout::Page;

/// One prepared view; fields only for the office itself.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/prepared_view.html")]
pub struct PreparedViewPage {
    pub page: Page,
    pub problem: Vec<String>,
    pub state: Tag,
    pub facts: SummaryList,
    /// What was said; shown to those who don't write it.
    pub said: Vec<String>,
    pub errors: ErrorSummary,
    pub action: String,
    pub version: i64,
    pub fields: Vec<Field>,
}
