//! A reply as the firm reads it, set like a letter.

use askama::Template;

use super::marked::Marked;
use super::prints_html;
use super::tag::Tag;

/// A written reply.
#[derive(Debug, Clone, Template)]
#[template(path = "components/letter.html")]
pub struct Letter {
    pub title: String,
    /// The number of the document; may be empty.
    pub number: String,
    pub to: String,
    pub paragraphs: Vec<Marked>,
    /// Issuing office and date, as printed at the foot.
    pub signed: String,
    pub dated: String,
    pub tags: Vec<Tag>,
}

prints_html!(Letter);
