//! A board: numbers first, then a part for each question, each number leading to its rows.

use askama::Template;

use crate::components::figure::{Count, Rate};
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::layout::{Link, Page};

/// A page that answers "how do we stand?".
#[derive(Debug, Clone, Template)]
#[template(path = "pages/board.html")]
pub struct Board {
    pub page: Page,
    /// On paper only.
    pub print_head: PrintHead,
    pub title: String,
    pub under: String,
    pub links: Vec<Link>,
    pub tabs: Option<Tabs>,
    pub counts: Vec<Count>,
    pub rates: Vec<Rate>,
    pub parts: Vec<Part>,
}

/// One question with its answer.
#[derive(Debug, Clone)]
pub struct Part {
    /// The id of its heading.
    pub id: &'static str,
    pub title: String,
    /// How it is counted; may be empty.
    pub under: String,
    pub counts: Vec<Count>,
    pub table: Option<Table>,
    /// Said in place of a table without rows.
    pub nothing: String,
    /// Offices below the number from which on they are ranked, with their counts; may be empty.
    pub small: String,
    /// Where all of them are, if these are not all.
    pub all: Option<Link>,
}

impl Part {
    pub fn new(id: &'static str, title: impl Into<String>, under: impl Into<String>) -> Part {
        Part {
            id,
            title: title.into(),
            under: under.into(),
            counts: Vec::new(),
            table: None,
            nothing: String::new(),
            small: String::new(),
            all: None,
        }
    }

    /// With a table, and what is said when it has no rows.
    #[must_use]
    pub fn table(mut self, table: Table, nothing: &str) -> Part {
        self.table = Some(table);
        nothing.clone_into(&mut self.nothing);
        self
    }

    #[must_use]
    pub fn counts(mut self, counts: Vec<Count>) -> Part {
        self.counts = counts;
        self
    }

    #[must_use]
    pub fn small(mut self, small: String) -> Part {
        self.small = small;
        self
    }

    #[must_use]
    pub fn all(mut self, all: Option<Link>) -> Part {
        self.all = all;
        self
    }
}
