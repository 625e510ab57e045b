//! The ledger of problems.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::facets::Facets;
use crate::components::field::Field;
use crate::components::filters::FilterBar;
use crate::components::pager::Pager;
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::layout::Page;

/// Cases under conditions, a page of them.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/ledger.html")]
pub struct Ledger {
    pub page: Page,
    pub print_head: PrintHead,
    /// Views, the built-in ones first.
    pub views: Tabs,
    /// What can be done about a view of one's own; nothing without conditions.
    pub own: Option<OwnViews>,
    pub columns: Tabs,
    pub filters: FilterBar,
    /// Where what a search found is told apart.
    pub narrow: Option<String>,
    /// What a search found, told apart.
    pub facets: Option<Facets>,
    /// How many cases meet the conditions, and of these how many are overdue, as printed.
    pub totals: String,
    pub table: Table,
    pub pager: Pager,
    /// Where the whole selection is downloaded as a workbook, for those who may.
    pub export: Option<String>,
}

/// Views of the reader's own.
#[derive(Debug, Clone)]
pub enum OwnViews {
    /// The conditions of the moment can be kept under a name.
    Keep {
        conditions: String,
        errors: ErrorSummary,
        name: Box<Field>,
        open: bool,
    },
    /// The page shows one; the address that forgets it.
    Shown { remove: String },
}
