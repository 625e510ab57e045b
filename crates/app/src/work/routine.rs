//! What every day and every week asks for, done by whichever server comes first.

use domain::calendar::OfficeHours;
use domain::statistics::Week;
use domain::time::{Instant, local_date};
use store::jobs::Job;

use super::Worked;
use crate::{App, Error, World, bulletin, notices};

/// A signed statement about the whole record, so that no later change reaches back further than a day, even where nobody
/// asks for a receipt.
const CHECKPOINT: &str = "daily.checkpoint";
/// Jobs that were done long ago are forgotten.
const TIDY: &str = "daily.tidy";
/// The bulletin of the week before goes to its readers, in office hours.
const BULLETIN: &str = "weekly.bulletin";

/// Days after which a job that was done is forgotten.
const REMEMBERED_DAYS: i64 = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    LocalDay,
    Week,
}

const ROUTINES: [(&str, Every); 3] = [
    (CHECKPOINT, Every::LocalDay),
    (TIDY, Every::LocalDay),
    (BULLETIN, Every::Week),
];

/// Enqueues what the day and the week ask for, unless that was done already.
pub(super) fn plan(app: &App, now: Instant) -> Result<Worked, Error> {
    let missing = app.db.read(|reader| {
        let mut missing = Vec::new();
        for (kind, every) in ROUTINES {
            let id = id(kind, every, now);
            if store::jobs::is_known(reader, &id)? {
                continue;
            }
            let run_at = match every {
                Every::LocalDay => now,
                Every::Week => {
                    OfficeHours::default().next_open(&World::load(reader)?.calendar, now)
                }
            };
            missing.push(job(kind, id, run_at));
        }
        Ok::<_, Error>(missing)
    })?;
    if missing.is_empty() {
        return Ok(Worked::Nothing);
    }
    let planned = app.db.write(|tx| {
        let mut jobs = missing.iter();
        jobs.try_for_each(|job| store::jobs::enqueue(tx, job))
    });
    match planned {
        // Another server was faster.
        Ok(()) | Err(store::Error::Unique { .. }) => Ok(Worked::Something),
        Err(error) => Err(error.into()),
    }
}

/// Does one of them.
pub(super) fn run(app: &App, kind: &str) -> Result<(), Error> {
    let now = app.now();
    app.db.write(|tx| match kind {
        CHECKPOINT => {
            store::events::checkpoint(tx, &app.signer, now)?;
            Ok(())
        }
        TIDY => {
            store::jobs::forget_done_before(tx, now.plus_days(-REMEMBERED_DAYS))?;
            Ok(())
        }
        BULLETIN => notices::bulletin_to_readers(tx, bulletin::latest(local_date(now)), now),
        other => Err(Error::Internal(format!("this version does no {other}"))),
    })
}

/// `daily.checkpoint/2024-05-06`; that of a week by its Monday.
fn id(kind: &str, every: Every, now: Instant) -> String {
    let today = local_date(now);
    let first = match every {
        Every::LocalDay => today,
        Every::Week => Week::of(today).monday(),
    };
    format!("{kind}/{first}")
}

fn job(kind: &str, id: String, run_at: Instant) -> Job {
    Job {
        id,
        kind: kind.to_owned(),
        body: "{}".to_owned(),
        run_at,
        attempts: 0,
    }
}
