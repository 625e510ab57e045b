//! Reads a list of firms row by row.

use std::path::Path;

use super::names::search;
use super::{Column, FirmRow};
use crate::headings::Header;
use crate::reading::{Assumptions, DataRows, Options, ReadRow, Sheet, Skipped};
use crate::table::Error;

/// An opened list of firms: the header is understood, the rows are still to be read.
pub struct FirmSheet(Sheet<Column>);

/// Opens `.xlsx`, `.csv` or `.tsv`, each also gzipped.
///
/// # Errors
/// See [`Error`]; [`Error::NoHeader`] when no row names at least two columns, one of them the name or the code.
pub fn read_firms(path: &Path, options: &Options) -> Result<FirmSheet, Error> {
    Sheet::open(path, options, &search()).map(FirmSheet)
}

/// The same for an upload.
///
/// # Errors
/// As [`read_firms`].
pub fn read_firms_bytes(bytes: Vec<u8>, options: &Options) -> Result<FirmSheet, Error> {
    Sheet::from_bytes(bytes, options, &search()).map(FirmSheet)
}

impl FirmSheet {
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
    pub fn rows(&mut self) -> Result<FirmRows<'_>, Error> {
        let (rows, header) = self.0.rows()?;
        Ok(FirmRows { rows, header })
    }
}

/// The rows of a list; ends after the first error.
pub struct FirmRows<'a> {
    rows: DataRows<'a>,
    header: &'a Header<Column>,
}

impl FirmRows<'_> {
    /// Rows left out up to now because they aren't data.
    pub fn skipped(&self) -> &[Skipped] {
        self.rows.skipped()
    }
}

impl<'a> Iterator for FirmRows<'a> {
    type Item = Result<ReadRow<'a, FirmRow>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let (read, problems) = FirmRow::read(self.header, &row);
        Some(Ok(ReadRow {
            number: row.number,
            row: read,
            problems,
            original: row.cells,
        }))
    }
}
