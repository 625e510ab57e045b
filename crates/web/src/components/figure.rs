//! Figures that show what they are made of: a rate is never printed without its two numbers.

use askama::Template;
use messages::Texts;

use super::prints_html;
use crate::wording;

/// A count, perhaps with a unit, leading to its rows.
#[derive(Debug, Clone, Template)]
#[template(path = "components/count.html")]
pub struct Count {
    pub name: String,
    /// As printed, such as `136` or `26.98`.
    pub value: String,
    pub unit: String,
    /// A second line, such as `其中现场交办 41 件`; may be empty.
    pub under: String,
    pub rows: Option<String>,
}

/// `123/136 = 90.4%（剔除 3）`, leading to its rows.
#[derive(Debug, Clone, Template)]
#[template(path = "components/rate.html")]
pub struct Rate {
    t: &'static Texts,
    pub name: String,
    pub numerator: u64,
    pub denominator: u64,
    /// How many were left out of the denominator, each with its reason on record.
    pub excluded: u64,
    pub rows: Option<String>,
}

prints_html!(Count, Rate);

impl Count {
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Count {
        Count {
            name: name.into(),
            value: value.into(),
            unit: String::new(),
            under: String::new(),
            rows: None,
        }
    }

    #[must_use]
    pub fn unit(mut self, unit: impl Into<String>) -> Count {
        self.unit = unit.into();
        self
    }

    #[must_use]
    pub fn under(mut self, under: impl Into<String>) -> Count {
        self.under = under.into();
        self
    }

    #[must_use]
    pub fn rows(mut self, href: impl Into<String>) -> Count {
        self.rows = Some(href.into());
        self
    }
}

impl Rate {
    /// `numerator` of `denominator`, after `excluded` were left out.
    pub fn new(
        t: &'static Texts,
        name: impl Into<String>,
        (numerator, denominator, excluded): (u64, u64, u64),
    ) -> Rate {
        Rate {
            t,
            name: name.into(),
            numerator,
            denominator,
            excluded,
            rows: None,
        }
    }

    #[must_use]
    pub fn rows(mut self, href: impl Into<String>) -> Rate {
        self.rows = Some(href.into());
        self
    }

    /// None when there is nothing to divide by: a rate of nothing is not 0 and not 100 per cent.
    fn percent(&self) -> Option<String> {
        (self.denominator > 0).then(|| wording::percent(self.numerator, self.denominator))
    }

    fn sum(&self) -> String {
        let texts = &self.t.components.rate;
        match self.percent() {
            Some(percent) => texts.sum(self.denominator, self.excluded, self.numerator, percent),
            None => texts.none(self.excluded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn a_rate_shows_both_numbers_and_what_was_left_out() {
        let html = Rate::new(texts(Language::ZhHans), "解决率", (123, 136, 3)).to_string();
        assert!(html.contains("123/136 = 90.4%（剔除 3）"));
    }

    #[test]
    fn a_rate_of_nothing_has_no_percentage() {
        let html = Rate::new(texts(Language::ZhHans), "解决率", (0, 0, 2)).to_string();
        assert!(html.contains("无可计数据（剔除 2）"));
        assert!(!html.contains('%'));
    }
}
