//! The queue of those who call firms back.

use askama::Template;

use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::Page;

#[derive(Debug, Clone, Template)]
#[template(path = "pages/calls.html")]
pub struct Calls {
    pub page: Page,
    pub under: String,
    pub calls: Vec<CallRow>,
    /// The questions, in the order of the form.
    pub script: Vec<String>,
}

/// A firm to be called.
#[derive(Debug, Clone)]
pub struct CallRow {
    pub number: String,
    pub shown: String,
    pub title: String,
    pub firm: String,
    pub lead: String,
    pub replied_on: String,
    pub due_on: String,
    pub tried: String,
    pub tags: Vec<Tag>,
    /// It was tried today already.
    pub another_day: bool,
}
