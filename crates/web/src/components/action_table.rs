//! A short table whose rows each may have a button that does something at once.

use askama::Template;
use messages::Texts;

use super::prints_html;
use super::steps::Weight;
use crate::layout::Page;

/// Rows of plain text; the first cell names the row.
#[derive(Debug, Clone, Template)]
#[template(path = "components/action_table.html")]
pub struct ActionTable {
    t: &'static Texts,
    csrf: String,
    form_key: String,
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<ActionRow>,
}

/// One row and what may be done with it.
#[derive(Debug, Clone)]
pub struct ActionRow {
    pub cells: Vec<String>,
    pub action: Option<RowAction>,
}

/// A button that posts to an address.
#[derive(Debug, Clone)]
pub struct RowAction {
    pub href: String,
    pub label: String,
    pub weight: Weight,
}

prints_html!(ActionTable);

impl ActionTable {
    /// A table on a page, whose token its buttons post back.
    pub fn new(page: &Page, caption: impl Into<String>, columns: &[&str]) -> ActionTable {
        ActionTable {
            t: page.t,
            csrf: page.csrf.clone(),
            form_key: page.form_key.clone(),
            caption: caption.into(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row that can't be acted on.
    pub fn row(&mut self, cells: Vec<String>) {
        let action = None;
        self.rows.push(ActionRow { cells, action });
    }

    /// Adds a row with a button.
    pub fn row_with(&mut self, cells: Vec<String>, action: RowAction) {
        let action = Some(action);
        self.rows.push(ActionRow { cells, action });
    }

    /// Cells with the names of their columns, but for the first one.
    fn others<'a>(&'a self, row: &'a ActionRow) -> impl Iterator<Item = (&'a String, &'a String)> {
        self.columns.iter().zip(&row.cells).skip(1)
    }
}
