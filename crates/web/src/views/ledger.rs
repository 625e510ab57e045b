//! The ledger of problems.

use askama::Template;

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
    /// Saved views, the built-in ones first.
    pub views: Tabs,
    pub filters: FilterBar,
    /// How many cases meet the conditions, and of these how many are overdue, as printed.
    pub totals: String,
    pub table: Table,
    pub pager: Pager,
    /// Where the whole selection is downloaded as a workbook, for those who may.
    pub export: Option<String>,
}
