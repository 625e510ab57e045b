//! Facts as names and values.

use askama::Template;

use super::prints_html;
use crate::layout::Link;

/// A list of facts. Facts without a value are left out by whoever builds it.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/summary.html")]
pub struct SummaryList {
    pub facts: Vec<Fact>,
    pub density: Density,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    #[default]
    Normal,
    Tight,
}

#[derive(Debug, Clone)]
pub struct Fact {
    pub name: String,
    pub value: FactValue,
    /// A link after the value, such as "change"; its hidden text names the fact.
    pub change: Option<Link>,
}

#[derive(Debug, Clone)]
pub enum FactValue {
    Text(String),
    Link(Link),
}

prints_html!(SummaryList);

impl SummaryList {
    pub fn new(density: Density) -> SummaryList {
        SummaryList {
            facts: Vec::new(),
            density,
        }
    }

    /// Adds a fact; an empty value adds nothing.
    #[must_use]
    pub fn fact(mut self, name: impl Into<String>, value: impl Into<String>) -> SummaryList {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push(Fact {
                name: name.into(),
                value: FactValue::Text(value),
                change: None,
            });
        }
        self
    }

    /// Adds a fact whose value leads somewhere.
    #[must_use]
    pub fn link(mut self, name: impl Into<String>, link: Link) -> SummaryList {
        self.facts.push(Fact {
            name: name.into(),
            value: FactValue::Link(link),
            change: None,
        });
        self
    }

    /// Gives the latest fact a link to change it.
    #[must_use]
    pub fn change(mut self, link: Link) -> SummaryList {
        if let Some(fact) = self.facts.last_mut() {
            fact.change = Some(link);
        }
        self
    }

    fn is_tight(&self) -> bool {
        self.density == Density::Tight
    }
}
