//! One firm's whole history.

use askama::Template;

use crate::components::notice::Notice;
use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::layout::{Link, Page};
use crate::views::list::Section;

/// What is known of a firm, and everything that happened with it, kind by kind.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/firm.html")]
pub struct FirmView {
    pub page: Page,
    /// Code and place, as printed.
    pub under: String,
    pub edit: Option<String>,
    pub about: SummaryList,
    pub burden: Notice,
    pub sections: Vec<Section>,
    /// The same cases in the ledger.
    pub ledger: Option<Link>,
}
