//! The desk at which a meeting is prepared.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::{Link, Page};

/// Sign-ups, the forms that decide about them, the draws.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/preparation.html")]
pub struct Preparation {
    pub page: Page,
    pub title: String,
    pub under: String,
    pub links: Vec<Link>,
    pub warnings: Vec<Notice>,
    pub rows: Vec<DeskRow>,
    /// What is decided about those who are picked: everything before the meeting, the way to a later one afterwards.
    pub choice: Option<ShortForm>,
    pub is_planned: bool,
    /// There is a later meeting.
    pub may_hand_over: bool,
    pub draw: Option<ShortForm>,
    pub by_name: Option<ShortForm>,
    pub draws: Vec<DrawSheet>,
}

/// One sign-up.
#[derive(Debug, Clone)]
pub struct DeskRow {
    pub id: String,
    pub is_picked: bool,
    pub number: u32,
    pub href: String,
    pub firm: String,
    pub under: String,
    pub problems: Vec<String>,
    pub burden: String,
    pub hints: Vec<Tag>,
    pub standing: Tag,
    pub why: String,
}

/// A form of few fields.
#[derive(Debug, Clone)]
pub struct ShortForm {
    pub action: String,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
}

/// A draw, to be repeated by anybody.
#[derive(Debug, Clone)]
pub struct DrawSheet {
    pub title: String,
    pub witness: String,
    pub seed: String,
    pub lots: String,
    pub order: String,
    pub command: String,
}
