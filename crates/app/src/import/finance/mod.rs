//! Taking over an institution's monthly list: each record is known by its product and filing number.

mod report;
mod write;

use documents::finance::{Column, FinanceRow, FinanceSheet};
use documents::headings::{Column as _, Header};
use documents::reading::CellProblem;
use documents::workbook::{RefusedCell, RefusedRow};
use domain::cases::refusal::{Problem, Refusal};
use domain::ids::FinanceRecordId;
use domain::permits::Permission;
use domain::records::{FinanceProduct, FinanceRecord, Record as _};
use domain::time::{Date, local_date};
use messages::Texts;
use store::Reader;

use super::pipeline::Watch;
use super::reasons::{cell_reason, refusal_reason};
use super::{ImportError, Importer, Run, lists};
use crate::App;

pub use report::FinanceReport;

/// How an institution's list is taken over.
#[derive(Debug, Clone)]
pub struct FinanceOptions {
    pub run: Run,
    /// Of rows that name no product.
    pub product: Option<FinanceProduct>,
    /// Of rows that name no institution.
    pub institution: String,
    pub texts: &'static Texts,
}

/// A row as a record with a firm. Its id is that of a new one.
struct Understood {
    record: FinanceRecord,
    says_state: bool,
}

/// What rows are understood by.
struct Context<'c> {
    app: &'c App,
    header: Header<Column>,
    options: &'c FinanceOptions,
    today: Date,
}

impl App {
    /// Takes over an institution's list, all of it in one transaction. A record that is as the row says changes nothing;
    /// one that differs is corrected.
    ///
    /// # Errors
    /// See [`ImportError`]; nothing is kept then.
    pub fn import_finance(
        &self,
        by: Importer<'_>,
        sheet: &mut FinanceSheet,
        options: &FinanceOptions,
        watch: Watch<'_>,
    ) -> Result<FinanceReport, ImportError> {
        by.must_hold(Permission::ManageRegisters)?;
        let context = Context {
            app: self,
            header: sheet.assumptions().header.clone(),
            options,
            today: local_date(self.now()),
        };
        let mut understood = Vec::new();
        let mut report = FinanceReport::default();
        let mut rows = sheet.rows()?;
        for row in rows.by_ref() {
            let row = row?;
            match context.understand(row.row, &row.problems)? {
                Ok(found) => understood.push(found),
                Err(cells) => {
                    report.refused += 1;
                    (watch.refused)(&RefusedRow {
                        number: row.number,
                        cells,
                        original: row.original,
                    })?;
                }
            }
            (watch.progress)(understood.len() as u64 + report.refused);
        }
        report.skipped = rows.skipped().to_vec();
        write::all(self, by, options.run, &understood, &mut report)?;
        Ok(report)
    }
}

impl Context<'_> {
    /// The record of a row, or the cells to mend.
    fn understand(
        &self,
        row: FinanceRow,
        problems: &[CellProblem],
    ) -> Result<Result<Understood, Vec<RefusedCell>>, crate::Error> {
        let texts = self.options.texts;
        let unreadable = |problem: &CellProblem| {
            RefusedCell::from_problem(problem, cell_reason(problem.reason, texts))
        };
        let mut refused: Vec<RefusedCell> = problems.iter().map(unreadable).collect();
        let is_unreadable =
            |column: Column| problems.iter().any(|problem| self.is_of(column, problem));
        let product = self.product(&row);
        let firm = self.app.db.read(|reader| firm(reader, &row))?;
        let (name, code) = (&row.firm, &row.code);
        let needed = [
            (Column::FilingNumber, row.filing_number.is_some(), None),
            (Column::Product, product.is_some(), row.product.as_deref()),
            (Column::Amount, row.amount_fen.is_some(), None),
            (Column::GrantedOn, row.granted_on.is_some(), None),
            (
                Column::Firm,
                firm.is_some(),
                name.as_deref().or(code.as_deref()),
            ),
        ];
        for (column, is_there, value) in needed {
            if !is_there && !is_unreadable(column) {
                let reason = match value {
                    None => refusal_reason(&missing(column), texts),
                    Some(_) if column == Column::Firm => texts.import.unknown_firm.to_owned(),
                    Some(_) => texts.import.unknown_product.to_owned(),
                };
                refused.push(self.cell(column, reason, value.unwrap_or_default()));
            }
        }
        let (Some(product), Some(amount), Some(granted_on), true) =
            (product, row.amount_fen, row.granted_on, refused.is_empty())
        else {
            return Ok(Err(refused));
        };
        let id = FinanceRecordId(self.app.ids.uuid(self.app.now()));
        let record = FinanceRecord {
            firm,
            institution: row
                .institution
                .unwrap_or_else(|| self.options.institution.clone()),
            due_on: row.due_on,
            applied_on: row.applied_on,
            approved_on: row.approved_on,
            filing_number: row.filing_number.unwrap_or_default(),
            bank: row.bank.unwrap_or_default(),
            share_percent: row.share_percent,
            rate_basis_points: row.rate_basis_points,
            state: row.state.unwrap_or(domain::records::FinanceState::Running),
            ended_on: row.ended_on,
            ..FinanceRecord::granted(id, product, amount, granted_on)
        };
        if let Err(refusal) = record.check_on(self.today) {
            let reason = refusal_reason(&refusal, texts);
            return Ok(Err(vec![self.cell(column_of(&refusal), reason, "")]));
        }
        Ok(Ok(Understood {
            record,
            says_state: row.state.is_some(),
        }))
    }

    fn product(&self, row: &FinanceRow) -> Option<FinanceProduct> {
        let Some(words) = row.product.as_deref() else {
            return self.options.product;
        };
        let any = |known: &[&str]| known.iter().any(|word| words.contains(word));
        match words.parse() {
            Ok(product) => Some(product),
            Err(_) if any(&["转贷", "过桥"]) => Some(FinanceProduct::BridgeLoan),
            Err(_) if any(&["科技", "知识价值"]) => Some(FinanceProduct::TechCredit),
            Err(_) if any(&["担保"]) => Some(FinanceProduct::Guarantee),
            Err(_) => None,
        }
    }

    fn is_of(&self, column: Column, problem: &CellProblem) -> bool {
        let place = self.header.place(column);
        place.is_some_and(|place| place.letter() == problem.letter)
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

/// The firm with the code, else with the name.
fn firm(
    reader: &mut Reader,
    row: &FinanceRow,
) -> Result<Option<domain::ids::FirmId>, crate::Error> {
    if let Some(code) = &row.code
        && let Some(found) = store::firms::by_code(reader, &lists::key(code).to_uppercase())?
    {
        return Ok(Some(found.entry.id));
    }
    match &row.firm {
        Some(name) => Ok(store::firms::by_name(reader, name)?),
        None => Ok(None),
    }
}

fn missing(column: Column) -> Refusal {
    Refusal::Field {
        field: column.key(),
        problem: Problem::Missing,
    }
}

/// The column whose cell a rule refused.
fn column_of(refusal: &Refusal) -> Column {
    let Refusal::Field { field, .. } = refusal else {
        return Column::FilingNumber;
    };
    let named = Column::ALL.iter().find(|column| column.key() == *field);
    named.copied().unwrap_or(Column::FilingNumber)
}
