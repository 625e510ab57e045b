//! A page of forms.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::components::tabs::Tabs;
use crate::layout::Page;

/// One form or several, each on a sheet of its own.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/form.html")]
pub struct FormPage {
    pub page: Page,
    pub under: String,
    pub tabs: Option<Tabs>,
    pub parts: Vec<FormPart>,
}

/// One form.
#[derive(Debug, Clone)]
pub struct FormPart {
    /// The id of its heading.
    pub id: String,
    pub title: String,
    pub under: String,
    pub errors: ErrorSummary,
    pub action: String,
    /// Names the form and what it is about, for the draft that survives a closed browser.
    pub draft: String,
    /// The version of the record that the form shows; none where nothing is replaced.
    pub version: Option<i64>,
    pub fields: Vec<Field>,
    pub submit: String,
    /// Where "cancel" leads; none without such a link.
    pub cancel: Option<String>,
}

impl FormPart {
    /// The form with everything that is to be mended said by name.
    #[must_use]
    pub fn mended(mut self) -> FormPart {
        self.errors = self.errors.mending(&mut self.fields);
        self
    }

    /// Whether the fields hold what was just typed, which an older draft must not replace.
    fn is_kept(&self) -> bool {
        !self.errors.errors.is_empty()
    }
}
