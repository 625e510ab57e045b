//! Papers of a meeting, made for the printer.

use askama::Template;

use crate::components::notice::Notice;
use crate::components::print::PrintHead;
use crate::components::table::Table;
use crate::layout::Page;

/// A list on a sheet.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/paper.html")]
pub struct Paper {
    pub page: Page,
    pub print_head: PrintHead,
    pub under: String,
    pub when: String,
    pub warnings: Vec<Notice>,
    pub none: &'static str,
    pub table: Table,
}

/// Name plates, two on a page.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plates.html")]
pub struct Plates {
    pub page: Page,
    pub plates: Vec<Plate>,
}

/// One plate.
#[derive(Debug, Clone)]
pub struct Plate {
    pub name: String,
    /// A second line, such as the firm; may be empty.
    pub under: String,
    /// As what the person is there.
    pub side: &'static str,
}
