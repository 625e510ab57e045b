//! The working-day calendar of a year.

use askama::Template;

use crate::components::due::DueDate;
use crate::components::field::Field;
use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::layout::{Link, Page};

/// Twelve months, the local days, and a due date to count.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/calendar.html")]
pub struct CalendarPage {
    pub page: Page,
    /// Whether the year is published, in a sentence.
    pub under: String,
    pub tabs: Option<Tabs>,
    /// Said when the year has no notice yet.
    pub provisional: Option<Notice>,
    pub before: Link,
    pub after: Link,
    /// Where the calendar is edited, for those who may.
    pub edit: Option<String>,
    /// The notice and its amendments.
    pub papers: Vec<Link>,
    /// `周一` to `周日`.
    pub weekdays: Vec<String>,
    pub months: Vec<Month>,
    pub local_days: Table,
    pub year: i16,
    pub counter: Vec<Field>,
    pub counted: Option<Counted>,
}

/// One month as a grid of weeks that begin on Monday.
#[derive(Debug, Clone)]
pub struct Month {
    pub title: String,
    pub working: String,
    pub weeks: Vec<Vec<Option<DayCell>>>,
}

/// One day of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayCell {
    pub number: i8,
    /// Ending of the class `day--…`.
    pub class: &'static str,
    /// `休`, `班` or nothing.
    pub mark: String,
    /// What kind of day it is; empty for ordinary ones.
    pub words: String,
}

/// What the counting came to.
#[derive(Debug, Clone)]
pub enum Counted {
    Due(Box<DueDate>),
    Wrong(Notice),
}
