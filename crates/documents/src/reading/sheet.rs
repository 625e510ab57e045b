//! A table whose header is understood.

use std::path::Path;

use super::{Assumptions, DataRows};
use crate::headings::{Column, Header, Search, find};
use crate::table::{Error, Format, Limits, MergedArea, Table};

/// What the sender may decide.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub limits: Limits,
    /// Read this sheet; otherwise the first visible one with a header.
    pub sheet: Option<String>,
}

/// An opened file with its header found.
pub struct Sheet<C: 'static> {
    table: Table,
    index: usize,
    assumptions: Assumptions<C>,
    merged: Vec<MergedArea>,
}

impl<C: Column> Sheet<C> {
    /// Opens a file and looks for its header.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn open(path: &Path, options: &Options, search: &Search<'_, C>) -> Result<Self, Error> {
        Self::find(Table::open(path, &options.limits)?, options, search)
    }

    /// The same for a file that is already in memory.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn from_bytes(
        bytes: Vec<u8>,
        options: &Options,
        search: &Search<'_, C>,
    ) -> Result<Self, Error> {
        Self::find(Table::from_bytes(bytes, &options.limits)?, options, search)
    }

    fn find(mut table: Table, options: &Options, search: &Search<'_, C>) -> Result<Self, Error> {
        let mut failure = None;
        for index in candidates(&table, options)? {
            match header(&mut table, index, search) {
                Ok(header) => return Self::with_header(table, index, header),
                Err(error @ Error::NoHeader { .. }) => failure = nearer(failure, error),
                Err(error) => return Err(error),
            }
        }
        Err(failure.unwrap_or(Error::Empty))
    }

    fn with_header(mut table: Table, index: usize, header: Header<C>) -> Result<Self, Error> {
        let mut merged = table.merged_areas(index)?;
        merged.retain(|area| area.first_row > header.last_row);
        merged.retain(|area| {
            let mut mapped = header.mapped.iter();
            mapped.any(|m| m.place.index == area.column && m.column.fills_down())
        });
        let sheets = table.sheets().iter().enumerate();
        let others = sheets.filter(|(at, _)| *at != index);
        let is_text = matches!(table.format(), Format::Text { .. });
        let assumptions = Assumptions {
            packing: table.packing(),
            format: table.format(),
            sheet: (!is_text).then(|| table.sheets()[index].clone()),
            other_sheets: others.map(|(_, name)| name.clone()).collect(),
            absent: header.absent(),
            merged_areas: merged.len(),
            header,
        };
        Ok(Sheet {
            table,
            index,
            assumptions,
            merged,
        })
    }

    /// What was assumed, to be shown to the sender.
    pub fn assumptions(&self) -> &Assumptions<C> {
        &self.assumptions
    }

    /// About how many rows of data there are: good enough for a progress bar.
    pub fn rows_expected(&mut self) -> u32 {
        let all = self.table.rows_expected(self.index);
        all.saturating_sub(self.assumptions.header.last_row)
    }

    /// The rows below the header, with what the header says. May be called again: a dry run reads like the real one.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn rows(&mut self) -> Result<(DataRows<'_>, &Header<C>), Error> {
        let header = &self.assumptions.header;
        let rows = self.table.rows(self.index)?;
        Ok((DataRows::new(rows, header, &self.merged), header))
    }
}

fn candidates(table: &Table, options: &Options) -> Result<Vec<usize>, Error> {
    let sheets = table.sheets();
    let Some(wanted) = &options.sheet else {
        return Ok((0..sheets.len()).collect());
    };
    let found = sheets.iter().position(|name| name == wanted);
    let none = || Error::NoSheetNamed {
        name: wanted.clone(),
    };
    found.map(|index| vec![index]).ok_or_else(none)
}

fn header<C: Column>(
    table: &mut Table,
    index: usize,
    search: &Search<'_, C>,
) -> Result<Header<C>, Error> {
    let first = table.rows(index)?.take(crate::headings::ROWS_LOOKED_AT + 1);
    let first = first.collect::<Result<Vec<_>, Error>>()?;
    find(&first, search).map_err(|nearest| Error::NoHeader {
        looked_at: first.len(),
        nearest,
    })
}

/// Of several sheets without a header, the one that came nearest is worth telling.
fn nearer(known: Option<Error>, new: Error) -> Option<Error> {
    let headers = |error: &Error| match error {
        Error::NoHeader { nearest, .. } => nearest.as_ref().map_or(0, |(_, names)| names.len()),
        _ => 0,
    };
    match known {
        Some(known) if headers(&known) >= headers(&new) => Some(known),
        _ => Some(new),
    }
}
