//! The minutes of a meeting as a sheet, with what may be done with them.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::Page;

/// The minutes, or why there are none yet.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/minutes.html")]
pub struct MinutesPage {
    pub page: Page,
    pub title: String,
    /// By when they should be issued; empty once they are.
    pub under: String,
    pub status: Option<Tag>,
    pub notices: Vec<Notice>,
    pub sheet: Option<Sheet>,
    /// Said in place of a sheet: heading and advice.
    pub nothing: (&'static str, &'static str),
    pub at: String,
    pub version: i64,
    /// Where the text is edited, for those who may.
    pub edit: Option<String>,
    pub buttons: Vec<StepButton>,
    pub forms: Vec<StepForm>,
}

/// The document.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub mark: String,
    /// `第4期`; empty before it is issued.
    pub number: String,
    pub dated: String,
    /// Heading and paragraphs of each part that has any.
    pub parts: Vec<(&'static str, Vec<String>)>,
    pub corrections: Vec<String>,
    /// Who wrote it and who looked it over.
    pub hands: Vec<String>,
}

/// A step that needs no words.
#[derive(Debug, Clone)]
pub struct StepButton {
    pub action: String,
    pub step: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub weight: Weight,
}

/// A step that says something.
#[derive(Debug, Clone)]
pub struct StepForm {
    pub id: &'static str,
    pub step: &'static str,
    pub title: &'static str,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
    pub weight: Weight,
}
