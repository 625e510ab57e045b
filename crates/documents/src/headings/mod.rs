//! Finds the header row of a sheet and says which column means what.
//!
//! People's tables have title rows above the header, headers in two rows, and a dozen names for one thing. A
//! [`Vocabulary`] knows the names; [`find`] looks for the row that speaks most of it.

mod assign;
mod find;
mod fold;
mod vocabulary;

use std::fmt::Debug;

pub use find::{ROWS_LOOKED_AT, Search, find};
pub use fold::fold;
pub(crate) use fold::fold_keeping_points;
pub use vocabulary::{Names, Vocabulary};

/// The columns a kind of table may have.
pub trait Column: Copy + Eq + Debug + 'static {
    /// Every column there is a name for.
    const ALL: &'static [Self];

    /// The columns of the usual form, in its order; one that is missing is worth telling.
    const USUAL: &'static [Self];

    /// A stable name for messages.
    fn key(self) -> &'static str;

    /// The usual header.
    fn header(self) -> &'static str;

    /// Whether a vertically merged cell stands for all its rows. Not so for numbers that name one row.
    fn fills_down(self) -> bool;
}

/// One column of the file, by its place and its header as written there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// From 0 for column A.
    pub index: usize,
    pub header: String,
}

impl Place {
    /// `A` … `Z`, `AA` …, as a spreadsheet names the column.
    pub fn letter(&self) -> String {
        letter(self.index)
    }
}

/// A column of the file that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped<C> {
    pub column: C,
    pub place: Place,
    /// What the header really names, where it stands in for a column that is missing: a title for the problem.
    pub stands_in: Option<C>,
}

/// Several columns of the file mean the same; one was taken, the other kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate<C> {
    pub column: C,
    pub taken: Place,
    pub aside: Place,
}

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header<C> {
    /// Numbers of the first and last header row (the same unless the header has two rows).
    pub first_row: u32,
    pub last_row: u32,
    pub mapped: Vec<Mapped<C>>,
    /// Columns whose header is unknown or doubled. Their values are handed over with each row.
    pub kept_aside: Vec<Place>,
    pub duplicates: Vec<Duplicate<C>>,
}

impl<C: Column> Header<C> {
    /// Where a column stands in the file.
    pub fn place(&self, column: C) -> Option<&Place> {
        let mapped = self.mapped.iter().find(|mapped| mapped.column == column);
        mapped.map(|mapped| &mapped.place)
    }

    /// All headers from column A on, blank ones empty: what a list of refused rows repeats.
    pub fn texts(&self) -> Vec<String> {
        let places = self.mapped.iter().map(|mapped| &mapped.place);
        let mut texts = Vec::new();
        for place in places.chain(&self.kept_aside) {
            if texts.len() <= place.index {
                texts.resize(place.index + 1, String::new());
            }
            texts[place.index].clone_from(&place.header);
        }
        texts
    }

    /// Columns of the usual form that the file doesn't have.
    pub fn absent(&self) -> Vec<C> {
        let usual = C::USUAL.iter().copied();
        usual
            .filter(|column| self.place(*column).is_none())
            .collect()
    }
}

/// `A` for 0, `Z` for 25, `AA` for 26.
pub fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests;
