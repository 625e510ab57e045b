//! Registering a case, and the page that confirms it.

use askama::Template;

use crate::components::advice::Advice;
use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::layout::{Link, Page};

/// The registration form.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/intake.html")]
pub struct IntakePage {
    pub page: Page,
    pub draft: String,
    pub kept: bool,
    pub errors: ErrorSummary,
    /// Said when the firm has open cases that may be the same matter.
    pub notice: Option<Notice>,
    pub same: Vec<Same>,
    /// Suggestions and cases that are alike, once asked for.
    pub advice: Option<Advice>,
    pub sections: Vec<Section>,
}

/// A case that may be the same matter.
#[derive(Debug, Clone)]
pub struct Same {
    pub case: Link,
    pub stage: String,
}

/// Fields under a heading.
#[derive(Debug, Clone)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub fields: Vec<Field>,
}

/// The confirmation of a registered case.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/registered.html")]
pub struct Registered {
    pub page: Page,
    pub number: String,
    pub title: String,
    pub case: String,
    pub receipt: String,
}

impl Section {
    pub fn new(id: impl Into<String>, title: impl Into<String>, fields: Vec<Field>) -> Section {
        Section {
            id: id.into(),
            title: title.into(),
            fields,
        }
    }
}
