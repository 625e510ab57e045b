//! The worker: plans, takes one due job under a lease, does it, and notes what came of it; and climbs the ladder.

use std::sync::Arc;
use std::time::Duration;

use domain::ladder::{Belief, Watch};
use domain::time::Instant;
use store::jobs::{Job, Lease};

use super::routine;
use crate::notices::{Post, ToldUpTo};
use crate::ports::{Carrier, Undelivered};
use crate::{App, Error};

/// A worker that died keeps a job from the others for so long.
const LEASE_MINUTES: i64 = 3;
/// Minutes until the next try, after each that failed; then the job is given up, and listed for the administrator.
const PATIENCE: [i64; 7] = [1, 5, 15, 60, 180, 360, 720];

/// The worker of one process.
pub struct Worker {
    app: App,
    carrier: Arc<dyn Carrier>,
}

/// What one round did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worked {
    /// There was something to do; there may be more.
    Something,
    Nothing,
}

impl Worker {
    pub fn new(app: App, carrier: Arc<dyn Carrier>) -> Worker {
        Worker { app, carrier }
    }

    /// Plans what the day and what was told ask for, then does at most one job.
    pub fn round(&self) -> Result<Worked, Error> {
        let now = self.app.now();
        let planned = [
            routine::plan(&self.app, now)?,
            self.post().make_messages(now)?,
        ];
        let due = self.app.db.read(store::jobs::next_run)?;
        if due.is_some_and(|due| due <= now) && self.work_one(now)? == Worked::Something {
            return Ok(Worked::Something);
        }
        match planned.contains(&Worked::Something) {
            true => Ok(Worked::Something),
            false => Ok(Worked::Nothing),
        }
    }

    /// Climbs the ladder of deadlines, once a minute or so. A step that fails is made again at the next look: what it had
    /// recorded stays recorded, and nothing of it is doubled. `steady` and `watch` are those of
    /// [`LadderDesk::step`](crate::ladder::LadderDesk::step).
    pub fn climb(&self, watch: &mut Watch, steady: Duration) -> Result<(), Error> {
        let stepped = self.app.ladder().step(watch, steady)?;
        if stepped.belief != Belief::Believed {
            tracing::warn!(belief = ?stepped.belief, "the clock is doubted: no reminder goes out");
        }
        if stepped.climbed > 0 {
            tracing::info!(
                climbed = stepped.climbed,
                "reminders and orders were recorded"
            );
        }
        Ok(())
    }

    fn post(&self) -> Post<'_> {
        Post::new(&self.app, &*self.carrier)
    }

    fn work_one(&self, now: Instant) -> Result<Worked, Error> {
        let token = self.app.fresh_id().to_string();
        let lease = Lease {
            token: &token,
            until: now.plus_minutes(LEASE_MINUTES),
        };
        let claimed = self
            .app
            .db
            .write(|tx| store::jobs::claim(tx, now, lease, 1))?;
        let Some(job) = claimed.into_iter().next() else {
            return Ok(Worked::Nothing);
        };
        let outcome = self.run(&job);
        if let Err(error) = &outcome {
            tracing::warn!(job = job.kind, attempt = job.attempts, %error, "a job failed");
        }
        self.note(&job, &token, outcome)?;
        Ok(Worked::Something)
    }

    /// Does a job by its kind. A kind of a newer version waits for a server that knows it.
    fn run(&self, job: &Job) -> Result<Option<ToldUpTo>, Undelivered> {
        match job.kind.as_str() {
            kind if Post::takes(kind) => self.post().send(job),
            kind => match routine::run(&self.app, kind) {
                Ok(()) => Ok(None),
                Err(error) => Err(Undelivered::Later(error.to_string())),
            },
        }
    }

    /// Notes what came of a job. A lease that was lost meanwhile is another worker's to note.
    fn note(
        &self,
        job: &Job,
        token: &str,
        outcome: Result<Option<ToldUpTo>, Undelivered>,
    ) -> Result<(), Error> {
        let now = self.app.now();
        let id = job.id.as_str();
        let noted = self.app.db.write(|tx| match &outcome {
            Ok(told) => {
                if let Some(told) = told {
                    told.keep(tx)?;
                }
                Ok::<(), Error>(store::jobs::finish(tx, id, token, now)?)
            }
            Err(Undelivered::Later(why)) => match wait_minutes(job.attempts) {
                Some(minutes) => {
                    let later = now.plus_minutes(minutes);
                    Ok(store::jobs::put_off(tx, id, token, later, why)?)
                }
                None => Ok(store::jobs::give_up(tx, id, token, now, why)?),
            },
            Err(Undelivered::Never(why)) => Ok(store::jobs::give_up(tx, id, token, now, why)?),
        });
        match noted {
            Err(Error::Changed) => Ok(()),
            other => other,
        }
    }
}

/// Minutes to wait after a try that failed; `None` when it was the last.
fn wait_minutes(attempts: i64) -> Option<i64> {
    let tried = usize::try_from(attempts).unwrap_or(usize::MAX);
    PATIENCE.get(tried.checked_sub(1)?).copied()
}
