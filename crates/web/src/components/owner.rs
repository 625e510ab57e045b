//! Who is responsible for a case: one lead office, one officer, one telephone.

use askama::Template;
use messages::Texts;

use super::light::Light;
use super::prints_html;

/// The one owner of a case and who helps.
#[derive(Debug, Clone, Template)]
#[template(path = "components/owner.html")]
pub struct Owner {
    t: &'static Texts,
    pub lead: String,
    pub officer: String,
    /// The office's telephone, the only one the firm sees.
    pub phone: String,
    pub co_offices: Vec<CoOffice>,
}

/// A co-handling office with its own, earlier date.
#[derive(Debug, Clone)]
pub struct CoOffice {
    pub name: String,
    /// The day by which it gives its opinion, as the page prints it.
    pub until: String,
    pub light: Light,
}

prints_html!(Owner);

impl Owner {
    pub fn new(
        t: &'static Texts,
        lead: impl Into<String>,
        officer: impl Into<String>,
        phone: impl Into<String>,
    ) -> Owner {
        Owner {
            t,
            lead: lead.into(),
            officer: officer.into(),
            phone: phone.into(),
            co_offices: Vec::new(),
        }
    }
}
