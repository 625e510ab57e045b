//! Reads an arrangement table row by row.

use std::path::Path;

use super::names::search;
use super::{Column, PairingRow};
use crate::headings::Header;
use crate::reading::{Assumptions, DataRows, Options, ReadRow, Sheet, Skipped};
use crate::table::Error;

/// An opened arrangement table: the header is understood, the rows are still to be read.
pub struct PairingSheet(Sheet<Column>);

/// Opens `.xlsx`, `.csv` or `.tsv`, each also gzipped.
///
/// # Errors
/// See [`Error`]; [`Error::NoHeader`] when no row names at least two columns, one of them the leader.
pub fn read_pairings(path: &Path, options: &Options) -> Result<PairingSheet, Error> {
    Sheet::open(path, options, &search()).map(PairingSheet)
}

/// The same for an upload.
///
/// # Errors
/// As [`read_pairings`].
pub fn read_pairings_bytes(bytes: Vec<u8>, options: &Options) -> Result<PairingSheet, Error> {
    Sheet::from_bytes(bytes, options, &search()).map(PairingSheet)
}

impl PairingSheet {
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
    pub fn rows(&mut self) -> Result<PairingRows<'_>, Error> {
        let (rows, header) = self.0.rows()?;
        Ok(PairingRows { rows, header })
    }
}

/// The rows of a table; ends after the first error.
pub struct PairingRows<'a> {
    rows: DataRows<'a>,
    header: &'a Header<Column>,
}

impl PairingRows<'_> {
    /// Rows left out up to now because they aren't data.
    pub fn skipped(&self) -> &[Skipped] {
        self.rows.skipped()
    }
}

impl<'a> Iterator for PairingRows<'a> {
    type Item = Result<ReadRow<'a, PairingRow>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = match self.rows.next()? {
            Ok(row) => row,
            Err(error) => return Some(Err(error)),
        };
        let (read, problems) = PairingRow::read(self.header, &row);
        Some(Ok(ReadRow {
            number: row.number,
            row: read,
            problems,
            original: row.cells,
        }))
    }
}
