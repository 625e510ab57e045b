//! What is to be done after a commit: mails, reminders, scheduled work.
//!
//! A job is enqueued in the transaction that causes it. A worker claims it under a lease and marks it done; when the
//! worker dies, the lease runs out and another one takes the job. So a job runs at least once.

use domain::time::Instant;

use crate::params;
use crate::{Error, Reader, Row, Tx};

crate::statements! {
    /// Adds a job unless one with its id was ever there.
    ENQUEUE = "INSERT INTO job (id, kind, body, run_at, attempts)
        SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT), 0
        WHERE NOT EXISTS (SELECT 1 FROM job WHERE id = $1)";
    /// Jobs that are due and that nobody holds, oldest first.
    DUE = "SELECT id, kind, body, run_at, attempts FROM job
        WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
        ORDER BY run_at, id LIMIT $2";
    /// Takes a due job, unless another worker was faster.
    CLAIM = "UPDATE job SET lease = $2, leased_until = $3, attempts = attempts + 1
        WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL AND (leased_until IS NULL OR leased_until <= $4)";
    /// The job is done.
    FINISH = "UPDATE job SET done_at = $3, lease = NULL, leased_until = NULL, last_error = NULL
        WHERE id = $1 AND lease = $2";
    /// The job failed and runs again later.
    PUT_OFF = "UPDATE job SET run_at = $3, last_error = $4, lease = NULL, leased_until = NULL
        WHERE id = $1 AND lease = $2";
    /// The job failed for good.
    GIVE_UP = "UPDATE job SET failed_at = $3, last_error = $4, lease = NULL, leased_until = NULL
        WHERE id = $1 AND lease = $2";
    /// A job that failed for good gets another try.
    REVIVE = "UPDATE job SET failed_at = NULL, run_at = $2, attempts = 0 WHERE id = $1 AND failed_at IS NOT NULL";
    /// A job that isn't wanted any more and hasn't begun.
    CANCEL = "DELETE FROM job WHERE id = $1 AND done_at IS NULL AND failed_at IS NULL AND lease IS NULL";
    /// Jobs that failed for good, latest first.
    FAILED = "SELECT id, kind, failed_at, attempts, last_error FROM job WHERE failed_at IS NOT NULL
        ORDER BY failed_at DESC, id LIMIT $1";
    /// Whether a job with this id was ever enqueued.
    KNOWN = "SELECT 1 FROM job WHERE id = $1";
    /// Open jobs whose ids end in what is given, the next one first.
    OPEN_FOR = "SELECT id, kind, body, run_at, attempts FROM job
        WHERE done_at IS NULL AND failed_at IS NULL AND id LIKE $1 ORDER BY run_at, id";
    /// When the next open job runs.
    NEXT_RUN = "SELECT run_at FROM job WHERE done_at IS NULL AND failed_at IS NULL ORDER BY run_at, id LIMIT 1";
    /// How many jobs are due and not done.
    BACKLOG = "SELECT CAST(COUNT(*) AS BIGINT) FROM job WHERE done_at IS NULL AND failed_at IS NULL AND run_at <= $1";
    /// Old jobs that were done.
    FORGET = "DELETE FROM job WHERE done_at < $1";
}

/// Work to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Chosen by whoever enqueues it; the same id is the same job.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// JSON.
    pub body: String,
    /// Not before.
    pub run_at: Instant,
    /// How often it was begun, this time included.
    pub attempts: i64,
}

/// A worker's hold on the jobs that it claims.
#[derive(Debug, Clone, Copy)]
pub struct Lease<'a> {
    /// Unlike any other worker's and any earlier claim's.
    pub token: &'a str,
    /// From then on another worker may take the job.
    pub until: Instant,
}

/// A job that failed for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedJob {
    /// Its id.
    pub id: String,
    /// What kind of work.
    pub kind: String,
    /// When it was given up.
    pub failed_at: Instant,
    /// How often it was tried.
    pub attempts: i64,
    /// What went wrong last.
    pub error: String,
}

/// Adds a job; nothing happens when its id was enqueued before, even if that job is done. `attempts` is not looked at.
pub fn enqueue(tx: &mut Tx, job: &Job) -> Result<(), Error> {
    tx.execute(ENQUEUE, params![&job.id, &job.kind, &job.body, job.run_at])?;
    Ok(())
}

/// Whether a job with this id was enqueued and isn't forgotten yet.
pub fn is_known(reader: &mut Reader, id: &str) -> Result<bool, Error> {
    Ok(reader.query_opt(KNOWN, params![id], |_| Ok(()))?.is_some())
}

/// Takes up to `limit` jobs that are due at `now`, oldest first.
pub fn claim(tx: &mut Tx, now: Instant, lease: Lease<'_>, limit: u32) -> Result<Vec<Job>, Error> {
    let mut claimed = Vec::new();
    for mut job in tx.query(DUE, params![now, limit], due)? {
        if tx.execute(CLAIM, params![&job.id, lease.token, lease.until, now])? == 1 {
            job.attempts += 1;
            claimed.push(job);
        }
    }
    Ok(claimed)
}

/// Marks a job done. [`Error::Changed`] when the lease was lost to another worker.
pub fn finish(tx: &mut Tx, id: &str, token: &str, at: Instant) -> Result<(), Error> {
    tx.compare_and_set(FINISH, params![id, token, at])
}

/// Lets a job run again at `run_at`. [`Error::Changed`] when the lease was lost to another worker.
pub fn put_off(
    tx: &mut Tx,
    id: &str,
    token: &str,
    run_at: Instant,
    error: &str,
) -> Result<(), Error> {
    tx.compare_and_set(PUT_OFF, params![id, token, run_at, error])
}

/// Stops trying a job. [`Error::Changed`] when the lease was lost to another worker.
pub fn give_up(tx: &mut Tx, id: &str, token: &str, at: Instant, error: &str) -> Result<(), Error> {
    tx.compare_and_set(GIVE_UP, params![id, token, at, error])
}

/// Tries a job again that was given up. [`Error::Changed`] when it wasn't.
pub fn revive(tx: &mut Tx, id: &str, run_at: Instant) -> Result<(), Error> {
    tx.compare_and_set(REVIVE, params![id, run_at])
}

/// Takes back a job that hasn't begun; nothing happens otherwise. Its id may be enqueued again.
pub fn cancel(tx: &mut Tx, id: &str) -> Result<(), Error> {
    tx.execute(CANCEL, params![id])?;
    Ok(())
}

/// Jobs that failed for good, latest first.
pub fn failed(reader: &mut Reader, limit: u32) -> Result<Vec<FailedJob>, Error> {
    reader.query(FAILED, params![limit], |row| {
        Ok(FailedJob {
            id: row.text(0)?.to_owned(),
            kind: row.text(1)?.to_owned(),
            failed_at: row.instant(2)?,
            attempts: row.int(3)?,
            error: row.opt_text(4)?.unwrap_or_default().to_owned(),
        })
    })
}

/// Open jobs whose ids end in `/` and `whom`, the next one first.
pub fn open_for(reader: &mut Reader, whom: &str) -> Result<Vec<Job>, Error> {
    reader.query(OPEN_FOR, params![format!("%/{whom}")], due)
}

/// When the next open job is due, or was if it waits already.
pub fn next_run(reader: &mut Reader) -> Result<Option<Instant>, Error> {
    reader.query_opt(NEXT_RUN, &[], |row| row.instant(0))
}

/// How many jobs are due and not done.
pub fn backlog(reader: &mut Reader, now: Instant) -> Result<i64, Error> {
    let counted = reader.query_opt(BACKLOG, params![now], |row| row.int(0))?;
    Ok(counted.unwrap_or_default())
}

/// Forgets jobs that were done before an instant and says how many they were.
pub fn forget_done_before(tx: &mut Tx, before: Instant) -> Result<u64, Error> {
    tx.execute(FORGET, params![before])
}

fn due(row: &Row<'_>) -> Result<Job, Error> {
    Ok(Job {
        id: row.text(0)?.to_owned(),
        kind: row.text(1)?.to_owned(),
        body: row.text(2)?.to_owned(),
        run_at: row.instant(3)?,
        attempts: row.int(4)?,
    })
}
