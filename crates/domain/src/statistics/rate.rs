//! A rate always carries its numerator, its denominator and how many cases were left out.

use serde::{Deserialize, Serialize};

/// `numerator / denominator`, with the cases that neither counts. The numerator may be weighted, hence hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// In hundredths of a case.
    pub numerator_hundredths: i64,
    pub denominator: i64,
    pub excluded: i64,
}

impl Rate {
    /// A rate of whole cases.
    pub fn of(numerator: i64, denominator: i64, excluded: i64) -> Rate {
        Rate {
            numerator_hundredths: numerator * 100,
            denominator,
            excluded,
        }
    }

    /// The numerator in cases.
    pub fn numerator(self) -> f64 {
        self.numerator_hundredths as f64 / 100.0
    }

    /// Percent with all decimals; `None` when there is nothing to divide by.
    pub fn percent(self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator_hundredths as f64 / self.denominator as f64)
    }

    /// The numerator as people write it: `129`, or `122.9` when it is weighted.
    pub fn numerator_text(self) -> String {
        match self.numerator_hundredths % 100 {
            0 => (self.numerator_hundredths / 100).to_string(),
            rest if rest % 10 == 0 => format!("{:.1}", self.numerator()),
            _ => format!("{:.2}", self.numerator()),
        }
    }

    /// The percentage with one decimal, `–` when there is nothing to divide by.
    pub fn percent_text(self) -> String {
        self.percent()
            .map_or_else(|| "–".to_owned(), |percent| format!("{percent:.1}%"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weighted_numerator_keeps_its_decimals() {
        let rate = Rate {
            numerator_hundredths: 104 * 100 + 21 * 90,
            denominator: 129,
            excluded: 7,
        };
        assert_eq!(
            (rate.numerator_text().as_str(), rate.percent_text().as_str()),
            ("122.9", "95.3%")
        );
    }

    #[test]
    fn nothing_divided_by_nothing_is_no_rate() {
        assert_eq!(Rate::of(0, 0, 3).percent(), None);
        assert_eq!(Rate::of(0, 0, 3).percent_text(), "–");
    }
}
