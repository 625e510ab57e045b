//! A page that lists: a register, a log, settings.

use askama::Template;

use crate::components::figure::Count;
use crate::components::filters::FilterBar;
use crate::components::pager::Pager;
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::layout::{Link, Page};

/// Perhaps totals and a filter above one or several tables.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/list.html")]
pub struct List {
    pub page: Page,
    pub under: String,
    /// The main thing that can be done here.
    pub act: Option<Link>,
    /// Where else one may want to go.
    pub links: Vec<Link>,
    pub tabs: Option<Tabs>,
    /// Totals that are never added up.
    pub counts: Vec<Count>,
    pub filters: Option<FilterBar>,
    pub sections: Vec<Section>,
    pub pager: Option<Pager>,
}

/// One table with its heading.
#[derive(Debug, Clone)]
pub struct Section {
    /// Empty when the heading of the page says it already.
    pub title: String,
    /// A line under the heading; may be empty.
    pub under: String,
    pub table: Table,
    /// Said in place of a table without rows: heading and advice.
    pub nothing: (String, String),
}

impl List {
    pub fn new(page: Page, under: impl Into<String>) -> List {
        List {
            page,
            under: under.into(),
            act: None,
            links: Vec::new(),
            tabs: None,
            counts: Vec::new(),
            filters: None,
            sections: Vec::new(),
            pager: None,
        }
    }

    /// Adds the page's one table.
    #[must_use]
    pub fn table(self, table: Table, nothing: (&str, &str)) -> List {
        self.section("", "", table, nothing)
    }

    /// Adds a table under a heading.
    #[must_use]
    pub fn section(
        mut self,
        title: impl Into<String>,
        under: impl Into<String>,
        table: Table,
        nothing: (&str, &str),
    ) -> List {
        self.sections.push(Section {
            title: title.into(),
            under: under.into(),
            table,
            nothing: (nothing.0.to_owned(), nothing.1.to_owned()),
        });
        self
    }
}
