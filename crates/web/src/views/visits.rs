//! The pages of a visit on site, made for a telephone.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::tag::Tag;
use crate::layout::Page;

/// The stops in their order.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/visits.html")]
pub struct VisitsPage {
    pub page: Page,
    pub worker: Worker,
    pub title: String,
    pub under: String,
    pub stops: Vec<StopLine>,
}

/// What the telephone keeps for the valley: for whom, and under which version of the scripts.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Another person on the same telephone finds nothing.
    pub person: String,
    /// The pages to keep at once.
    pub pages: Vec<String>,
    /// The style and the scripts that these pages load, parted by spaces.
    pub files: String,
    /// The box in which captures wait for a signal.
    pub outbox: String,
}

#[derive(Debug, Clone)]
pub struct StopLine {
    pub href: String,
    pub name: String,
    pub under: String,
    pub state: Tag,
}

/// One stop: the firm's file and the form that ends the visit.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/visit.html")]
pub struct VisitPage {
    pub page: Page,
    pub worker: Worker,
    pub title: String,
    pub under: String,
    pub state: Tag,
    pub note: String,
    pub facts: Vec<(&'static str, String)>,
    /// Number, title and stage of its latest problems; none that is confidential.
    pub cases: Vec<(String, String, Tag)>,
    pub action: String,
    pub draft: String,
    pub errors: ErrorSummary,
    pub ends_as: Field,
    pub about_note: Vec<Field>,
    pub about_problem: Vec<Field>,
    pub next: Option<String>,
}
