//! What came of importing a ledger.

use std::collections::BTreeMap;

use documents::reading::Skipped;
use domain::cases::state::LedgerFacts;

/// What came of importing a ledger. A dry run gives the same as the real one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerReport {
    /// Rows that became cases.
    pub new: u64,
    /// Rows that were taken over before.
    pub known: u64,
    pub refused: u64,
    /// Rows that are no data: sums, footers, repeated headers.
    pub skipped: Vec<Skipped>,
    pub firms_created: u64,
    pub offices_created: u64,
    /// Categories that the programme's list doesn't know, with the number of rows; they stay in the ledger's words.
    pub unknown_categories: BTreeMap<String, u64>,
    /// The same for places.
    pub unknown_places: BTreeMap<String, u64>,
}

impl LedgerReport {
    /// Rows of data in the file.
    pub fn rows(&self) -> u64 {
        self.new + self.known + self.refused
    }
}

impl LedgerReport {
    /// Counts a row that becomes a case.
    pub(super) fn count(&mut self, ledger: &LedgerFacts) {
        self.new += 1;
        let unknown = [
            (&ledger.category, &mut self.unknown_categories),
            (&ledger.place, &mut self.unknown_places),
        ];
        for (label, counts) in unknown {
            if !label.is_empty() {
                *counts.entry(label.clone()).or_default() += 1;
            }
        }
    }

    /// Adds what a batch did.
    pub(super) fn add(&mut self, batch: LedgerReport) {
        self.new += batch.new;
        self.known += batch.known;
        self.firms_created += batch.firms_created;
        self.offices_created += batch.offices_created;
        for (label, n) in batch.unknown_categories {
            *self.unknown_categories.entry(label).or_default() += n;
        }
        for (label, n) in batch.unknown_places {
            *self.unknown_places.entry(label).or_default() += n;
        }
    }
}
