//! The writing connection, the transaction that is open on it, and how its commands learn of the outcome.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ::rusqlite::Connection;

use super::execute::{execute, run_cached};
use super::translate;
use crate::engine::session::{Last, Session};
use crate::engine::{Error, Tx};

/// The connection and the transaction that is open on it. Only one thread stands here.
pub(super) struct Desk {
    /// Absent after the disk failed, until [`Desk::replace`].
    connection: Option<Connection>,
    stopped: Option<Error>,
    group: Option<Group>,
}

/// Commands that share a transaction.
struct Group {
    outcome: Arc<Outcome>,
    commands: usize,
    since: Instant,
    /// What the commands left to be done just before the commit.
    last: Vec<Last>,
}

/// How the group's commit ended, once it has.
#[derive(Default)]
pub(super) struct Outcome {
    commit: Mutex<Option<Result<(), Error>>>,
    settled: Condvar,
}

/// A command's answer, and the disk's failure if it was that.
pub(super) type Answer<T, E> = (Result<T, E>, Option<Error>);

impl Desk {
    pub fn new(connection: Connection) -> Desk {
        Desk {
            connection: Some(connection),
            stopped: None,
            group: None,
        }
    }

    /// Makes sure that a transaction is open and answers where its outcome will be told.
    pub fn join(&mut self, deadline: Instant) -> Result<Arc<Outcome>, Error> {
        if let Some(group) = &mut self.group {
            group.commands += 1;
            return Ok(Arc::clone(&group.outcome));
        }
        if let Some(stopped) = &self.stopped {
            return Err(stopped.clone());
        }
        let connection = self.connection.as_ref().ok_or_else(closed)?;
        let patience = deadline.saturating_duration_since(Instant::now());
        connection.busy_timeout(patience).map_err(translate)?;
        if let Err(error) = run_cached(connection, "BEGIN IMMEDIATE") {
            self.stop_if_unsound(&error);
            return Err(error);
        }
        let outcome = Arc::<Outcome>::default();
        self.group = Some(Group {
            outcome: Arc::clone(&outcome),
            commands: 1,
            since: Instant::now(),
            last: Vec::new(),
        });
        Ok(outcome)
    }

    /// Runs one command; whatever goes wrong in it leaves its neighbours alone. The first of a group needs no savepoint
    /// for that: when it fails, the transaction holds nothing else.
    pub fn run<T, E: From<Error>>(
        &mut self,
        mut work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Answer<T, E> {
        let Some(connection) = self.connection.take() else {
            return refused(&closed());
        };
        let is_first = self.group.as_ref().is_some_and(|group| group.commands == 1);
        if !is_first && let Err(error) = run_cached(&connection, "SAVEPOINT command") {
            self.connection = Some(connection);
            self.abandon(&error);
            return refused(&error);
        }
        let mut tx = Tx::new(Session::Sqlite(connection));
        let ran = catch_unwind(AssertUnwindSafe(|| work(&mut tx)));
        let (session, failure, last) = tx.into_parts();
        self.connection = session.into_sqlite();
        // A panic's own message has been printed by the panic hook.
        let answer = ran.unwrap_or_else(|_| Err(Error::Panicked.into()));
        let answer = match (&answer, &failure) {
            (Ok(_), Some(failure)) => Err(failure.clone().into()),
            _ => answer,
        };
        let closed = match (answer.is_ok(), is_first) {
            (true, true) => self.still_open().map(drop),
            (false, true) => self.undo_first(),
            (keeping, false) => self.close_savepoint(keeping),
        };
        if let Err(error) = closed {
            let cause = failure.unwrap_or(error);
            self.abandon(&cause);
            return refused(&cause);
        }
        if let (true, Some(group)) = (answer.is_ok(), &mut self.group) {
            group.last.extend(last);
        }
        (answer, failure.as_ref().and_then(storage_failure))
    }

    fn still_open(&self) -> Result<&Connection, Error> {
        let connection = self.connection.as_ref().ok_or_else(closed)?;
        if connection.is_autocommit() {
            return Err(Error::Other(
                "the transaction ended inside a command".into(),
            ));
        }
        Ok(connection)
    }

    fn close_savepoint(&self, keeping: bool) -> Result<(), Error> {
        let connection = self.still_open()?;
        if !keeping {
            run_cached(connection, "ROLLBACK TO command")?;
        }
        run_cached(connection, "RELEASE command")
    }

    /// Ends the transaction that holds nothing but a command that failed: there is nothing to commit.
    fn undo_first(&mut self) -> Result<(), Error> {
        run_cached(self.still_open()?, "ROLLBACK")?;
        self.settle(Ok(()));
        Ok(())
    }

    /// Whether the open transaction may take another command.
    pub fn has_room(&self, commands: usize, wait: Duration) -> bool {
        self.group
            .as_ref()
            .is_some_and(|group| group.commands < commands && group.since.elapsed() < wait)
    }

    /// Puts another connection in the place of the present one; writing is stopped as long as there is none.
    pub fn replace(
        &mut self,
        open: impl FnOnce() -> Result<Connection, Error>,
    ) -> Result<(), Error> {
        self.commit();
        // Closed before the other is opened, so that no state of the failed one lives on in this process.
        self.connection = None;
        let opened = open();
        self.stopped = opened.as_ref().err().cloned();
        self.connection = Some(opened?);
        Ok(())
    }

    /// Commits the open transaction and tells its commands.
    pub fn commit(&mut self) {
        let (Some(connection), Some(group)) = (&self.connection, &self.group) else {
            return;
        };
        let done = group
            .last
            .iter()
            .try_for_each(|last| execute(connection, last.sql, &last.params).map(drop));
        match done.and_then(|()| run_cached(connection, "COMMIT")) {
            Ok(()) => self.settle(Ok(())),
            Err(error) => self.abandon(&error),
        }
    }

    /// Rolls the open transaction back and tells its commands why.
    fn abandon(&mut self, error: &Error) {
        if let Some(connection) = self
            .connection
            .as_ref()
            .filter(|connection| !connection.is_autocommit())
            && let Err(rollback) = run_cached(connection, "ROLLBACK")
        {
            self.stop_if_unsound(&Error::Storage(rollback.to_string()));
        }
        self.stop_if_unsound(error);
        self.settle(Err(error.clone()));
    }

    fn settle(&mut self, outcome: Result<(), Error>) {
        if let Some(group) = self.group.take() {
            group.outcome.settle(outcome);
        }
    }

    /// After a failed sync the system may hold pages that never reached the disk, and asking again proves nothing:
    /// the connection is given up and nothing is written until someone has the file checked.
    fn stop_if_unsound(&mut self, error: &Error) {
        if matches!(error, Error::Storage(_) | Error::Corrupt(_)) {
            tracing::error!(%error, "writing is stopped");
            self.connection = None;
            self.stopped = Some(error.clone());
        }
    }
}

impl Outcome {
    fn settle(&self, outcome: Result<(), Error>) {
        *self.commit.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.settled.notify_all();
    }

    pub fn wait(&self) -> Result<(), Error> {
        let mut commit = self.commit.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(outcome) = &*commit {
                return outcome.clone();
            }
            commit = self
                .settled
                .wait(commit)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

pub(super) fn refused<T, E: From<Error>>(error: &Error) -> Answer<T, E> {
    (Err(error.clone().into()), storage_failure(error))
}

fn closed() -> Error {
    Error::Storage("the connection for writing is closed".into())
}

fn storage_failure(error: &Error) -> Option<Error> {
    matches!(
        error,
        Error::Storage(_) | Error::Corrupt(_) | Error::ReadOnly(_)
    )
    .then(|| error.clone())
}
