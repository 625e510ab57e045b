//! Writing what was understood, several hundred rows in one transaction.

use std::collections::BTreeMap;

use domain::calendar::Calendar;
use domain::cases::command::Submission;
use domain::cases::event::PRIVATE_FIELDS;
use domain::cases::state::LedgerFacts;
use domain::cases::{Case, apply, decide};
use domain::codes::CreditCode;
use domain::firms::Firm;
use domain::ids::{CaseId, FirmId, OfficeId};
use domain::offices::Office;
use domain::time::{Instant, local_date};
use store::Tx;
use store::events::Tip;

use super::super::{ImportError, Importer, Run};
use super::known::Known;
use super::report::LedgerReport;
use super::understand::{NamedFirm, Understood};
use super::whole_problem;
use crate::cases::{case_number, stream};
use crate::record::Recording;
use crate::registers::record_entry;
use crate::{App, Error};

/// All batches of one import.
pub(super) struct Batches<'b> {
    app: &'b App,
    by: Importer<'b>,
    run: Run,
    calendar: &'b Calendar,
    known: Known,
    report: LedgerReport,
}

/// What one batch adds to what is known and to the report.
struct Done {
    learned: Known,
    report: LedgerReport,
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

impl<'b> Batches<'b> {
    pub fn new(
        app: &'b App,
        by: Importer<'b>,
        run: Run,
        calendar: &'b Calendar,
        known: Known,
    ) -> Batches<'b> {
        Batches {
            app,
            by,
            run,
            calendar,
            known,
            report: LedgerReport::default(),
        }
    }

    pub fn into_report(self) -> LedgerReport {
        self.report
    }

    /// Writes rows in one transaction; in a dry run it is taken back.
    pub fn write(&mut self, rows: &[Understood]) -> Result<(), ImportError> {
        let now = self.app.now();
        let done = self.app.db.write(|tx| {
            let batch = Batch {
                app: self.app,
                calendar: self.calendar,
                known: &self.known,
                learned: Known::default(),
                recording: self.by.recording(self.app, now),
                now,
                report: LedgerReport::default(),
            };
            let done = batch.write(tx, rows).map_err(NotKept::Failed)?;
            match self.run {
                Run::Real => Ok(done),
                Run::Dry => Err(NotKept::TakenBack(Box::new(done))),
            }
        });
        let done = match done {
            Ok(done) => done,
            Err(NotKept::TakenBack(done)) => *done,
            Err(NotKept::Failed(error)) => return Err(error.into()),
        };
        self.known.learn(done.learned);
        self.report.add(done.report);
        Ok(())
    }
}

/// One transaction's rows.
struct Batch<'b> {
    app: &'b App,
    calendar: &'b Calendar,
    known: &'b Known,
    learned: Known,
    recording: Recording<'b>,
    now: Instant,
    report: LedgerReport,
}

impl Batch<'_> {
    fn write(mut self, tx: &mut Tx, rows: &[Understood]) -> Result<Done, Error> {
        let mut fresh = Vec::with_capacity(rows.len());
        for row in rows {
            match is_known(tx, row)? {
                true => self.report.known += 1,
                false => fresh.push(row),
            }
        }
        let mut submissions = Vec::with_capacity(fresh.len());
        for row in &fresh {
            submissions.push(self.submission(tx, row)?);
        }
        number(tx, &mut submissions)?;
        let mut cases = Vec::with_capacity(fresh.len());
        for (submission, ledger) in &submissions {
            cases.push(self.case(submission, ledger)?);
        }
        let appended = self.recording.write(tx)?;
        // Registers were recorded first, then one event for each case.
        let first = appended.len() - cases.len();
        let mut placed = Vec::with_capacity(cases.len());
        for ((case, row), event) in cases.iter().zip(&fresh).zip(&appended[first..]) {
            let ordinal = i64::try_from(event.position)
                .map_err(|error| Error::Internal(error.to_string()))?;
            let number = text::bigrams::search_tokens(&case.number);
            store::search::insert(tx, ordinal, &format!("{number} {}", row.tokens))?;
            placed.push((ordinal, case));
        }
        store::cases::insert_all(tx, &placed)?;
        Ok(Done {
            learned: self.learned,
            report: self.report,
        })
    }
}

impl Batch<'_> {
    /// The row with its firm, offices and meeting looked up; unknown firms and offices are recorded by name.
    fn submission(
        &mut self,
        tx: &mut Tx,
        row: &Understood,
    ) -> Result<(Submission, LedgerFacts), Error> {
        let mut intake = row.intake.clone();
        let mut ledger = row.ledger.clone();
        if let Some(named) = &row.firm {
            intake.firm = Some(self.firm(tx, named, &intake.place)?);
        }
        if !ledger.lead_office.is_empty() {
            ledger.lead = Some(self.office(tx, &ledger.lead_office)?);
        }
        for name in &row.ledger.co_offices {
            let office = self.office(tx, name)?;
            if Some(office) != ledger.lead && !ledger.co.contains(&office) {
                ledger.co.push(office);
            }
        }
        intake.meeting = row.session.and_then(|(year, number)| {
            let received_in = i32::from(local_date(row.received_at).year());
            self.known.meeting(year.unwrap_or(received_in), number)
        });
        self.report.count(&ledger);
        let submission = Submission {
            id: CaseId(self.app.ids.uuid(self.now)),
            number: String::new(),
            intake,
            received_at: row.received_at,
            split_from: None,
        };
        Ok((submission, ledger))
    }

    fn firm(&mut self, tx: &mut Tx, named: &NamedFirm, place: &str) -> Result<FirmId, Error> {
        if let Some(id) = self.learned.firm(named).or_else(|| self.known.firm(named)) {
            return Ok(id);
        }
        // Somebody may have recorded it since the import began.
        let found = match &named.code {
            Some(code) => store::firms::by_code(tx, code.as_str())?.map(|firm| firm.entry.id),
            None => store::firms::by_name(tx, &named.name)?,
        };
        let id = match found {
            Some(id) => id,
            None => self.new_firm(tx, named, place)?,
        };
        let code = named.code.as_ref().map(CreditCode::as_str);
        self.learned.add_firm(&named.name, code, id);
        Ok(id)
    }

    fn new_firm(&mut self, tx: &mut Tx, named: &NamedFirm, place: &str) -> Result<FirmId, Error> {
        let code = named.code.as_ref().map(ToString::to_string);
        let firm = Firm {
            credit_code: code.unwrap_or_default(),
            place: place.to_owned(),
            ..Firm::named(FirmId(self.app.ids.uuid(self.now)), &named.name)
        };
        record_entry(tx, &mut self.recording, &firm, 0, self.now)?;
        self.report.firms_created += 1;
        Ok(firm.id)
    }

    fn office(&mut self, tx: &mut Tx, name: &str) -> Result<OfficeId, Error> {
        let known = self
            .learned
            .office(name)
            .or_else(|| self.known.office(name));
        if let Some(id) = known {
            return Ok(id);
        }
        let office = Office {
            id: OfficeId(self.app.ids.uuid(self.now)),
            name: name.to_owned(),
            full_name: name.to_owned(),
            document_code: name.to_owned(),
            place: String::new(),
            phone: String::new(),
            valid_from: None,
            valid_to: None,
            successor: None,
        };
        record_entry(tx, &mut self.recording, &office, 0, self.now)?;
        self.report.offices_created += 1;
        self.learned.add_office(name, office.id);
        Ok(office.id)
    }

    /// Decides and records the first event of a case, and answers the state that it makes.
    fn case(&mut self, submission: &Submission, ledger: &LedgerFacts) -> Result<Case, Error> {
        let events = decide::import(submission, ledger.clone(), self.now, self.calendar)?;
        self.recording.stream(stream(submission.id), Tip::START);
        let mut case = None;
        for event in &events {
            let kind = event.kind();
            self.recording
                .add(kind, submission.received_at, event, PRIVATE_FIELDS)?;
            case = apply(submission.id, case, event);
        }
        case.ok_or_else(|| Error::Internal("a case begins with its first event".into()))
    }
}

/// Whether the row was taken over before, or is one that this very programme wrote into an export.
fn is_known(tx: &mut Tx, row: &Understood) -> Result<bool, Error> {
    if store::cases::source_known(tx, &row.ledger.source)?.is_some() {
        return Ok(true);
    }
    let number = row.ledger.source_number.as_str();
    if !is_our_number(number) {
        return Ok(false);
    }
    let found = store::cases::by_number(tx, number)?;
    Ok(found.is_some_and(|found| {
        let case = &found.case;
        case.received_at == row.received_at
            && whole_problem(&case.intake.title, &case.intake.facts)
                == whole_problem(&row.intake.title, &row.intake.facts)
    }))
}

/// `2024-0136`
fn is_our_number(text: &str) -> bool {
    text.split_once('-').is_some_and(|(year, n)| {
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        year.len() == 4 && n.len() >= 4 && digits(year) && digits(n)
    })
}

/// Takes the numbers of all cases at once, year by year.
fn number(tx: &mut Tx, submissions: &mut [(Submission, LedgerFacts)]) -> Result<(), Error> {
    let mut by_year: BTreeMap<i16, Vec<&mut Submission>> = BTreeMap::new();
    for (submission, _) in submissions {
        let year = local_date(submission.received_at).year();
        by_year.entry(year).or_default().push(submission);
    }
    for (year, submissions) in by_year {
        let count = submissions.len() as i64;
        let first = store::numbers::take(tx, "case", "", i64::from(year), count)?;
        for (n, submission) in (first..).zip(submissions) {
            submission.number = case_number(i64::from(year), n);
        }
    }
    Ok(())
}
