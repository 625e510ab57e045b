//! The ladder: one table of rungs, editable for who may change settings.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::steps::Weight;
use crate::components::tabs::Tabs;
use crate::components::tag::Tag;
use crate::layout::Page;

#[derive(Debug, Clone, Template)]
#[template(path = "pages/ladder.html")]
pub struct LadderPage {
    pub page: Page,
    pub tabs: Tabs,
    pub errors: ErrorSummary,
    pub rungs: Vec<RungRow>,
    /// What applies to the whole ladder; empty for who only looks.
    pub fields: Vec<Field>,
    /// The same in words, for who only looks.
    pub facts: Vec<(String, String)>,
    pub preview: Option<PreviewText>,
}

/// One rung.
#[derive(Debug, Clone)]
pub struct RungRow {
    pub key: &'static str,
    pub name: String,
    /// From which day it counts.
    pub from: String,
    pub step: Tag,
    pub is_on: bool,
    pub offset: String,
    /// The offset in words.
    pub words: String,
    pub least: i32,
    pub most: i32,
    /// How often it would have been climbed: under the ladder in force, and under the one shown.
    pub counts: Option<(u64, u64)>,
}

/// What the preview is of.
#[derive(Debug, Clone)]
pub struct PreviewText {
    pub title: String,
    pub under: String,
}

impl LadderPage {
    fn may_change(&self) -> bool {
        !self.fields.is_empty()
    }
}
