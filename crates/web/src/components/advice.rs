//! What helps to decide about a problem: suggestions, and cases that are alike.

use askama::Template;
use messages::Texts;

use super::alike::AlikeCases;
use super::prints_html;
use super::suggested::Suggestions;

/// A sheet with suggestions and cases that are alike.
#[derive(Debug, Clone, Template)]
#[template(path = "components/advice.html")]
pub struct Advice {
    t: &'static Texts,
    suggestions: Option<Suggestions>,
    alike: AlikeCases,
}

prints_html!(Advice);

impl Advice {
    pub fn new(t: &'static Texts, suggestions: Option<Suggestions>, alike: AlikeCases) -> Advice {
        Advice {
            t,
            suggestions: suggestions.filter(|suggestions| !suggestions.is_empty()),
            alike,
        }
    }
}
