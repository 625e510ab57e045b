//! Writing the records of a list in one transaction.

use domain::records::FinanceRecord;
use domain::time::Instant;
use store::Tx;
use store::registers::Versioned;

use super::super::{ImportError, Importer, Run};
use super::{FinanceReport, Understood};
use crate::registers::record_entry;
use crate::{App, Error};

/// What the correction of a record says when a list brings it.
const CORRECTED_BY_LIST: &str = "机构清单更正";

/// How the transaction ends without being kept.
enum NotKept {
    /// It was a dry run.
    TakenBack(FinanceReport),
    Failed(Error),
}

impl From<store::Error> for NotKept {
    fn from(error: store::Error) -> Self {
        NotKept::Failed(error.into())
    }
}

/// Writes every record and counts them in `report`; in a dry run all is taken back.
pub(super) fn all(
    app: &App,
    by: Importer<'_>,
    run: Run,
    rows: &[Understood],
    report: &mut FinanceReport,
) -> Result<(), ImportError> {
    let now = app.now();
    let done = app.db.write(|tx| {
        let mut counted = report.clone();
        for row in rows {
            let mut recording = by.recording(app, now);
            let change = one(tx, &mut recording, row, now).map_err(NotKept::Failed)?;
            recording.write(tx).map_err(NotKept::Failed)?;
            match change {
                Change::Created => counted.created += 1,
                Change::Corrected => counted.corrected += 1,
                Change::None => counted.unchanged += 1,
            }
        }
        match run {
            Run::Real => Ok(counted),
            Run::Dry => Err(NotKept::TakenBack(counted)),
        }
    });
    match done {
        Ok(counted) | Err(NotKept::TakenBack(counted)) => *report = counted,
        Err(NotKept::Failed(error)) => return Err(error.into()),
    }
    Ok(())
}

enum Change {
    Created,
    Corrected,
    None,
}

fn one(
    tx: &mut Tx,
    recording: &mut crate::record::Recording<'_>,
    row: &Understood,
    now: Instant,
) -> Result<Change, Error> {
    let told = &row.record;
    let known = store::finance::by_filing_number(tx, told.product, &told.filing_number)?;
    let Some(known) = known else {
        record_entry(tx, recording, told, 0, now)?;
        return Ok(Change::Created);
    };
    let merged = merged(&known, row);
    if merged == known.entry {
        return Ok(Change::None);
    }
    let corrected = FinanceRecord {
        change_reason: CORRECTED_BY_LIST.to_owned(),
        ..merged
    };
    record_entry(tx, recording, &corrected, known.version, now)?;
    Ok(Change::Corrected)
}

/// What the row says, laid over what is known: blank cells leave it as it is.
fn merged(known: &Versioned<FinanceRecord>, row: &Understood) -> FinanceRecord {
    let (told, known) = (&row.record, &known.entry);
    let text = |told: &String, known: &String| match told.is_empty() {
        true => known.clone(),
        false => told.clone(),
    };
    let (state, ended_on) = match row.says_state {
        true => (told.state, told.ended_on),
        false => (known.state, known.ended_on),
    };
    FinanceRecord {
        institution: text(&told.institution, &known.institution),
        firm: told.firm.or(known.firm),
        amount_fen: told.amount_fen,
        applied_on: told.applied_on.or(known.applied_on),
        approved_on: told.approved_on.or(known.approved_on),
        granted_on: told.granted_on,
        due_on: told.due_on.or(known.due_on),
        bank: text(&told.bank, &known.bank),
        share_percent: told.share_percent.or(known.share_percent),
        rate_basis_points: told.rate_basis_points.or(known.rate_basis_points),
        state,
        ended_on,
        ..known.clone()
    }
}
