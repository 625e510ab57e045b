//! Taking over a list of firms: each is known by its credit code, and what a row says replaces what was known.

mod batch;
mod merge;
mod report;

use documents::firms::{Column, FirmRow, FirmSheet};
use documents::headings::{Column as _, Header};
use documents::reading::{CellProblem, Skipped};
use documents::workbook::{RefusedCell, RefusedRow};
use domain::codes::CreditCode;
use domain::permits::Permission;
use messages::Texts;

use super::lists::Lists;
use super::pipeline::{self, Item, Sender, Watch};
use super::reasons::{cell_reason, code_reason};
use super::{ImportError, Importer, Run};
use crate::App;

use batch::Batches;
pub use report::FirmsReport;

/// A row with a name and a valid code.
pub(super) struct Understood {
    pub name: String,
    pub code: CreditCode,
    pub row: FirmRow,
}

/// What rows are understood by.
struct Context {
    header: Header<Column>,
    texts: &'static Texts,
}

impl App {
    /// Takes over a list of firms. A firm that is as the row says changes nothing.
    ///
    /// # Errors
    /// See [`ImportError`]; batches that were committed before the error stay.
    pub fn import_firms(
        &self,
        by: Importer<'_>,
        sheet: &mut FirmSheet,
        run: Run,
        texts: &'static Texts,
        watch: Watch<'_>,
    ) -> Result<FirmsReport, ImportError> {
        by.must_hold(Permission::ManageFirms)?;
        let lists = Lists::of(&self.world()?.programme);
        let context = Context {
            header: sheet.assumptions().header.clone(),
            texts,
        };
        let mut batches = Batches::new(self, by, run, &lists);
        let mut refused = 0;
        let mut told = |row: &RefusedRow<'_>| {
            refused += 1;
            (watch.refused)(row)
        };
        let mut counting = Watch {
            progress: watch.progress,
            refused: &mut told,
        };
        let skipped = pipeline::run(
            |sender| read(sheet, &context, sender),
            |rows| batches.write(&rows),
            &mut counting,
        )?;
        let mut report = batches.into_report();
        report.refused = refused;
        report.skipped = skipped;
        Ok(report)
    }
}

fn read<'a>(
    sheet: &'a mut FirmSheet,
    context: &Context,
    sender: &mut Sender<'a, Understood>,
) -> Result<Vec<Skipped>, ImportError> {
    let mut rows = sheet.rows()?;
    for row in rows.by_ref() {
        let row = row?;
        let (number, original) = (row.number, row.original);
        let item = match context.understand(row.row, &row.problems) {
            Ok(understood) => Item::Understood(understood),
            Err(cells) => Item::Refused(RefusedRow {
                number,
                cells,
                original,
            }),
        };
        if sender.put(item).is_err() {
            break;
        }
    }
    Ok(rows.skipped().to_vec())
}

impl Context {
    fn understand(
        &self,
        row: FirmRow,
        problems: &[CellProblem],
    ) -> Result<Understood, Vec<RefusedCell>> {
        let unreadable = |problem: &CellProblem| {
            RefusedCell::from_problem(problem, cell_reason(problem.reason, self.texts))
        };
        let mut refused: Vec<RefusedCell> = problems.iter().map(unreadable).collect();
        if row.name.is_none() {
            let reason = self.texts.import.no_name.to_owned();
            refused.push(self.cell(Column::Name, reason, ""));
        }
        let text = row.code.clone().unwrap_or_default();
        let code = CreditCode::parse(&text).map_err(|error| {
            refused.push(self.cell(Column::Code, code_reason(&error, self.texts), &text));
        });
        match (row.name.clone(), code) {
            (Some(name), Ok(code)) if refused.is_empty() => Ok(Understood { name, code, row }),
            _ => Err(refused),
        }
    }

    fn cell(&self, column: Column, reason: String, value: &str) -> RefusedCell {
        let place = self.header.place(column);
        RefusedCell {
            index: place.map(|place| place.index),
            column: place.map_or_else(|| column.header().to_owned(), |place| place.header.clone()),
            reason,
            value: value.to_owned(),
        }
    }
}
