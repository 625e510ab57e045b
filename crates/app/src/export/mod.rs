//! The ledger of problems out of the cases, in the usual form (问题台账): what is written reads back as the same rows.

mod columns;
mod follow_up;
mod names;
mod pairings;
mod progress;
mod told;

use std::io::Write;

use documents::ledger::LedgerRow;
use documents::workbook::{LedgerCsv, LedgerExport, LedgerWorkbook, Paper, WriteError, Written};
use domain::cases::Case;
use domain::ids::CaseId;
use domain::permits::{Actor, Audience, CaseAction, Permission, audience, case_for, has, may};
use messages::Texts;
use store::Reader;
use store::cases::{Filter, Order, Scope};

use crate::cases::access;
use crate::{App, Error, World};

use columns::Scribe;

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
#[derive(Clone)]
pub struct ExportOptions {
    pub form: Form,
    /// Which cases; the default means all that the exporter may see.
    pub filter: Filter,
    /// Words of the full text; empty for all.
    pub words: String,
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
    /// how many rows are written. Contacts are left out where the exporter may not see them. What somebody with an account
    /// takes away is recorded before it is handed out.
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
        let written = self.write_ledger(by, options, out, progress)?;
        if let Exporter::Actor(actor) = by {
            self.note_export(actor, written.rows)?;
        }
        Ok(written)
    }

    fn write_ledger(
        &self,
        by: Exporter<'_>,
        options: &ExportOptions,
        out: impl Write + Send,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Written, ExportError> {
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
        let mut scribe = Scribe::begin(reader, options.texts)?;
        let (scope, filter) = match by {
            Exporter::Actor(actor) => {
                let (filter, words) = (&options.filter, &options.words);
                self.cases().prepare(reader, actor, filter, words)?
            }
            Exporter::Operator => (Scope::All, options.filter.clone()),
        };
        let (mut after, mut done) = (None, 0);
        loop {
            let from = after
                .as_ref()
                .map(|(at, id): &(String, _)| (at.as_str(), *id));
            let page = store::cases::list(reader, &scope, &filter, Order::OldestFirst, from, PAGE)?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            after = Some((last.received_at.0.to_string(), last.id));
            for listed in &page {
                if let Some(shown) = self.shown(reader, by, listed.id)? {
                    write(&scribe.row(reader, &shown)?)?;
                    done += 1;
                }
            }
            progress(done);
        }
    }

    /// Cases as rows of the usual ledger; those that the actor may not see are left out. Whom to call is masked: each
    /// look at a contact is an act of its own.
    ///
    /// # Errors
    /// Those of reading.
    pub fn ledger_rows(
        &self,
        actor: &Actor,
        cases: &[CaseId],
        texts: &'static Texts,
    ) -> Result<Vec<(CaseId, LedgerRow)>, Error> {
        self.db.read(|reader| {
            let mut scribe = Scribe::begin(reader, texts)?;
            let mut rows = Vec::new();
            for id in cases {
                if let Some(shown) = self.shown(reader, Exporter::Actor(actor), *id)? {
                    let shown = shown.masked();
                    rows.push((*id, scribe.row(reader, &shown)?));
                }
            }
            Ok(rows)
        })
    }

    /// The case as the exporter may see it, if at all.
    fn shown(
        &self,
        reader: &mut Reader,
        by: Exporter<'_>,
        id: CaseId,
    ) -> Result<Option<Shown>, Error> {
        let Some(stored) = store::cases::by_id(reader, id)? else {
            return Ok(None);
        };
        let Exporter::Actor(actor) = by else {
            return Ok(Some(Shown {
                case: stored.case,
                audience: Audience::Programme,
                contact: ContactShown::Yes,
            }));
        };
        let parties = access::parties(reader, &stored.case, self.now())?;
        let audience = audience(actor, &parties);
        Ok(audience.map(|audience| Shown {
            case: case_for(&stored.case, audience),
            audience,
            contact: match may(actor, CaseAction::SeeContact, &parties) {
                true => ContactShown::Yes,
                false => ContactShown::No,
            },
        }))
    }
}

/// A case as an exporter may see it.
struct Shown {
    case: Case,
    audience: Audience,
    contact: ContactShown,
}

impl Shown {
    fn masked(self) -> Shown {
        let contact = match self.contact {
            ContactShown::No => ContactShown::No,
            ContactShown::Masked | ContactShown::Yes => ContactShown::Masked,
        };
        Shown { contact, ..self }
    }
}

/// How a row shows whom to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ContactShown {
    Yes,
    Masked,
    No,
}
