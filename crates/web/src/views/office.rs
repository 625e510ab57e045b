//! One office with its people.

use askama::Template;

use crate::components::steps::Weight;
use crate::components::summary::SummaryList;
use crate::components::table::Table;
use crate::layout::{Link, Page};

#[derive(Debug, Clone, Template)]
#[template(path = "pages/office.html")]
pub struct OfficeView {
    pub page: Page,
    pub under: String,
    pub actions: Vec<Link>,
    pub about: SummaryList,
    pub people: Table,
}
