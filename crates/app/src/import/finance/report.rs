//! What came of importing an institution's list.

use documents::reading::Skipped;

/// What came of importing an institution's list. A dry run gives the same as the real one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FinanceReport {
    pub created: u64,
    pub corrected: u64,
    pub unchanged: u64,
    pub refused: u64,
    /// Rows that are no data: sums, footers, repeated headers.
    pub skipped: Vec<Skipped>,
}

impl FinanceReport {
    /// Rows of data in the file.
    pub fn rows(&self) -> u64 {
        self.created + self.corrected + self.unchanged + self.refused
    }
}
