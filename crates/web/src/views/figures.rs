//! The year's figures, and cuts of them.

use askama::Template;

use crate::components::bars::Bars;
use crate::components::figure::{Count, Rate};
use crate::components::filters::FilterBar;
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::layout::{Link, Page};

/// Everything of a year.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/figures.html")]
pub struct YearOfFigures {
    pub page: Page,
    pub print_head: PrintHead,
    pub title: String,
    /// What the page promises about its numbers, and of when they are.
    pub lead: String,
    pub years: Tabs,
    pub groups: Vec<Group>,
    /// Distributions, each a table with bars.
    pub charts: Vec<Bars>,
    pub ranking: Ranking,
    /// The meetings of the year beside each other.
    pub meetings: Table,
    /// Where the same is cut by more than one thing.
    pub cuts: Link,
}

/// Figures that belong together.
#[derive(Debug, Clone)]
pub struct Group {
    /// The id of its heading on the page.
    pub id: &'static str,
    pub title: String,
    /// What must be known to read them; may be empty.
    pub note: String,
    pub counts: Vec<Count>,
    pub rates: Vec<Rate>,
}

/// Offices by their score, and those too small to be ranked.
#[derive(Debug, Clone)]
pub struct Ranking {
    pub note: String,
    pub table: Table,
    /// Offices below the number, with their counts; may be empty.
    pub small: String,
}

/// One cut of a year.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/figures_cut.html")]
pub struct CutOfYear {
    pub page: Page,
    pub title: String,
    pub filters: FilterBar,
    pub table: Table,
    /// Back to the year.
    pub year: Link,
}
