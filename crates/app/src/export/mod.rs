//! The ledger of problems out of the cases, in the usual form (问题台账): what is written reads back as the same rows.

mod columns;
mod follow_up;
mod names;
mod progress;
mod told;

use std::io::Write;

use documents::ledger::LedgerRow;
use documents::workbook::{LedgerCsv, LedgerExport, LedgerWorkbook, Paper, WriteError, Written};
use domain::cases::Case;
use domain::permits::{Actor, CaseAction, Permission, has, may};
use domain::time::local_date;
use messages::Texts;
use store::Reader;

use crate::cases::access;
use crate::{App, Error, World};

use columns::Scribe;
use names::Names;

/// Cases of a page; only so many are held at once.
const PAGE: u32 = 256;

/// Who exports: somebody with an account, or the operator on the machine itself.
#[derive(Debug, Clone, Copy)]
pub enum Exporter<'a> {
    Actor(&'a Actor),
    Operator,
}

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Workbook,
    /// Text with commas that spreadsheets open without questions.
    Csv,
}

/// What is exported, and how.
#[derive(Clone, Copy)]
pub struct ExportOptions {
    pub form: Form,
    /// Cases first received in this year; all when absent.
    pub year: Option<i16>,
    /// The language of what the programme itself says; the headers are those of the usual ledger.
    pub texts: &'static Texts,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    App(#[from] Error),
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<store::Error> for ExportError {
    fn from(error: store::Error) -> Self {
        ExportError::App(error.into())
    }
}

impl App {
    /// Writes the ledger, as far as the exporter may see it, on one consistent picture of the data. `progress` is told
    /// how many rows are written. Contacts are left out where the exporter may not see them.
    ///
    /// # Errors
    /// See [`ExportError`].
    pub fn export_ledger(
        &self,
        by: Exporter<'_>,
        options: &ExportOptions,
        out: impl Write + Send,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Written, ExportError> {
        if let Exporter::Actor(actor) = by
            && !has(actor, Permission::ExportLedger)
        {
            return Err(Error::NotPermitted.into());
        }
        self.db.read(|reader| match options.form {
            Form::Workbook => {
                let world = World::load(reader)?;
                let mut book = LedgerWorkbook::begin(&LedgerExport {
                    sheet_name: options.texts.export.sheet.to_owned(),
                    page_title: Some(world.programme.name),
                    paper: Paper::A3,
                    made_at: self.now(),
                })?;
                let mut write = |row: &LedgerRow| book.push(row);
                self.each_row(reader, by, options, &mut write, progress)?;
                Ok(book.finish(out)?)
            }
            Form::Csv => {
                let mut table = LedgerCsv::begin(out)?;
                let mut rows = 0;
                let mut write = |row: &LedgerRow| {
                    rows += 1;
                    table.push(row)
                };
                self.each_row(reader, by, options, &mut write, progress)?;
                table.finish()?.flush().map_err(WriteError::Io)?;
                Ok(Written {
                    rows,
                    shortened: Vec::new(),
                })
            }
        })
    }

    fn each_row(
        &self,
        reader: &mut Reader,
        by: Exporter<'_>,
        options: &ExportOptions,
        write: &mut dyn FnMut(&LedgerRow) -> Result<(), WriteError>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), ExportError> {
        let scribe = Scribe {
            names: Names::load(reader)?,
            programme: World::load(reader)?.programme,
            texts: options.texts,
        };
        let (mut after, mut done) = (-1, 0);
        loop {
            let page = store::cases::page(reader, after, PAGE)?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = last.ordinal;
            for stored in &page {
                let case = &stored.case;
                let year = local_date(case.received_at).year();
                if options.year.is_some_and(|wanted| wanted != year) {
                    continue;
                }
                let Some(contact) = self.sees(reader, by, case)? else {
                    continue;
                };
                let row = scribe.row(reader, case, contact)?;
                write(&row)?;
                done += 1;
            }
            progress(done);
        }
    }

    /// Whether the exporter may see the case at all, and if so its contact.
    fn sees(
        &self,
        reader: &mut Reader,
        by: Exporter<'_>,
        case: &Case,
    ) -> Result<Option<ContactShown>, Error> {
        let Exporter::Actor(actor) = by else {
            return Ok(Some(ContactShown::Yes));
        };
        let parties = access::parties(reader, case, self.now())?;
        if !may(actor, CaseAction::View, &parties) {
            return Ok(None);
        }
        Ok(Some(match may(actor, CaseAction::SeeContact, &parties) {
            true => ContactShown::Yes,
            false => ContactShown::No,
        }))
    }
}

/// Whether a row shows whom to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ContactShown {
    Yes,
    No,
}
