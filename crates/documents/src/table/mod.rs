//! Any table people send: `.xlsx`, `.csv` or `.tsv`, each also gzipped, as a stream of rows of cells.
//!
//! What a file is, its content says; the name is not asked. Rows carry the number a spreadsheet shows beside them.

mod cell;
pub(crate) mod decode;
mod delimited;
mod delimiter;
mod error;
mod limits;
mod sniff;
mod unpack;
mod workbook;

use std::path::Path;

pub use cell::{Cell, number_text};
pub use decode::Encoding;
pub use delimiter::Quoting;
pub use error::{Error, Found};
pub use limits::Limits;

use delimited::Delimited;
use sniff::Content;
use workbook::Workbook;

/// An opened table: the bytes are in memory, the rows are read as they are asked for.
pub struct Table {
    source: Source,
    packing: Packing,
    limits: Limits,
}

enum Source {
    Workbook(Box<Workbook>),
    Delimited(Delimited),
}

/// Whether the file was compressed as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Plain,
    Gzip,
}

/// What the file turned out to be, to be shown to whoever sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    Workbook,
    Text {
        encoding: Encoding,
        /// `,`, tab, `;` or `|`.
        delimiter: char,
        quoting: Quoting,
    },
}

/// One row that isn't blank.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// The number a spreadsheet shows beside the row: from 1, blank rows counted.
    pub number: u32,
    /// From column A on; ends with the row's last cell.
    pub cells: Vec<Cell<'a>>,
}

/// A vertically merged area of a workbook: its value stands only in the first row. Rows from 1, the column from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergedArea {
    pub column: usize,
    pub first_row: u32,
    pub last_row: u32,
}

/// Columns beyond this one (a stray cell far to the right) are not read.
pub const MAX_COLUMNS: usize = 512;

impl Table {
    /// Reads a file within limits.
    ///
    /// # Errors
    /// [`Error::Io`], or as [`Table::from_bytes`].
    pub fn open(path: &Path, limits: &Limits) -> Result<Table, Error> {
        Table::from_bytes(limits::read_file(path, limits)?, limits)
    }

    /// Takes a whole file, for instance an upload.
    ///
    /// # Errors
    /// Too large, empty, damaged, encrypted, not a table at all: see [`Error`].
    pub fn from_bytes(bytes: Vec<u8>, limits: &Limits) -> Result<Table, Error> {
        limits.check_file(bytes.len() as u64)?;
        let (bytes, packing) = match sniff::content(&bytes) {
            Content::Gzip => (unpack::gunzip(&bytes, limits)?, Packing::Gzip),
            _ => (bytes, Packing::Plain),
        };
        let source = match sniff::content(&bytes) {
            Content::Zip => {
                let parts = unpack::inspect(&bytes, limits)?;
                Source::Workbook(Box::new(Workbook::open(bytes, parts)?))
            }
            Content::Text => Source::Delimited(Delimited::open(bytes)?),
            Content::Empty => return Err(Error::Empty),
            Content::Gzip => return Err(Error::NotATable(Found::Archive)),
            Content::Compound => return Err(sniff::compound_error(&bytes)),
            Content::Other(found) => return Err(Error::NotATable(found)),
        };
        Ok(Table {
            source,
            packing,
            limits: *limits,
        })
    }

    /// What was found out about the file.
    pub fn format(&self) -> Format {
        match &self.source {
            Source::Workbook(_) => Format::Workbook,
            Source::Delimited(text) => text.format(),
        }
    }

    pub fn packing(&self) -> Packing {
        self.packing
    }

    /// Names of the visible sheets in order; a text file has one without a name.
    pub fn sheets(&self) -> &[String] {
        match &self.source {
            Source::Workbook(book) => book.sheets(),
            Source::Delimited(text) => text.sheets(),
        }
    }

    /// The rows of a sheet, counted from 0 in [`Table::sheets`], from the top. May be called again.
    ///
    /// # Errors
    /// [`Error::NoSuchSheet`] or [`Error::Damaged`].
    pub fn rows(&mut self, sheet: usize) -> Result<Rows<'_>, Error> {
        let limits = &self.limits;
        Ok(Rows(match &mut self.source {
            Source::Workbook(book) => Kind::Workbook(Box::new(book.rows(sheet, limits)?)),
            Source::Delimited(text) => Kind::Delimited(Box::new(text.rows(sheet, limits)?)),
        }))
    }

    /// Vertically merged areas of a sheet; none in text files.
    ///
    /// # Errors
    /// [`Error::NoSuchSheet`] or [`Error::Damaged`].
    pub fn merged_areas(&mut self, sheet: usize) -> Result<Vec<MergedArea>, Error> {
        match &mut self.source {
            Source::Workbook(book) => book.merged_areas(sheet),
            Source::Delimited(_) => Ok(Vec::new()),
        }
    }

    /// About how many rows a sheet has, blank ones included: good enough for a progress bar, never for a decision.
    pub fn rows_expected(&mut self, sheet: usize) -> u32 {
        match &mut self.source {
            Source::Workbook(book) => book.rows_expected(sheet),
            Source::Delimited(text) => text.rows_expected(),
        }
    }
}

/// The rows of one sheet; ends after the first error.
pub struct Rows<'a>(Kind<'a>);

enum Kind<'a> {
    Workbook(Box<workbook::Rows<'a>>),
    Delimited(Box<delimited::Rows<'a>>),
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Row<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Kind::Workbook(rows) => rows.next(),
            Kind::Delimited(rows) => rows.next(),
        }
    }
}

#[cfg(test)]
mod tests;
