//! What a verification of everything found.

use askama::Template;

use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::table::Table;
use crate::layout::Page;

/// Before a run only the button; after it the outcome, with every row that differs.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/verification.html")]
pub struct Verification {
    pub page: Page,
    pub outcome: Option<Outcome>,
}

#[derive(Debug, Clone)]
pub struct Outcome {
    pub verdict: Notice,
    pub counts: SummaryList,
    pub faults: Table,
    /// How many more there are, in a sentence; may be empty.
    pub more: String,
}
