//! Tries to sign in, counted before they are judged, so that tries at the same time can't pass the limit.

use domain::time::Instant;

use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    /// Takes one try unless the subject has used up its budget: its tries reach `$3` ms into the future, and each
    /// costs `$4` ms.
    TAKE = "UPDATE sign_in_attempt SET busy_until = CASE WHEN busy_until > CAST($2 AS BIGINT) THEN busy_until ELSE CAST($2 AS BIGINT) END
        + CAST($4 AS BIGINT) WHERE subject = $1 AND busy_until <= CAST($2 AS BIGINT) + CAST($3 AS BIGINT)";
    /// The first try of a subject.
    FIRST = "INSERT INTO sign_in_attempt (subject, busy_until) VALUES ($1, $2)";
    BUSY_UNTIL = "SELECT busy_until FROM sign_in_attempt WHERE subject = $1";
    REFUND = "DELETE FROM sign_in_attempt WHERE subject = $1";
    FORGET = "DELETE FROM sign_in_attempt WHERE busy_until < $1";
}

/// How many tries a subject has: `burst` at once, and another every `interval_ms`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    pub burst: u32,
    pub interval_ms: i64,
}

/// Takes one try of a subject, or answers how many milliseconds it must wait for the next one.
pub fn take(
    tx: &mut Tx,
    subject: &str,
    budget: Budget,
    now: Instant,
) -> Result<Result<(), i64>, Error> {
    let reach = budget.interval_ms * (i64::from(budget.burst) - 1);
    let taken = tx.execute(TAKE, params![subject, now, reach, budget.interval_ms])?;
    if taken == 1 {
        return Ok(Ok(()));
    }
    match busy_until(tx, subject)? {
        Some(busy_until) => Ok(Err((busy_until.0 - now.0 - reach).max(1))),
        None => {
            let first = Instant(now.0 + budget.interval_ms);
            tx.execute(FIRST, params![subject, first])?;
            Ok(Ok(()))
        }
    }
}

/// Gives a subject its whole budget back.
pub fn refund(tx: &mut Tx, subject: &str) -> Result<(), Error> {
    tx.execute(REFUND, params![subject])?;
    Ok(())
}

/// Forgets subjects whose budget has been whole since an instant.
pub fn forget_quiet(tx: &mut Tx, since: Instant) -> Result<u64, Error> {
    tx.execute(FORGET, params![since])
}

fn busy_until(reader: &mut Reader, subject: &str) -> Result<Option<Instant>, Error> {
    reader.query_opt(BUSY_UNTIL, params![subject], |row| row.instant(0))
}
