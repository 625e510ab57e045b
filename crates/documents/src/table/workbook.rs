//! Rows of an `.xlsx` workbook.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{
    CellErrorType, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError,
};

use super::unpack::Parts;
use super::{Cell, Error, Limits, MAX_COLUMNS, MergedArea, Row};
use crate::moment::{Epoch, Moment};

pub(super) struct Workbook {
    book: Xlsx<Cursor<Vec<u8>>>,
    names: Vec<String>,
    parts: Parts,
}

impl Workbook {
    pub fn open(bytes: Vec<u8>, parts: Parts) -> Result<Workbook, Error> {
        let book = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
        let shown = book.sheets_metadata().iter();
        let shown = shown.filter(|sheet| {
            sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
        });
        let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
        if names.is_empty() {
            return Err(Error::Empty);
        }
        Ok(Workbook { book, names, parts })
    }

    pub fn sheets(&self) -> &[String] {
        &self.names
    }

    fn name(&self, sheet: usize) -> Result<String, Error> {
        let name = self.names.get(sheet).cloned();
        name.ok_or(Error::NoSuchSheet { index: sheet })
    }

    pub fn rows(&mut self, sheet: usize, limits: &Limits) -> Result<Rows<'_>, Error> {
        let name = self.name(sheet)?;
        let epoch = if self.book.has_1904_epoch() {
            Epoch::Year1904
        } else {
            Epoch::Year1900
        };
        let cells = self.book.worksheet_cells_reader(&name).map_err(refused)?;
        Ok(Rows {
            cells: Some(cells),
            epoch,
            waiting: None,
            cells_left: limits.cells,
            limit: limits.cells,
        })
    }

    pub fn rows_expected(&mut self, sheet: usize) -> u32 {
        let Ok(name) = self.name(sheet) else { return 0 };
        let reader = self.book.worksheet_cells_reader(&name);
        reader.map_or(0, |cells| cells.dimensions().end.0.saturating_add(1))
    }

    pub fn merged_areas(&mut self, sheet: usize) -> Result<Vec<MergedArea>, Error> {
        let name = self.name(sheet)?;
        if !self.parts.merged_cells {
            return Ok(Vec::new());
        }
        let areas = self
            .book
            .merge_cells_by_sheet_name(&name)
            .map_err(refused)?;
        let vertical = areas.iter().filter(|area| area.start.0 < area.end.0);
        let vertical = vertical.map(|area| MergedArea {
            column: area.start.1 as usize,
            first_row: area.start.0.saturating_add(1),
            last_row: area.end.0.saturating_add(1),
        });
        Ok(vertical.collect())
    }
}

pub(super) struct Rows<'a> {
    /// `None` after the end or an error.
    cells: Option<XlsxCellReader<'a, Cursor<Vec<u8>>>>,
    epoch: Epoch,
    /// The first cell of the next row, met while looking for the end of this one.
    waiting: Option<Placed<'a>>,
    cells_left: u64,
    limit: u64,
}

struct Placed<'a> {
    row: u32,
    column: usize,
    cell: Cell<'a>,
}

impl<'a> Rows<'a> {
    fn next_cell(&mut self) -> Result<Option<Placed<'a>>, Error> {
        let Some(reader) = &mut self.cells else {
            return Ok(None);
        };
        let Some(found) = reader.next_cell().map_err(refused)? else {
            // Asked again after the end, the reader would look for the end once more and call the file damaged.
            self.cells = None;
            return Ok(None);
        };
        let Some(left) = self.cells_left.checked_sub(1) else {
            return Err(Error::TooManyCells { limit: self.limit });
        };
        self.cells_left = left;
        let (row, column) = found.get_position();
        Ok(Some(Placed {
            row,
            column: column as usize,
            cell: cell(found.get_value(), self.epoch),
        }))
    }

    fn next_row(&mut self) -> Result<Option<Row<'a>>, Error> {
        let first = match self.waiting.take() {
            Some(waiting) => Some(waiting),
            None => self.next_cell()?,
        };
        let Some(first) = first else { return Ok(None) };
        let index = first.row;
        let mut cells = Vec::new();
        put(&mut cells, first);
        while let Some(next) = self.next_cell()? {
            if next.row != index {
                self.waiting = Some(next);
                break;
            }
            put(&mut cells, next);
        }
        let number = index.saturating_add(1);
        Ok(Some(Row { number, cells }))
    }
}

fn put<'a>(cells: &mut Vec<Cell<'a>>, placed: Placed<'a>) {
    let Placed { column, cell, .. } = placed;
    if column >= MAX_COLUMNS || cell == Cell::Blank {
        return;
    }
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Blank);
    }
    cells[column] = cell;
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Row<'a>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.next_row() {
                Ok(Some(row)) if row.cells.iter().all(Cell::is_blank) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => return None,
                Err(error) => {
                    self.cells = None;
                    return Some(Err(error));
                }
            }
        }
    }
}

fn cell<'a>(found: &DataRef<'a>, epoch: Epoch) -> Cell<'a> {
    match found {
        DataRef::Empty => Cell::Blank,
        DataRef::SharedString("") => Cell::Blank,
        DataRef::SharedString(text) => Cell::Text(Cow::Borrowed(text)),
        DataRef::String(text) if text.is_empty() => Cell::Blank,
        DataRef::String(text) | DataRef::DurationIso(text) => owned(text),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet itself holds doubles"
        )]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(date) if date.is_datetime() => {
            let serial = date.as_f64();
            Moment::from_serial(serial, epoch).map_or(Cell::Number(serial), Cell::Moment)
        }
        DataRef::DateTime(duration) => Cell::Number(duration.as_f64()),
        DataRef::DateTimeIso(text) => Moment::parse(text).map_or_else(|| owned(text), Cell::Moment),
        DataRef::Error(error) => Cell::Failed(error_code(error)),
    }
}

fn owned(text: &str) -> Cell<'static> {
    Cell::Text(Cow::Owned(text.to_owned()))
}

fn error_code(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

fn refused(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::Encrypted,
        other => Error::Damaged {
            detail: other.to_string(),
        },
    }
}
