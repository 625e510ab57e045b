//! What a page carries on paper only: the head of a document and the line that proves it.

use askama::Template;
use messages::Texts;

use super::prints_html;

/// The red head of a printed page.
#[derive(Debug, Clone, Template)]
#[template(path = "components/print_head.html")]
pub struct PrintHead {
    t: &'static Texts,
    pub issuer: String,
    pub number: String,
    /// When the page was made, as printed.
    pub time: String,
}

prints_html!(PrintHead);

impl PrintHead {
    pub fn new(
        t: &'static Texts,
        issuer: impl Into<String>,
        number: impl Into<String>,
        time: impl Into<String>,
    ) -> PrintHead {
        PrintHead {
            t,
            issuer: issuer.into(),
            number: number.into(),
            time: time.into(),
        }
    }
}
