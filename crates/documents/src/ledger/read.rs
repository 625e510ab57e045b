//! Reads a ledger row by row.

use std::path::Path;

use super::names::search;
use super::{Column, LedgerRow};
use crate::headings::Header;
use crate::reading::{Assumptions, DataRows, Options, ReadRow, Sheet, Skipped};
use crate::table::Error;

/// An opened ledger: the header is understood, the rows are still to be read.
pub struct LedgerSheet(Sheet<Column>);

/// Opens `.xlsx`, `.csv` or `.tsv`, each also gzipped.
///
/// # Errors
/// See [`Error`]; [`Error::NoHeader`] when no row names at least two columns, one of them the problem or the ask.
pub fn read_ledger(path: &Path, options: &Options) -> Result<LedgerSheet, Error> {
    Sheet::open(path, options, &search()).map(LedgerSheet)
}

/// The same for an upload.
///
/// # Errors
/// As [`read_ledger`].
pub fn read_ledger_bytes(bytes: Vec<u8>, options: &Options) -> Result<LedgerSheet, Error> {
    Sheet::from_bytes(bytes, options, &search()).map(LedgerSheet)
}

impl LedgerSheet {
    /// What was assumed, to be shown before importing.
    pub fn assumptions(&self) -> &Assumptions<Column> {
        self.0.assumptions()
    }

    /// About how many rows follow: good enough for a progress bar.
    pub fn rows_expected(&mut self) -> u32 {
        self.0.rows_expected()
    }

    /// The rows from the top; may be called again.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn rows(&mut self) -> Result<LedgerRows<'_>, Error> {
        let (rows, header) = self.0.rows()?;
        Ok(LedgerRows { rows, header })
    }
}

/// The rows of a ledger; ends after the first error.
pub struct LedgerRows<'a> {
    rows: DataRows<'a>,
    header: &'a Header<Column>,
}

impl LedgerRows<'_> {
    /// Rows left out up to now because they aren't data.
    pub fn skipped(&self) -> &[Skipped] {
        self.rows.skipped()
    }
}

impl<'a> Iterator for LedgerRows<'a> {
    type Item = Result<ReadRow<'a, LedgerRow>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let (read, problems) = LedgerRow::read(self.header, &row);
        Some(Ok(ReadRow {
            number: row.number,
            row: read,
            problems,
            original: row.cells,
        }))
    }
}
