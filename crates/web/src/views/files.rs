//! The files that belong to something, and the form that adds to them.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::components::timeline::FileLink;
use crate::layout::Page;

#[derive(Debug, Clone, Template)]
#[template(path = "pages/files.html")]
pub struct FilesPage {
    pub page: Page,
    pub under: String,
    pub files: Vec<FileLine>,
    /// For those who may add.
    pub form: Option<AddFiles>,
    /// Said to the others.
    pub none: &'static str,
}

#[derive(Debug, Clone)]
pub struct FileLine {
    pub link: FileLink,
    /// Shown small beside its name.
    pub is_picture: bool,
    /// The entry it belongs to, in words; empty where there is but one.
    pub belongs_to: String,
}

#[derive(Debug, Clone)]
pub struct AddFiles {
    pub errors: ErrorSummary,
    pub action: String,
    /// The choice of the entry.
    pub to: Option<Field>,
    pub files: Field,
}
