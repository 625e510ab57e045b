//! The inbox.

use askama::Template;

use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::Page;

/// What was told, newest first.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/inbox.html")]
pub struct Inbox {
    pub page: Page,
    /// How much is unread, in words.
    pub under: String,
    /// The newest item of the page, while anything is unread.
    pub newest: Option<i64>,
    pub lines: Vec<Line>,
    /// The first page, unless this is it.
    pub first: Option<String>,
    /// The page after this one.
    pub older: Option<String>,
}

/// One item.
#[derive(Debug, Clone)]
pub struct Line {
    pub what: String,
    pub tag: Tag,
    /// The case by its number.
    pub case: String,
    /// Of the case; empty when the reader may not know it.
    pub title: String,
    pub when: String,
    /// Where its button posts to.
    pub open: String,
    pub unread: bool,
}
