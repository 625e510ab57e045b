//! The one place that knows which database runs: a thin layer over `rusqlite` and `postgres`.
//!
//! Everything above writes portable SQL with `$1..$n` and calls [`Db::read`] and [`Db::write`].

mod error;
mod nesting;
mod picture;
mod postgres;
mod row;
mod session;
mod sqlite;
mod statements;
mod target;
mod value;

use std::sync::Arc;

pub use error::Error;
pub use row::Row;
pub use session::{Reader, Tx};
pub use statements::{Statement, WrittenFor};
pub use target::{Engine, PostgresTarget, SqliteTarget, Target};
pub use value::{PrintsAsText, Value};

/// A database, whichever engine runs it. Cloning is cheap and shares the connections.
///
/// Calls block: from async code they belong on a blocking thread. A `write` inside a `write` is refused, since it would
/// wait for itself; a `read` inside sees nothing of what the open transaction did.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

enum Inner {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Db {
    /// Opens the database and makes one connection, so that a wrong path or address shows at once.
    ///
    /// The schema is not looked at: [`crate::migrate`] does that.
    pub fn open(target: &Target) -> Result<Db, Error> {
        let inner = match target {
            Target::Sqlite(target) => Inner::Sqlite(sqlite::Sqlite::open(target)?),
            Target::Postgres(target) => Inner::Postgres(postgres::Postgres::open(target)?),
        };
        Ok(Db(Arc::new(inner)))
    }

    /// Which engine runs below.
    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// The file of an SQLite database.
    pub fn file(&self) -> Option<&std::path::Path> {
        match &*self.0 {
            Inner::Sqlite(engine) => Some(engine.file()),
            Inner::Postgres(_) => None,
        }
    }

    /// Runs `work` on one consistent picture of the data; it sees every write that was answered before.
    ///
    /// `work` runs once: a connection lost half-way is an error, since rows may have been handed on already.
    pub fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnOnce(&mut Reader) -> Result<T, E>,
    {
        let work = match picture::read(&*self.0, work) {
            Ok(outcome) => return outcome,
            Err(work) => work,
        };
        match &*self.0 {
            Inner::Sqlite(engine) => engine.read(work),
            Inner::Postgres(engine) => engine.read(work),
        }
    }

    /// Runs `work`, whose readings on this thread all look at one consistent picture of the data: that of its first
    /// reading. Spares a page that reads many things a transaction for each. Writes inside are refused nothing, but
    /// the readings after them don't see them.
    pub fn in_one_picture<T, E: From<Error>>(
        &self,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        if picture::is_shared(&*self.0) {
            return work();
        }
        match &*self.0 {
            Inner::Sqlite(engine) => engine.share(&*self.0, work),
            Inner::Postgres(engine) => engine.share(&*self.0, work),
        }
    }

    /// Runs `work` as one transaction and returns only when its outcome is durable.
    ///
    /// Everything is rolled back when `work` answers an error, when it panics ([`Error::Panicked`]), or when any of
    /// its statements failed, even if `work` went on after that. On PostgreSQL a transaction that lost a race
    /// (serialisation, deadlock, unique constraint, version, connection) is repeated up to three times:
    /// `work` must therefore be repeatable and have no effect but through `tx`.
    pub fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: FnMut(&mut Tx) -> Result<T, E>,
    {
        let _entered = nesting::enter(&*self.0)?;
        match &*self.0 {
            Inner::Sqlite(engine) => engine.write(work),
            Inner::Postgres(engine) => engine.write(work),
        }
    }

    /// Why writing is refused or failed last time for want of a sound, writable disk; `None` when all is well.
    pub fn trouble(&self) -> Option<Error> {
        match &*self.0 {
            Inner::Sqlite(engine) => engine.trouble(),
            Inner::Postgres(_) => None,
        }
    }

    /// Opens the database anew and checks it after writing was stopped by a failing disk; writes are accepted again
    /// only when the check finds nothing wrong. Takes as long as reading the whole file.
    pub fn resume(&self) -> Result<(), Error> {
        match &*self.0 {
            Inner::Sqlite(engine) => engine.resume(),
            Inner::Postgres(_) => Ok(()),
        }
    }

    /// Writes a consistent copy of an SQLite database to a new file while work goes on; the copy is on disk when this
    /// returns. PostgreSQL has its own tools for that and answers [`Error::Other`].
    pub fn copy_to(&self, file: &std::path::Path) -> Result<(), Error> {
        match &*self.0 {
            Inner::Sqlite(engine) => engine.copy_to(file),
            Inner::Postgres(_) => Err(Error::Other(
                "a PostgreSQL database is copied with its own tools (pg_dump, pg_basebackup)"
                    .into(),
            )),
        }
    }
}
