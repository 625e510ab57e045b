//! Messages that could not be delivered.

use askama::Template;

use crate::components::action_table::ActionTable;
use crate::components::tabs::Tabs;
use crate::layout::Page;

/// The latest first.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/deliveries.html")]
pub struct Deliveries {
    pub page: Page,
    pub tabs: Tabs,
    pub table: ActionTable,
}
