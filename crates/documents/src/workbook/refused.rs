//! The workbook of refused rows: each with its reasons and all that it was, to be mended and imported again.
//!
//! The four columns in front have headers that no ledger uses, so the mended workbook is simply read like any other.

use std::io::Write;

use domain::time::Instant;

use super::{Heading, Layout, Paper, Value, WorkbookWriter, WriteError, Written};
use crate::reading::CellProblem;
use crate::table::Cell;

/// Headers of the columns in front, in the language of the reader.
#[derive(Debug, Clone)]
pub struct RefusedTitles {
    pub sheet_name: String,
    /// Such as 行号.
    pub row: String,
    /// Such as 列.
    pub column: String,
    /// Such as 原因.
    pub reason: String,
    /// Such as 值.
    pub value: String,
}

/// One reason why a row was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedCell {
    /// The column's place from 0, where the reason is about one cell.
    pub index: Option<usize>,
    /// The header of the column.
    pub column: String,
    /// A sentence for people.
    pub reason: String,
    pub value: String,
}

impl RefusedCell {
    /// A cell that couldn't be read, with the sentence for its reason.
    pub fn from_problem(problem: &CellProblem, sentence: String) -> RefusedCell {
        let place = problem.letter.bytes();
        let index = place.fold(0, |n, b| n * 26 + usize::from(b.saturating_sub(b'A')) + 1);
        RefusedCell {
            index: index.checked_sub(1),
            column: problem.header.clone(),
            reason: sentence,
            value: problem.value.clone(),
        }
    }
}

/// A refused row as it was, with its reasons.
#[derive(Debug, Clone)]
pub struct RefusedRow<'a> {
    pub number: u32,
    pub cells: Vec<RefusedCell>,
    pub original: Vec<Cell<'a>>,
}

/// The workbook in the making.
pub struct RefusedBook {
    writer: WorkbookWriter,
    columns: usize,
}

const IN_FRONT: usize = 4;
const LINE_BREAK: &str = "\n";

impl RefusedBook {
    /// Begins the workbook; `headers` are those of the refused file from column A on, blank ones empty.
    ///
    /// # Errors
    /// [`WriteError::Workbook`].
    pub fn begin(
        titles: &RefusedTitles,
        headers: &[String],
        made_at: Instant,
    ) -> Result<RefusedBook, WriteError> {
        let in_front = [
            Heading::new(&titles.row, 8.0),
            Heading::new(&titles.column, 14.0),
            Heading::new(&titles.reason, 40.0),
            Heading::new(&titles.value, 24.0),
        ];
        let original = headers.iter().map(|header| Heading::new(header, 18.0));
        let mut writer = WorkbookWriter::new(made_at)?;
        writer.begin_sheet(&Layout {
            sheet_name: titles.sheet_name.clone(),
            headings: in_front.into_iter().chain(original).collect(),
            paper: Paper::A3,
            page_title: None,
        })?;
        let columns = headers.len();
        Ok(RefusedBook { writer, columns })
    }

    /// Writes one row; several reasons stand below each other in their cells, the cells concerned are marked.
    ///
    /// # Errors
    /// [`WriteError::TooManyRows`], [`WriteError::Workbook`].
    pub fn push(&mut self, row: &RefusedRow<'_>) -> Result<(), WriteError> {
        let joined = |part: fn(&RefusedCell) -> &str| {
            let parts: Vec<&str> = row.cells.iter().map(part).collect();
            Value::text(parts.join(LINE_BREAK))
        };
        let mut values = vec![
            Value::Count(i64::from(row.number)),
            joined(|cell| &cell.column),
            joined(|cell| &cell.reason),
            joined(|cell| &cell.value),
        ];
        values.extend(row.original.iter().map(Value::from));
        values.resize(
            IN_FRONT + self.columns.max(row.original.len()),
            Value::Blank,
        );
        let concerned = row.cells.iter().filter_map(|cell| cell.index);
        let marks: Vec<usize> = concerned.map(|index| index + IN_FRONT).collect();
        self.writer.row_with_marks(&values, &marks)
    }

    /// Ends the workbook and writes it.
    ///
    /// # Errors
    /// [`WriteError::Workbook`].
    pub fn finish(self, out: impl Write + Send) -> Result<Written, WriteError> {
        self.writer.finish(out)
    }
}
