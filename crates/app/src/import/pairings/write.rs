//! Writing the pairings of a table in one transaction.

use domain::pairings::Pairing;
use domain::time::Instant;
use store::Tx;
use store::registers::Versioned;

use super::super::{ImportError, Importer, Run};
use super::PairingReport;
use crate::registers::record_entry;
use crate::{App, Error};

/// How the transaction ends without being kept.
enum NotKept {
    /// It was a dry run.
    TakenBack(PairingReport),
    Failed(Error),
}

impl From<store::Error> for NotKept {
    fn from(error: store::Error) -> Self {
        NotKept::Failed(error.into())
    }
}

/// Writes every pairing and counts them in `report`; in a dry run all is taken back.
pub(super) fn all(
    app: &App,
    by: Importer<'_>,
    run: Run,
    pairings: &[Pairing],
    report: &mut PairingReport,
) -> Result<(), ImportError> {
    let now = app.now();
    let done = app.db.write(|tx| {
        let mut counted = report.clone();
        for pairing in pairings {
            one(app, tx, by, pairing, &mut counted, now).map_err(NotKept::Failed)?;
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

fn one(
    app: &App,
    tx: &mut Tx,
    by: Importer<'_>,
    told: &Pairing,
    counted: &mut PairingReport,
    now: Instant,
) -> Result<(), Error> {
    let known = known(tx, told)?;
    let (entry, version) = match known {
        None => {
            counted.created += 1;
            (told.clone(), 0)
        }
        Some(known) => {
            let merged = merged(&known.entry, told);
            if merged == known.entry {
                counted.unchanged += 1;
                return Ok(());
            }
            counted.changed += 1;
            (merged, known.version)
        }
    };
    let mut recording = by.recording(app, now);
    record_entry(tx, &mut recording, &entry, version, now)?;
    recording.write(tx)?;
    Ok(())
}

/// The pairing of the same year, leader and partner: the one that runs, else the one that began on the same day.
fn known(tx: &mut Tx, told: &Pairing) -> Result<Option<Versioned<Pairing>>, Error> {
    let all = store::pairings::of_year(tx, told.year)?;
    let mut same = all.into_iter().filter(|found| {
        let known = &found.entry;
        known.leader == told.leader
            && known.partner == told.partner
            && (known.ends_on.is_none() || known.starts_on == told.starts_on)
    });
    Ok(same.next())
}

/// What the row says, laid over what is known: blank cells leave it as it is.
fn merged(known: &Pairing, told: &Pairing) -> Pairing {
    let remark = match told.remark.is_empty() {
        true => known.remark.clone(),
        false => told.remark.clone(),
    };
    let (ends_on, change_reason) = match told.ends_on {
        Some(day) => (Some(day), told.change_reason.clone()),
        None => (known.ends_on, known.change_reason.clone()),
    };
    Pairing {
        serving_office: told.serving_office.or(known.serving_office),
        ends_on,
        change_reason,
        remark,
        ..known.clone()
    }
}
