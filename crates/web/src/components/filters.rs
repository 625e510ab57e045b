//! The bar above a list that narrows it down. A plain GET form.

use askama::Template;
use messages::Texts;

use super::field::Field;
use super::prints_html;

/// Search and selections; what is chosen now is repeated as chips that can be taken away one by one.
#[derive(Debug, Clone, Template)]
#[template(path = "components/filters.html")]
pub struct FilterBar {
    t: &'static Texts,
    /// Where the form is sent.
    pub action: String,
    /// Always visible.
    pub fields: Vec<Field>,
    /// Behind "more conditions"; open when one of them is in use.
    pub more: Vec<Field>,
    pub more_state: MoreState,
    pub chosen: Vec<ChosenFilter>,
    /// Names and values to keep, such as the sort order.
    pub keep: Vec<(String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoreState {
    Open,
    Closed,
}

/// A condition in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenFilter {
    pub label: String,
    /// The same list without this condition.
    pub without: String,
}

prints_html!(FilterBar);

impl FilterBar {
    pub fn new(t: &'static Texts, action: impl Into<String>, fields: Vec<Field>) -> FilterBar {
        FilterBar {
            t,
            action: action.into(),
            fields,
            more: Vec::new(),
            more_state: MoreState::Closed,
            chosen: Vec::new(),
            keep: Vec::new(),
        }
    }

    /// The fields with ids of their own, so that a form on the same page may have fields of the same names.
    fn scoped(fields: &[Field]) -> Vec<Field> {
        fields
            .iter()
            .map(|field| field.clone().scope("filter"))
            .collect()
    }

    fn is_open(&self) -> bool {
        self.more_state == MoreState::Open
    }
}
