//! What anybody may know of the record: its root, its key, and what they prove.

use askama::Template;

use crate::components::summary::SummaryList;
use crate::layout::Page;

#[derive(Debug, Clone, Template)]
#[template(path = "pages/record.html")]
pub struct RecordPage {
    pub page: Page,
    pub now: SummaryList,
    /// The latest signed statement, in a sentence.
    pub checkpoint: String,
    /// Its signed text; empty before the first.
    pub note: String,
}
