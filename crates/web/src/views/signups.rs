//! The form in which a firm signs up, and one sign-up.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::tag::Tag;
use crate::layout::Page;

/// The form, made for a telephone.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_up_form.html")]
pub struct SignUpForm {
    pub page: Page,
    pub title: String,
    pub when: String,
    /// The meeting may not be for this firm.
    pub notice: Option<Notice>,
    pub errors: ErrorSummary,
    pub action: String,
    pub back: String,
    pub draft: String,
    pub who: Vec<Field>,
    /// The fields of each problem; the second and the following ones are folded away.
    pub problems: Vec<Vec<Field>>,
    pub last: Vec<Field>,
}

/// One sign-up.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_up.html")]
pub struct SignUpPage {
    pub page: Page,
    pub title: String,
    pub when: String,
    pub standing: Tag,
    pub explanation: String,
    pub facts: SummaryList,
    pub problems: Vec<ProblemSheet>,
    /// Where the calendar entry is, for those who are invited.
    pub invitation: Option<String>,
    pub withdrawal: String,
    pub version: i64,
    pub errors: ErrorSummary,
    /// Why it is taken back, while it can be.
    pub reason: Option<Field>,
}

/// A problem described beforehand.
#[derive(Debug, Clone)]
pub struct ProblemSheet {
    pub number: u32,
    pub text: Vec<String>,
    pub category: String,
    pub elsewhere: String,
    pub wanted: String,
    /// What offices were asked and said; empty for the firm.
    pub views: Vec<ViewLine>,
    /// The office that is to be asked, for those who may ask.
    pub ask: Option<Field>,
    pub action: String,
}

/// One office's view of a problem.
#[derive(Debug, Clone)]
pub struct ViewLine {
    pub office: String,
    pub href: String,
    pub tag: Tag,
    pub text: String,
}
