//! Reads a list of an institution row by row.

use std::path::Path;

use super::names::search;
use super::{Column, FinanceRow};
use crate::headings::Header;
use crate::reading::{Assumptions, DataRows, Options, ReadRow, Sheet, Skipped};
use crate::table::Error;

/// An opened list of an institution: the header is understood, the rows are still to be read.
pub struct FinanceSheet(Sheet<Column>);

/// Opens `.xlsx`, `.csv` or `.tsv`, each also gzipped.
///
/// # Errors
/// See [`Error`]; [`Error::NoHeader`] when no row names at least three columns, one of them the amount.
pub fn read_finance(path: &Path, options: &Options) -> Result<FinanceSheet, Error> {
    Sheet::open(path, options, &search()).map(FinanceSheet)
}

/// The same for an upload.
///
/// # Errors
/// As [`read_finance`].
pub fn read_finance_bytes(bytes: Vec<u8>, options: &Options) -> Result<FinanceSheet, Error> {
    Sheet::from_bytes(bytes, options, &search()).map(FinanceSheet)
}

impl FinanceSheet {
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
    pub fn rows(&mut self) -> Result<FinanceRows<'_>, Error> {
        let (rows, header) = self.0.rows()?;
        Ok(FinanceRows { rows, header })
    }
}

/// The rows of a list; ends after the first error.
pub struct FinanceRows<'a> {
    rows: DataRows<'a>,
    header: &'a Header<Column>,
}

impl FinanceRows<'_> {
    /// Rows left out up to now because they aren't data.
    pub fn skipped(&self) -> &[Skipped] {
        self.rows.skipped()
    }
}

impl<'a> Iterator for FinanceRows<'a> {
    type Item = Result<ReadRow<'a, FinanceRow>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let (read, problems) = FinanceRow::read(self.header, &row);
        Some(Ok(ReadRow {
            number: row.number,
            row: read,
            problems,
            original: row.cells,
        }))
    }
}
