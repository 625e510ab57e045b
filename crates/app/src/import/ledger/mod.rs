//! Taking over a ledger of problems: each row becomes a case that stands where the ledger left it.

mod batch;
mod facts;
mod known;
mod report;
mod session;
mod title;
mod understand;

use std::collections::HashMap;

use documents::ledger::LedgerSheet;
use documents::reading::Skipped;
use documents::workbook::RefusedRow;
use domain::permits::Permission;
use domain::time::Date;
use messages::Texts;

use super::lists::Lists;
use super::pipeline::{self, Item, Sender, Watch};
use super::{ImportError, Importer, Run};
use crate::App;

use batch::Batches;
use known::Known;
pub use report::LedgerReport;
pub(crate) use title::whole_problem;
use understand::{Context, Understood, understand};

/// What the sender decides.
#[derive(Clone, Copy)]
pub struct LedgerOptions {
    pub run: Run,
    /// The day of receipt of rows that name none.
    pub received_on: Option<Date>,
    /// The language of reasons.
    pub texts: &'static Texts,
}

impl App {
    /// Takes over the rows of a ledger. Rows that were taken over before, by their identifying cells, change nothing.
    ///
    /// # Errors
    /// See [`ImportError`]; batches that were committed before the error stay.
    pub fn import_ledger(
        &self,
        by: Importer<'_>,
        sheet: &mut LedgerSheet,
        options: &LedgerOptions,
        watch: Watch<'_>,
    ) -> Result<LedgerReport, ImportError> {
        by.must_hold(Permission::ImportLedger)?;
        let world = self.world()?;
        let known = self.db.read(Known::load)?;
        let context = Context {
            lists: Lists::of(&world.programme),
            calendar: &world.calendar,
            header: sheet.assumptions().header.clone(),
            now: self.now(),
            received_on: options.received_on,
            texts: options.texts,
        };
        let mut batches = Batches::new(self, by, options.run, &world.calendar, known);
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

/// Reads all rows and puts what they say, or why they are refused.
fn read<'a>(
    sheet: &'a mut LedgerSheet,
    context: &Context<'_>,
    sender: &mut Sender<'a, Understood>,
) -> Result<Vec<Skipped>, ImportError> {
    let mut seen: HashMap<[u8; 16], u32> = HashMap::new();
    let mut rows = sheet.rows()?;
    for row in rows.by_ref() {
        let row = row?;
        let (number, original) = (row.number, row.original);
        let item = match understand(row.row, &row.problems, context, &mut seen) {
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
