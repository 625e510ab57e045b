//! Figures that show what they are made of: a rate is never printed without its two numbers.

use askama::Template;
use domain::statistics;
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
    /// How it is counted, behind its label; both may be empty.
    pub formula: String,
    pub formula_label: String,
    pub rows: Option<String>,
}

/// `123/136 = 90.4%（剔除 3）`, leading to its rows.
#[derive(Debug, Clone, Template)]
#[template(path = "components/rate.html")]
pub struct Rate {
    t: &'static Texts,
    pub name: String,
    /// With the numerator, the denominator and how many were left out of it, each with its reason on record.
    pub rate: statistics::Rate,
    /// How it is counted; may be empty.
    pub formula: String,
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
            formula: String::new(),
            formula_label: String::new(),
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
    pub fn formula(mut self, label: impl Into<String>, formula: impl Into<String>) -> Count {
        self.formula_label = label.into();
        self.formula = formula.into();
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
        (numerator, denominator, excluded): (i64, i64, i64),
    ) -> Rate {
        Rate::of(
            t,
            name,
            statistics::Rate::of(numerator, denominator, excluded),
        )
    }

    /// A rate as the domain counted it; its numerator may be weighted.
    pub fn of(t: &'static Texts, name: impl Into<String>, rate: statistics::Rate) -> Rate {
        Rate {
            t,
            name: name.into(),
            rate,
            formula: String::new(),
            rows: None,
        }
    }

    #[must_use]
    pub fn rows(mut self, href: impl Into<String>) -> Rate {
        self.rows = Some(href.into());
        self
    }

    #[must_use]
    pub fn formula(mut self, formula: impl Into<String>) -> Rate {
        self.formula = formula.into();
        self
    }

    /// None when there is nothing to divide by: a rate of nothing is not 0 and not 100 per cent.
    fn percent(&self) -> Option<String> {
        let denominator = u64::try_from(self.rate.denominator).ok()?;
        let numerator = u64::try_from(self.rate.numerator_hundredths).ok()?;
        (denominator > 0).then(|| wording::percent(numerator, denominator * 100))
    }

    fn sum(&self) -> String {
        let (texts, rate) = (&self.t.components.rate, self.rate);
        match self.percent() {
            Some(percent) => texts.sum(
                rate.denominator,
                rate.excluded,
                rate.numerator_text(),
                percent,
            ),
            None => texts.none(rate.excluded),
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
