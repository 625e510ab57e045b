//! Navigation inside a subject: parts of a case, of a meeting, of the settings.

use askama::Template;

use super::prints_html;
use crate::layout::NavItem;

/// Links to the parts of a subject, one of which is this page.
#[derive(Debug, Clone, Template)]
#[template(path = "components/tabs.html")]
pub struct Tabs {
    /// What the parts belong to, for those who listen.
    pub label: String,
    pub items: Vec<NavItem>,
}

prints_html!(Tabs);
