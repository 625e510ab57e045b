//! The names people give to columns.

use std::collections::HashMap;

use super::Column;
use super::fold::{fold, without_brackets};

/// A column and the headers that mean it, apart from its usual one, separated by blanks.
pub type Names<C> = (C, &'static str);

/// All headers known for a kind of table.
#[derive(Debug, Clone)]
pub struct Vocabulary<C: 'static> {
    by_name: HashMap<String, C>,
    stand_ins: &'static [(C, C)],
}

impl<C: Column> Vocabulary<C> {
    /// `stand_ins` are pairs (present, missing): when a file has the first column and lacks the second, the first is
    /// read as the second.
    ///
    /// A name that two columns claim belongs to the first of them in `names`; usual headers come before all synonyms.
    pub fn new(names: &[Names<C>], stand_ins: &'static [(C, C)]) -> Vocabulary<C> {
        let mut by_name = HashMap::new();
        for column in C::ALL {
            by_name.entry(fold(column.header())).or_insert(*column);
        }
        for (column, synonyms) in names {
            for name in synonyms.split_whitespace() {
                by_name.entry(fold(name)).or_insert(*column);
            }
        }
        Vocabulary { by_name, stand_ins }
    }

    /// The column that a header as written means.
    pub fn column(&self, header: &str) -> Option<C> {
        let folded = fold(header);
        let exact = self.by_name.get(&folded);
        let bare = || without_brackets(&folded).and_then(|bare| self.by_name.get(&bare));
        exact.or_else(bare).copied()
    }

    pub(super) fn stand_ins(&self) -> &'static [(C, C)] {
        self.stand_ins
    }
}
