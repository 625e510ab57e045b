//! What reading a ledger and reading a list of firms have in common.
//!
//! A [`Sheet`] is a table whose header is understood. Its rows come with merged cells filled in, and without totals,
//! footers and repeated headers; [`Fields`] reads single cells and notes what can't be read.

mod assumptions;
mod data_rows;
mod fields;
mod problem;
mod sheet;
pub mod values;

pub use assumptions::Assumptions;
pub use data_rows::{DataRows, Skipped, SkippedAs};
pub use fields::Fields;
pub use problem::{CellProblem, Reason};
pub use sheet::{Options, Sheet};

use crate::table::Cell;

/// One row of the file, read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadRow<'a, R> {
    /// The number a spreadsheet shows beside the row.
    pub number: u32,
    pub row: R,
    /// What can't be read; the fields concerned are empty in `row`.
    pub problems: Vec<CellProblem>,
    /// The row as it was, from column A on, for a list of refused rows.
    pub original: Vec<Cell<'a>>,
}

/// A value of a column that has no place in the typed row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    pub header: String,
    pub value: String,
}
