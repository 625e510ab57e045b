//! An announcement as everybody reads it.

use askama::Template;

use crate::components::notice::Notice;
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::tag::Tag;
use crate::layout::{Link, Page};

/// A sheet of its own on paper.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/announcement.html")]
pub struct AnnouncementPage {
    pub page: Page,
    pub print_head: PrintHead,
    pub title: String,
    pub standing: Tag,
    pub facts: SummaryList,
    pub notice: Option<Notice>,
    pub sign_up: Option<Link>,
    /// Heading and lines of each.
    pub paragraphs: Vec<(String, Vec<String>)>,
    pub issuer: String,
    pub told_on: String,
}
