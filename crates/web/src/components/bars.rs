//! A table whose numbers are drawn as bars too.

use askama::Template;

use super::prints_html;
use crate::wording;

/// Rows of a name, a number and a bar; the bars are only decoration, the numbers say it all.
#[derive(Debug, Clone, Template)]
#[template(path = "components/bars.html")]
pub struct Bars {
    pub caption: String,
    /// Heads of the two columns: what the rows are, what is counted.
    pub heads: (String, String),
    pub rows: Vec<BarRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarRow {
    pub name: String,
    /// Where the rows behind the number are.
    pub href: Option<String>,
    pub value: u64,
    /// What is printed after the bar if it is more than the number, such as `12 件 · 8.8%`.
    pub words: String,
    /// How many of `value` are overdue or otherwise bad; drawn in red at the beginning of the bar.
    pub bad: u64,
}

prints_html!(Bars);

impl Bars {
    pub fn new(caption: impl Into<String>, heads: (&str, &str), rows: Vec<BarRow>) -> Bars {
        let heads = (heads.0.to_owned(), heads.1.to_owned());
        Bars {
            caption: caption.into(),
            heads,
            rows,
        }
    }

    /// The length of `part` in per cent of the longest bar.
    fn length(&self, part: &u64) -> u64 {
        let longest = self
            .rows
            .iter()
            .map(|each| each.value)
            .max()
            .unwrap_or(0)
            .max(1);
        (part.saturating_mul(100) / longest).min(100)
    }
}

impl BarRow {
    pub fn new(name: impl Into<String>, value: u64) -> BarRow {
        let words = wording::grouped(i64::try_from(value).unwrap_or(i64::MAX));
        BarRow {
            name: name.into(),
            href: None,
            value,
            words,
            bad: 0,
        }
    }

    #[must_use]
    pub fn rows(mut self, href: impl Into<String>) -> BarRow {
        self.href = Some(href.into());
        self
    }

    #[must_use]
    pub fn words(mut self, words: impl Into<String>) -> BarRow {
        self.words = words.into();
        self
    }

    #[must_use]
    pub fn bad(mut self, bad: u64) -> BarRow {
        self.bad = bad.min(self.value);
        self
    }
}
