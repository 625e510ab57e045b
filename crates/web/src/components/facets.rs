//! What a search found, told apart: links that narrow it, with how many cases each leads to.

use askama::Template;
use messages::Texts;

use super::prints_html;
use crate::layout::Link;

/// Groups of links; none is printed without one.
#[derive(Debug, Clone, Template)]
#[template(path = "components/facets.html")]
pub struct Facets {
    t: &'static Texts,
    /// Of how many cases the counts are, as printed.
    of: String,
    groups: Vec<Group>,
}

prints_html!(Facets);

/// Links that narrow a list in one way.
#[derive(Debug, Clone)]
pub struct Group {
    pub label: String,
    /// Each with the number of its cases.
    pub links: Vec<(Link, i64)>,
}

impl Facets {
    /// A group with fewer than two links tells nothing apart.
    pub fn new(t: &'static Texts, of: String, groups: Vec<Group>) -> Facets {
        let groups = groups.into_iter().filter(|group| group.links.len() > 1);
        Facets {
            t,
            of,
            groups: groups.collect(),
        }
    }
}
