//! What came of importing a list of firms.

use std::collections::BTreeMap;

use documents::reading::Skipped;

/// What came of importing a list of firms. A dry run gives the same as the real one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FirmsReport {
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    /// Rows that are no data: sums, footers, repeated headers.
    pub skipped: Vec<Skipped>,
    /// Industries, sizes, places and chambers that aren't known, with the number of rows; these cells are left out.
    pub unknown: BTreeMap<String, u64>,
}

impl FirmsReport {
    /// Rows of data in the file.
    pub fn rows(&self) -> u64 {
        self.created + self.changed + self.unchanged + self.refused
    }

    pub(super) fn add(&mut self, batch: FirmsReport) {
        self.created += batch.created;
        self.changed += batch.changed;
        self.unchanged += batch.unchanged;
        for (label, n) in batch.unknown {
            *self.unknown.entry(label).or_default() += n;
        }
    }
}
