//! Messages that were given up, for whoever mends the channels. Nothing of a case is shown here.

use domain::permits::{Actor, Permission, has};
use domain::time::Instant;

use crate::{App, Error};

/// How many are listed.
const LISTED: u32 = 200;

/// Messages that could not be delivered, over one [`App`].
pub struct DeadLetters<'a> {
    pub(crate) app: &'a App,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    pub id: String,
    /// `notice.mail`, `notice.hook` ….
    pub kind: String,
    pub failed_at: Instant,
    pub attempts: i64,
    /// What the other side said last.
    pub error: String,
}

impl DeadLetters<'_> {
    /// The latest first; needs [`Permission::ManageSettings`].
    pub fn list(&self, actor: &Actor) -> Result<Vec<DeadLetter>, Error> {
        must_mend(actor)?;
        let failed = self
            .app
            .db
            .read(|reader| store::jobs::failed(reader, LISTED))?;
        let letter = |job: store::jobs::FailedJob| DeadLetter {
            id: job.id,
            kind: job.kind,
            failed_at: job.failed_at,
            attempts: job.attempts,
            error: job.error,
        };
        Ok(failed.into_iter().map(letter).collect())
    }

    /// Tries one again, from now on.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it isn't among those that were given up.
    pub fn send_again(&self, actor: &Actor, id: &str) -> Result<(), Error> {
        must_mend(actor)?;
        let now = self.app.now();
        match self.app.db.write(|tx| store::jobs::revive(tx, id, now)) {
            Err(store::Error::Changed) => Err(Error::NotFound),
            other => Ok(other?),
        }
    }
}

fn must_mend(actor: &Actor) -> Result<(), Error> {
    if has(actor, Permission::ManageSettings) {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}
