//! "What to do now": the steps that the reader may take on a case, each with its reason.

use askama::Template;

use super::prints_html;

/// The steps a person may take now, the most pressing first.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/steps.html")]
pub struct NextSteps {
    pub steps: Vec<NextStep>,
    /// What may be done but seldom is, behind a summary with this label.
    pub more: Vec<NextStep>,
    pub more_label: String,
    /// Said instead when the reader has nothing to do: who has, and until when.
    pub waiting_for: String,
}

#[derive(Debug, Clone)]
pub struct NextStep {
    /// What is to be done and by when, in a sentence.
    pub why: String,
    /// The words on the button, such as `签收`.
    pub label: String,
    /// The page with the form of this step.
    pub href: String,
    pub weight: Weight,
}

/// How a button is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The thing to do next; at most one on a page.
    Main,
    Plain,
    /// Signs or issues something in the office's name.
    Official,
    /// Hard to take back.
    Grave,
}

prints_html!(NextSteps);

impl NextStep {
    pub fn new(
        weight: Weight,
        label: impl Into<String>,
        href: impl Into<String>,
        why: impl Into<String>,
    ) -> NextStep {
        NextStep {
            why: why.into(),
            label: label.into(),
            href: href.into(),
            weight,
        }
    }
}

impl Weight {
    /// The classes of a button of this weight.
    pub fn class(self) -> &'static str {
        match self {
            Weight::Main => "button",
            Weight::Plain => "button button--plain",
            Weight::Official => "button button--official",
            Weight::Grave => "button button--grave",
        }
    }
}
