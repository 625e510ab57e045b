//! PostgreSQL, or a database that speaks its protocol: a pool, and one transaction for each command.

mod bind;
mod connection;
mod error;
mod pool;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

pub(super) use bind::value_at;
pub(super) use connection::Connection;

use super::picture::Shared;
use super::session::Session;
use super::target::PostgresTarget;
use super::{Error, Reader, Tx};
use pool::{Place, Pool, Pooled};

/// How often a command that keeps losing races is repeated at most.
const REPEATS: u32 = 3;
/// The pause before the second attempt; it doubles after that.
const FIRST_PAUSE: Duration = Duration::from_millis(5);

/// A picture of the data as of its first statement.
const BEGIN_READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(super) struct Postgres {
    pool: Pool,
}

impl Postgres {
    pub fn open(target: &PostgresTarget) -> Result<Postgres, Error> {
        let pool = Pool::new(target)?;
        let first = pool.take("SELECT 1")?;
        pool.give_back(first);
        Ok(Postgres { pool })
    }

    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        let Pooled { connection, place } = self.pool.take(BEGIN_READING)?;
        let mut reader = Reader::new(Session::Postgres(connection));
        let outcome = work(&mut reader);
        let (session, _) = reader.into_parts();
        self.end_reading(Some(session), place);
        outcome
    }

    /// Runs work whose readings on this thread share a connection and its transaction.
    pub fn share<D, T, E: From<Error>>(
        &self,
        database: &D,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let Pooled { connection, place } = self.pool.take(BEGIN_READING)?;
        let shared = Shared::new(database, Session::Postgres(connection));
        let outcome = work();
        self.end_reading(shared.end(), place);
        outcome
    }

    fn end_reading(&self, session: Option<Session>, place: Place) {
        if let Some(mut connection) = session.and_then(Session::into_postgres)
            && connection.run_script("ROLLBACK").is_ok()
        {
            self.pool.give_back(Pooled { connection, place });
        }
    }

    pub fn write<T, E: From<Error>>(
        &self,
        mut work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut pause = FIRST_PAUSE;
        for _ in 0..REPEATS {
            match self.attempt(&mut work) {
                Attempt::Ended(outcome) => return outcome,
                Attempt::LostRace(_) => std::thread::sleep(pause),
            }
            pause *= 2;
        }
        match self.attempt(&mut work) {
            Attempt::Ended(outcome) => outcome,
            Attempt::LostRace(error) => Err(error),
        }
    }

    fn attempt<T, E: From<Error>>(
        &self,
        work: &mut impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Attempt<T, E> {
        // Correctness rests on versions and unique constraints, so the weakest level does on every server.
        let Pooled { connection, place } =
            match self.pool.take("BEGIN ISOLATION LEVEL READ COMMITTED") {
                Ok(pooled) => pooled,
                Err(error) => return Attempt::Ended(Err(error.into())),
            };
        let mut tx = Tx::new(Session::Postgres(connection));
        let ran = catch_unwind(AssertUnwindSafe(|| work(&mut tx)));
        let (session, failure, _) = tx.into_parts();
        let Some(mut connection) = session.into_postgres() else {
            return Attempt::Ended(Err(Error::Panicked.into()));
        };
        let answer = ran.unwrap_or_else(|_| Err(Error::Panicked.into()));
        let (ended, healthy) = match (answer, failure) {
            (Ok(value), None) => finish(&mut connection, value),
            (answer, failure) => (
                undone(answer, failure),
                connection.run_script("ROLLBACK").is_ok(),
            ),
        };
        if healthy {
            self.pool.give_back(Pooled { connection, place });
        }
        ended
    }
}

enum Attempt<T, E> {
    Ended(Result<T, E>),
    LostRace(E),
}

/// Commits, and says whether the connection can be used again.
fn finish<T, E: From<Error>>(connection: &mut Connection, value: T) -> (Attempt<T, E>, bool) {
    match connection.commit() {
        Ok(()) => (Attempt::Ended(Ok(value)), true),
        Err(error) if error.is_race() => (Attempt::LostRace(error.into()), false),
        Err(error) => (Attempt::Ended(Err(error.into())), false),
    }
}

fn undone<T, E: From<Error>>(answer: Result<T, E>, failure: Option<Error>) -> Attempt<T, E> {
    match (answer, failure) {
        (Err(answer), Some(failure)) if failure.is_race() => Attempt::LostRace(answer),
        (Ok(_), Some(failure)) if failure.is_race() => Attempt::LostRace(failure.into()),
        (Ok(_), Some(failure)) => Attempt::Ended(Err(failure.into())),
        (answer, _) => Attempt::Ended(answer),
    }
}
