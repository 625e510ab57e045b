//! One writing connection for all threads; commands that wait are committed together.
//!
//! A durable commit costs one wait for the disk, whether it carries one command or fifty. So a command that finds
//! others waiting leaves the transaction open for the next of them, and the last one commits for all. Each command
//! runs on its caller's own thread inside a savepoint, and nobody is answered before the commit.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use ::rusqlite::Connection;

use super::desk::{Answer, Desk, refused};
use crate::engine::{Error, Tx};

/// A group is committed at the latest after so many commands …
const LARGEST_GROUP: usize = 64;
/// … or when its first command has waited so long.
const LONGEST_WAIT: Duration = Duration::from_millis(20);

pub(super) struct Writer {
    desk: Mutex<Desk>,
    /// Threads that will take the desk; the one that holds it may leave its commit to them.
    waiting: AtomicUsize,
    patience: Duration,
    longest_wait: Duration,
}

impl Writer {
    pub fn new(connection: Connection, patience: Duration) -> Writer {
        Writer {
            desk: Mutex::new(Desk::new(connection)),
            waiting: AtomicUsize::new(0),
            patience,
            longest_wait: LONGEST_WAIT,
        }
    }

    /// Runs a command and waits until its group is committed.
    pub fn run<T, E: From<Error>>(
        &self,
        work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Answer<T, E> {
        let deadline = Instant::now() + self.patience;
        let (answer, outcome) = {
            let mut desk = self.step_up();
            let outcome = match desk.join(deadline) {
                Ok(outcome) => outcome,
                Err(error) => return refused(&error),
            };
            let answer = desk.run(work);
            if !self.can_leave_commit_to_another(&desk) {
                desk.commit();
            }
            (answer, outcome)
        };
        match outcome.wait() {
            Ok(()) => answer,
            Err(error) => refused(&error),
        }
    }

    /// Puts another connection in the place of the present one.
    pub fn replace(&self, open: impl FnOnce() -> Result<Connection, Error>) -> Result<(), Error> {
        self.step_up().replace(open)
    }

    fn step_up(&self) -> MutexGuard<'_, Desk> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        desk
    }

    /// Whoever waits now is sure to take the desk next, and then commits or leaves it to yet another.
    fn can_leave_commit_to_another(&self, desk: &Desk) -> bool {
        self.waiting.load(Ordering::SeqCst) > 0 && desk.has_room(LARGEST_GROUP, self.longest_wait)
    }
}

#[cfg(test)]
mod tests;
