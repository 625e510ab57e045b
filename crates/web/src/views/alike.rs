//! The cases that are like one.

use askama::Template;

use crate::components::alike::AlikeCases;
use crate::layout::Page;

/// Cases that are alike, the most alike first.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/alike.html")]
pub struct AlikePage {
    pub page: Page,
    pub title: String,
    pub alike: AlikeCases,
}
