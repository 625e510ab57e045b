//! One kind of problem, in the words of those who have it.

use crate::facts::LEAD_OFFICES;

/// The texts of one kind of problem. `{n}` is a number that differs from case to case.
pub struct Problem {
    /// The lead offices in whose duties it falls, by name.
    pub offices: &'static [&'static str],
    pub title: &'static str,
    pub facts: &'static str,
    pub ask: &'static str,
    pub answer: &'static str,
    /// What shows that it is solved, or why it can't be.
    pub ground: &'static str,
}

/// A problem in one line of a table.
pub const fn p(
    offices: &'static [&'static str],
    title: &'static str,
    facts: &'static str,
    ask: &'static str,
    answer: &'static str,
    ground: &'static str,
) -> Problem {
    Problem {
        offices,
        title,
        facts,
        ask,
        answer,
        ground,
    }
}

impl Problem {
    /// Whether it falls in the duties of the lead office with this index.
    pub fn falls_to(&self, office: usize) -> bool {
        self.offices.contains(&LEAD_OFFICES[office].0)
    }
}
