//! The page on which one step of a case is taken.

use askama::Template;

use crate::components::advice::Advice;
use crate::components::check::ReplyCheck;
use crate::components::due::DueDate;
use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::layout::Page;

/// The form of one command beside what it is about.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/action.html")]
pub struct ActionPage {
    pub page: Page,
    /// The words of its button, which are its heading too.
    pub title: String,
    pub why: String,
    pub help: String,
    /// Where the form is posted.
    pub action: String,
    pub back: String,
    /// Names the draft of this form and person.
    pub draft: String,
    /// The form shows what was typed.
    pub kept: bool,
    /// The version of the case that the page shows.
    pub version: i64,
    pub errors: ErrorSummary,
    pub notices: Vec<Notice>,
    pub fields: Vec<Field>,
    pub weight: Weight,
    pub brief: Brief,
    /// What was noticed in the reply.
    pub check: ReplyCheck,
    pub advice: Option<Advice>,
    /// Where the limits lead, for an assignment.
    pub dues: Vec<DueDate>,
}

/// The case beside the form.
#[derive(Debug, Clone)]
pub struct Brief {
    pub firm: String,
    pub stage: String,
    pub facts: String,
    pub ask: String,
    /// The due date as printed; empty before there is one.
    pub due: String,
    pub lead: String,
    /// The reply that is signed, issued or sent back.
    pub reply: Option<String>,
}
