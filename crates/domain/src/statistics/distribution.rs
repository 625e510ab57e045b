//! Times taken, by how many cases: mean, median and 90th percentile out of counters.

use std::collections::BTreeMap;

use super::{Measure, Sums};

/// How many cases took how many working days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distribution {
    cases_by_days: BTreeMap<i64, i64>,
}

impl Distribution {
    /// Out of the sums along a dimension of days; a key that is no number is left out.
    pub fn of(sums: &[(String, Sums)]) -> Distribution {
        let counted = |(key, sums): &(String, Sums)| {
            let cases = sums.of(Measure::Replied);
            Some((key.parse().ok()?, cases)).filter(|_| cases > 0)
        };
        Distribution {
            cases_by_days: sums.iter().filter_map(counted).collect(),
        }
    }

    /// How many cases it is made of.
    pub fn cases(&self) -> i64 {
        self.cases_by_days.values().sum()
    }

    /// The mean in working days; `None` without a case.
    pub fn mean(&self) -> Option<f64> {
        let days: i64 = self.cases_by_days.iter().map(|(days, n)| days * n).sum();
        let cases = self.cases();
        (cases > 0).then(|| days as f64 / cases as f64)
    }

    /// Half of the cases took no longer.
    pub fn median(&self) -> Option<i64> {
        self.percentile(50)
    }

    /// The least number of days in which at least `percent` of the cases were done (nearest rank).
    pub fn percentile(&self, percent: u8) -> Option<i64> {
        let rank = ((self.cases() * i64::from(percent) + 99) / 100).max(1);
        let mut seen = 0;
        self.cases_by_days.iter().find_map(|(days, n)| {
            seen += n;
            (seen >= rank).then_some(*days)
        })
    }
}
