//! Sheets written row by row; finished rows wait in temporary files, not in memory.

use std::borrow::Cow;
use std::io::Write;

use domain::time::Instant;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::styles::{Styles, serial};
use super::{Layout, Value, WriteError};
use crate::headings::letter;
use crate::reading::values::MAX_TEXT;

/// Rows of a sheet, the header included.
const MAX_ROWS: u32 = 1_048_576;
const HEADER_HEIGHT: f64 = 30.0;

/// A workbook in the making.
pub struct WorkbookWriter {
    book: Workbook,
    styles: Styles,
    sheet: Option<Open>,
    shortened: Vec<Shortened>,
    rows: u32,
}

/// The sheet being written.
struct Open {
    index: usize,
    columns: u16,
    next_row: u32,
}

/// A text that was longer than a cell may be, and was cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortened {
    pub sheet: String,
    /// As the spreadsheet shows it.
    pub row: u32,
    pub letter: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Rows without headers, over all sheets.
    pub rows: u32,
    pub shortened: Vec<Shortened>,
}

impl WorkbookWriter {
    /// Begins a workbook; the instant is noted in it as the time of its making.
    ///
    /// # Errors
    /// [`WriteError::Workbook`] when the instant is no date a workbook can hold.
    pub fn new(made_at: Instant) -> Result<WorkbookWriter, WriteError> {
        let mut book = Workbook::new();
        let made = ExcelDateTime::from_timestamp(made_at.0.div_euclid(1000))?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&made));
        Ok(WorkbookWriter {
            book,
            styles: Styles::new(),
            sheet: None,
            shortened: Vec::new(),
            rows: 0,
        })
    }

    /// Ends the current sheet and begins the next one: header row, frozen; widths; paper.
    ///
    /// # Errors
    /// [`WriteError::Workbook`], for instance for two sheets of the same name.
    pub fn begin_sheet(&mut self, layout: &Layout) -> Result<(), WriteError> {
        self.end_sheet()?;
        let index = self.book.worksheets().len();
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(layout.safe_sheet_name())?;
        paper(sheet, layout)?;
        sheet.set_row_height(0, HEADER_HEIGHT)?;
        let mut columns = 0;
        for (column, heading) in (0..).zip(&layout.headings) {
            sheet.set_column_width(column, heading.width)?;
            sheet.write_string_with_format(0, column, &heading.text, &self.styles.header)?;
            columns = column + 1;
        }
        self.sheet = Some(Open {
            index,
            columns,
            next_row: 1,
        });
        Ok(())
    }

    /// Writes one row.
    ///
    /// # Errors
    /// [`WriteError::TooManyRows`], [`WriteError::NoSheet`].
    pub fn row(&mut self, values: &[Value<'_>]) -> Result<(), WriteError> {
        self.row_with_marks(values, &[])
    }

    /// Writes one row; the columns named (from 0) get a ground that catches the eye.
    ///
    /// # Errors
    /// As [`WorkbookWriter::row`].
    pub fn row_with_marks(
        &mut self,
        values: &[Value<'_>],
        marks: &[usize],
    ) -> Result<(), WriteError> {
        let open = self.sheet.as_mut().ok_or(WriteError::NoSheet)?;
        if open.next_row >= MAX_ROWS {
            return Err(WriteError::TooManyRows { limit: MAX_ROWS });
        }
        let sheet = self.book.worksheet_from_index(open.index)?;
        for (column, value) in (0..).zip(values) {
            let marked = marks.contains(&usize::from(column));
            let set = if marked {
                &self.styles.marked
            } else {
                &self.styles.plain
            };
            let place = (open.next_row, column);
            let format = set.for_value(value);
            if !write(sheet, place, value, (format, set.for_text()))? {
                self.shortened.push(Shortened {
                    sheet: sheet.name(),
                    row: place.0 + 1,
                    letter: letter(usize::from(column)),
                });
            }
        }
        open.next_row += 1;
        self.rows += 1;
        Ok(())
    }

    /// Ends the workbook and writes it.
    ///
    /// # Errors
    /// [`WriteError::Workbook`], [`WriteError::NoSheet`].
    pub fn finish(mut self, out: impl Write + Send) -> Result<Written, WriteError> {
        if self.sheet.is_none() {
            return Err(WriteError::NoSheet);
        }
        self.end_sheet()?;
        self.book.save_to_writer(out)?;
        Ok(Written {
            rows: self.rows,
            shortened: self.shortened,
        })
    }

    /// Filter buttons over all rows.
    fn end_sheet(&mut self) -> Result<(), WriteError> {
        let Some(open) = self.sheet.take() else {
            return Ok(());
        };
        if open.columns > 0 && open.next_row > 1 {
            let sheet = self.book.worksheet_from_index(open.index)?;
            sheet.autofilter(0, 0, open.next_row - 1, open.columns - 1)?;
        }
        Ok(())
    }
}

fn paper(sheet: &mut Worksheet, layout: &Layout) -> Result<(), WriteError> {
    sheet.set_paper_size(layout.paper.code());
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, 0)?;
    if let Some(header) = layout.page_header() {
        sheet.set_header(header);
    }
    sheet.set_footer("&C&P / &N");
    Ok(())
}

/// Writes a cell; `false` when its text had to be cut. The formats are the value's own and that of plain text.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value<'_>,
    (own, plain): (&Format, &Format),
) -> Result<bool, WriteError> {
    #[expect(clippy::cast_precision_loss, reason = "a workbook holds doubles")]
    let number = match value {
        Value::Blank => {
            sheet.write_blank(row, column, own)?;
            return Ok(true);
        }
        Value::Text(text) => {
            let (text, whole) = fitting(text);
            sheet.write_string_with_format(row, column, text, own)?;
            return Ok(whole);
        }
        Value::Count(count) => *count as f64,
        Value::Number(number) | Value::Share(number) => *number,
        Value::Money(fen) => *fen as f64 / 100.0,
        Value::Day(_) | Value::Time(_) => match serial(value) {
            Some(serial) => serial,
            None => {
                sheet.write_string_with_format(row, column, value.to_text(), plain)?;
                return Ok(true);
            }
        },
    };
    sheet.write_number_with_format(row, column, number, own)?;
    Ok(true)
}

/// The text as far as a cell holds it, and whether that is all of it.
fn fitting(text: &str) -> (Cow<'_, str>, bool) {
    if text.len() <= MAX_TEXT || text.encode_utf16().count() <= MAX_TEXT {
        return (Cow::Borrowed(text), true);
    }
    let mut room = MAX_TEXT - 1;
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect();
    kept.push('…');
    (Cow::Owned(kept), false)
}
