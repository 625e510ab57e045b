//! What was assumed about a file, to be shown before anything is imported.

use crate::headings::{Column, Header, Mapped, Place};
use crate::table::{Format, Packing};

/// Everything that was decided without asking.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumptions<C> {
    pub packing: Packing,
    pub format: Format,
    /// Name of the sheet read; `None` for text files.
    pub sheet: Option<String>,
    /// Visible sheets that were not read.
    pub other_sheets: Vec<String>,
    /// Where the header is, which columns were understood, doubled or kept aside.
    pub header: Header<C>,
    /// Usual columns that the file doesn't have.
    pub absent: Vec<C>,
    /// Vertically merged cells whose value is read for every row they cover.
    pub merged_areas: usize,
}

impl<C: Column> Assumptions<C> {
    /// Columns that were understood, in the order of the file.
    pub fn columns(&self) -> Vec<&Mapped<C>> {
        let mut columns: Vec<_> = self.header.mapped.iter().collect();
        columns.sort_by_key(|mapped| mapped.place.index);
        columns
    }

    /// Columns whose values are only handed over.
    pub fn kept_aside(&self) -> &[Place] {
        &self.header.kept_aside
    }
}
