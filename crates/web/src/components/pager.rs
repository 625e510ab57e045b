//! From one page of a list to the next, by key instead of by page number.

use askama::Template;
use messages::Texts;

use super::prints_html;

/// Links to the neighbouring pages and the range shown.
#[derive(Debug, Clone, Template)]
#[template(path = "components/pager.html")]
pub struct Pager {
    t: &'static Texts,
    /// Where the previous page is; none on the first.
    pub previous: Option<String>,
    /// Where the next page is; none on the last.
    pub next: Option<String>,
    pub range: Range,
}

/// Which entries are shown, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub first: u64,
    pub last: u64,
    /// How many there are in all, where that is known.
    pub total: Option<u64>,
}

prints_html!(Pager);

impl Pager {
    pub fn new(t: &'static Texts, range: Range) -> Pager {
        Pager {
            t,
            previous: None,
            next: None,
            range,
        }
    }

    fn range_text(&self) -> String {
        let texts = &self.t.components.pager;
        let Range { first, last, total } = self.range;
        match total {
            Some(total) => texts.range_of(first, last, total),
            None => texts.range(first, last),
        }
    }
}
