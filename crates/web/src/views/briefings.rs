//! Policy briefings and legal trainings of a meeting.

use askama::Template;

use crate::components::steps::Weight;
use crate::components::tag::Tag;
use crate::layout::{Link, Page};

/// All of a meeting.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/briefings.html")]
pub struct Briefings {
    pub page: Page,
    pub new: Link,
    pub sheets: Vec<Sheet>,
}

/// One briefing or training.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub id: String,
    pub topic: String,
    pub kind: Tag,
    pub line: String,
    pub present: String,
    pub slides: Vec<Link>,
    pub edit: String,
    pub questions: Vec<Question>,
}

/// A question with what came of it.
#[derive(Debug, Clone)]
pub struct Question {
    pub who: String,
    pub text: String,
    pub answer: String,
    /// The case that it became.
    pub case: Option<Link>,
}
