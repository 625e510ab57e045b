//! Taking over an arrangement table: each pairing is known by its year, leader and partner.

mod known;
mod write;

use documents::headings::{Column as _, Header};
use documents::pairings::{Column, PairingRow, PairingSheet};
use documents::reading::{CellProblem, Skipped};
use documents::workbook::{RefusedCell, RefusedRow};
use domain::cases::refusal::{Problem, Refusal};
use domain::ids::PairingId;
use domain::pairings::Pairing;
use domain::permits::Permission;
use domain::time::Date;
use messages::Texts;

use super::pipeline::Watch;
use super::reasons::{cell_reason, refusal_reason};
use super::{ImportError, Importer, Run};
use crate::App;

use known::Known;

/// How an arrangement table is taken over.
#[derive(Debug, Clone)]
pub struct PairingOptions {
    pub run: Run,
    /// Of rows that name no year.
    pub year: i32,
    pub texts: &'static Texts,
}

/// What came of importing an arrangement table. A dry run gives the same as the real one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PairingReport {
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    /// Rows that are no data: sums, footers, repeated headers.
    pub skipped: Vec<Skipped>,
}

impl PairingReport {
    /// Rows of data in the file.
    pub fn rows(&self) -> u64 {
        self.created + self.changed + self.unchanged + self.refused
    }
}

/// What rows are understood by.
struct Context<'c> {
    app: &'c App,
    header: Header<Column>,
    options: &'c PairingOptions,
    known: Known,
}

impl App {
    /// Takes over an arrangement table, all of it in one transaction. A pairing that is as the row says changes nothing;
    /// pairings that the table leaves out stay as they are.
    ///
    /// # Errors
    /// See [`ImportError`]; nothing is kept then.
    pub fn import_pairings(
        &self,
        by: Importer<'_>,
        sheet: &mut PairingSheet,
        options: &PairingOptions,
        watch: Watch<'_>,
    ) -> Result<PairingReport, ImportError> {
        by.must_hold(Permission::ManagePairings)?;
        let context = Context {
            app: self,
            header: sheet.assumptions().header.clone(),
            options,
            known: self.db.read(Known::load)?,
        };
        let mut understood = Vec::new();
        let mut report = PairingReport::default();
        let mut rows = sheet.rows()?;
        for row in rows.by_ref() {
            let row = row?;
            match context.understand(&row.row, &row.problems) {
                Ok(pairing) => understood.push(pairing),
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
    /// The pairing of a row under a new id, or the cells to mend.
    fn understand(
        &self,
        row: &PairingRow,
        problems: &[CellProblem],
    ) -> Result<Pairing, Vec<RefusedCell>> {
        let texts = self.options.texts;
        let unreadable = |problem: &CellProblem| {
            RefusedCell::from_problem(problem, cell_reason(problem.reason, texts))
        };
        let mut refused: Vec<RefusedCell> = problems.iter().map(unreadable).collect();
        let leader = self.must_know(Column::Leader, &row.leader, self.known.leader(row));
        let partner = match self.known.partner(row) {
            Ok(partner) => Some(partner),
            Err(column) => {
                refused.extend(self.must_know::<()>(column, named(row, column), None).err());
                None
            }
        };
        let office = match &row.office {
            None => Ok(None),
            Some(_) => self
                .must_know(Column::Office, &row.office, self.known.office(row))
                .map(Some),
        };
        let year = row.year.unwrap_or(self.options.year);
        let starts_on = row.starts_on.or_else(|| first_day(year));
        let (Ok(leader), Some(partner), Ok(serving_office), Some(starts_on), true) =
            (&leader, partner, &office, starts_on, refused.is_empty())
        else {
            refused.extend(leader.err());
            refused.extend(office.err());
            return Err(refused);
        };
        let begun = Pairing {
            id: PairingId(self.app.ids.uuid(self.app.now())),
            year,
            leader: *leader,
            partner,
            serving_office: *serving_office,
            starts_on,
            ends_on: None,
            change_reason: String::new(),
            remark: row.remark.clone().unwrap_or_default(),
        };
        match row.ends_on {
            None => Ok(begun),
            Some(day) => {
                let reason = row.reason.as_deref().unwrap_or_default();
                begun.ended(day, reason).map_err(|refusal| {
                    let column = match &refusal {
                        Refusal::Field {
                            field: "reason", ..
                        } => Column::Reason,
                        _ => Column::EndsOn,
                    };
                    vec![self.cell(column, refusal_reason(&refusal, texts), "")]
                })
            }
        }
    }

    /// What a name stands for, or the cell to mend: nothing written, or nobody known by it.
    fn must_know<T>(
        &self,
        column: Column,
        name: &Option<String>,
        found: Option<T>,
    ) -> Result<T, RefusedCell> {
        let texts = self.options.texts;
        found.ok_or_else(|| match name {
            Some(name) => self.cell(column, texts.import.unknown_name.to_owned(), name),
            None => {
                let missing = Refusal::Field {
                    field: column.key(),
                    problem: Problem::Missing,
                };
                self.cell(column, refusal_reason(&missing, texts), "")
            }
        })
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

fn named(row: &PairingRow, column: Column) -> &Option<String> {
    match column {
        Column::Chamber => &row.chamber,
        Column::Entrepreneur => &row.entrepreneur,
        _ => &row.firm,
    }
}

fn first_day(year: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, 1, 1).ok()
}
