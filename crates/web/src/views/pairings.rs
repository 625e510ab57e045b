//! The year's arrangement of leaders with firms and with chambers, and its two forms.

use askama::Template;

use crate::components::errors::ErrorSummary;
use crate::components::field::Field;
use crate::components::print::PrintHead;
use crate::components::steps::Weight;
use crate::components::table::Table;
use crate::components::tabs::Tabs;
use crate::layout::{Link, Page};

/// Both tables of a year.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/pairings.html")]
pub struct YearOfPairings {
    pub page: Page,
    pub print_head: PrintHead,
    pub title: String,
    /// Where else one may want to go.
    pub links: Vec<Link>,
    pub years: Tabs,
    /// Firms first, then chambers: never one table, never one sum.
    pub parts: Vec<PairingTable>,
}

/// What a leader hands over, and the form that does it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/handover.html")]
pub struct HandoverForm {
    pub page: Page,
    pub under: String,
    pub table: Table,
    pub none: &'static str,
    pub action: String,
    pub back: String,
    /// Names and values that the form sends along unseen.
    pub hidden: Vec<(&'static str, String)>,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
    pub submit: &'static str,
    pub weight: Weight,
}

/// One of the two tables.
#[derive(Debug, Clone)]
pub struct PairingTable {
    pub id: &'static str,
    pub title: &'static str,
    /// Leaders and partners in words.
    pub counts: String,
    pub none: &'static str,
    pub table: Table,
    pub new: Option<Link>,
}

/// A short form about a pairing: a new one, or its end.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/pairing_form.html")]
pub struct PairingForm {
    pub page: Page,
    pub title: String,
    pub lead: String,
    pub action: String,
    pub back: String,
    /// Names and values that the form sends along unseen.
    pub hidden: Vec<(&'static str, String)>,
    pub errors: ErrorSummary,
    pub fields: Vec<Field>,
    pub submit: &'static str,
    pub weight: Weight,
}
