//! Writing firms, several hundred rows in one transaction.

use std::collections::HashMap;

use domain::firms::{Chamber, Firm};
use domain::ids::FirmId;
use domain::time::Instant;
use store::Tx;
use store::registers::Versioned;

use super::super::lists::{Lists, key};
use super::super::{ImportError, Importer, Run};
use super::merge::{Lookups, merge};
use super::{FirmsReport, Understood};
use crate::registers::record_entry;
use crate::{App, Error};

/// All batches of one import.
pub(super) struct Batches<'b> {
    app: &'b App,
    by: Importer<'b>,
    run: Run,
    lists: &'b Lists,
    report: FirmsReport,
    /// What a dry run would have written by now.
    written: HashMap<String, Firm>,
}

/// What one batch did.
struct Done {
    report: FirmsReport,
    firms: Vec<Touched>,
}

/// How a batch ends without being kept.
enum NotKept {
    /// It was a dry run.
    TakenBack(Box<Done>),
    Failed(Error),
}

impl From<store::Error> for NotKept {
    fn from(error: store::Error) -> Self {
        NotKept::Failed(error.into())
    }
}

/// A firm that rows of a batch are about.
struct Touched {
    /// 0 for a new one.
    version: i64,
    before: Firm,
    after: Firm,
}

impl<'b> Batches<'b> {
    pub fn new(app: &'b App, by: Importer<'b>, run: Run, lists: &'b Lists) -> Batches<'b> {
        Batches {
            app,
            by,
            run,
            lists,
            report: FirmsReport::default(),
            written: HashMap::new(),
        }
    }

    pub fn into_report(self) -> FirmsReport {
        self.report
    }

    /// Writes rows in one transaction; in a dry run it is taken back.
    pub fn write(&mut self, rows: &[Understood]) -> Result<(), ImportError> {
        let now = self.app.now();
        let done = self.app.db.write(|tx| {
            let done = self.batch(tx, rows, now).map_err(NotKept::Failed)?;
            match self.run {
                Run::Real => Ok(done),
                Run::Dry => Err(NotKept::TakenBack(Box::new(done))),
            }
        });
        let done = match done {
            Ok(done) => done,
            Err(NotKept::Failed(error)) => return Err(error.into()),
            Err(NotKept::TakenBack(done)) => {
                let firms = done.firms.iter().map(|firm| &firm.after);
                let by_code = firms.map(|firm| (firm.credit_code.clone(), firm.clone()));
                self.written.extend(by_code);
                *done
            }
        };
        self.report.add(done.report);
        Ok(())
    }

    fn batch(&self, tx: &mut Tx, rows: &[Understood], now: Instant) -> Result<Done, Error> {
        let lookups = Lookups {
            lists: self.lists,
            chambers: chambers(tx)?,
        };
        let mut report = FirmsReport::default();
        let mut firms: Vec<Touched> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for row in rows {
            let code = row.code.as_str();
            let at = match places.get(code) {
                Some(at) => *at,
                None => {
                    firms.push(self.known(tx, row, now)?);
                    places.insert(code, firms.len() - 1);
                    firms.len() - 1
                }
            };
            let touched = &mut firms[at];
            let merged = merge(touched.after.clone(), row, &lookups, &mut report.unknown);
            if touched.version == 0 && touched.after.name.is_empty() {
                report.created += 1;
            } else if merged == touched.after {
                report.unchanged += 1;
            } else {
                report.changed += 1;
            }
            touched.after = merged;
        }
        let mut recording = self.by.recording(self.app, now);
        for firm in firms.iter().filter(|firm| firm.before != firm.after) {
            record_entry(tx, &mut recording, &firm.after, firm.version, now)?;
        }
        recording.write(tx)?;
        Ok(Done { report, firms })
    }

    /// The firm with the code; else the one that is known by its name alone; else a new one.
    fn known(&self, tx: &mut Tx, row: &Understood, now: Instant) -> Result<Touched, Error> {
        let code = row.code.as_str();
        let touched = |version, firm: Firm| Touched {
            version,
            before: firm.clone(),
            after: firm,
        };
        if let Some(firm) = self.written.get(code) {
            // In a dry run an earlier batch has recorded it, and it isn't there: nothing of this is kept.
            return Ok(touched(0, firm.clone()));
        }
        if let Some(known) = store::firms::by_code(tx, code)? {
            return Ok(touched(known.version, known.entry));
        }
        if let Some(known) = bare(tx, &row.name)? {
            return Ok(touched(known.version, known.entry));
        }
        Ok(touched(0, Firm::named(FirmId(self.app.ids.uuid(now)), "")))
    }
}

fn bare(tx: &mut Tx, name: &str) -> Result<Option<Versioned<Firm>>, Error> {
    let Some(id) = store::firms::by_name(tx, name)? else {
        return Ok(None);
    };
    let known = store::registers::get::<Firm>(tx, id.0)?;
    Ok(known.filter(|known| known.entry.credit_code.is_empty()))
}

fn chambers(tx: &mut Tx) -> Result<HashMap<String, domain::ids::ChamberId>, Error> {
    let mut known = HashMap::new();
    store::registers::each::<Chamber>(tx, |chamber| {
        known.insert(key(&chamber.entry.name), chamber.entry.id);
        Ok(())
    })?;
    Ok(known)
}
