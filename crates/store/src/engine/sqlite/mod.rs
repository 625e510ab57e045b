//! SQLite: a file in WAL mode, one connection that writes, a few that read.

mod connection;
mod desk;
mod error;
mod execute;
mod group;
mod readers;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

pub(super) use ::rusqlite::Connection;
pub(super) use execute::{each_row, execute, prepare, run_script, value_at};

use super::picture::Shared;
use super::session::Session;
use super::target::SqliteTarget;
use super::{Error, Reader, Tx};
use error::translate;
use group::Writer;
use readers::Readers;

pub(super) struct Sqlite {
    target: SqliteTarget,
    /// Closed before the writer: the last connection to close empties the write-ahead log, and readers can't.
    readers: Readers,
    writer: Writer,
    /// The last command's failure when the disk was to blame.
    trouble: Mutex<Option<Error>>,
}

impl Sqlite {
    pub fn open(target: &SqliteTarget) -> Result<Sqlite, Error> {
        Ok(Sqlite {
            writer: Writer::new(connection::open_for_writing(target)?, target.patience),
            readers: Readers::new(target.clone()),
            target: target.clone(),
            trouble: Mutex::new(None),
        })
    }

    pub fn file(&self) -> &Path {
        &self.target.path
    }

    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = self.readers.take()?;
        execute::run_cached(&connection, "BEGIN")?;
        let mut reader = Reader::new(Session::Sqlite(connection));
        let outcome = work(&mut reader);
        let (session, _) = reader.into_parts();
        self.end_reading(Some(session));
        outcome
    }

    /// Runs work whose readings on this thread share a connection and its transaction.
    pub fn share<D, T, E: From<Error>>(
        &self,
        database: &D,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = self.readers.take()?;
        execute::run_cached(&connection, "BEGIN")?;
        let shared = Shared::new(database, Session::Sqlite(connection));
        let outcome = work();
        self.end_reading(shared.end());
        outcome
    }

    /// Nothing was written, so it doesn't matter how the transaction ends, only that it does.
    fn end_reading(&self, session: Option<Session>) {
        if let Some(connection) = session.and_then(Session::into_sqlite)
            && execute::run_cached(&connection, "ROLLBACK").is_ok()
        {
            self.readers.give_back(connection);
        }
    }

    pub fn write<T, E: From<Error>>(
        &self,
        work: impl FnMut(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let (outcome, storage) = self.writer.run(work);
        if storage.is_some() || outcome.is_ok() {
            self.note(storage);
        }
        outcome
    }

    pub fn trouble(&self) -> Option<Error> {
        self.locked_trouble().clone()
    }

    pub fn resume(&self) -> Result<(), Error> {
        self.writer.replace(|| {
            self.readers.close_idle();
            let connection = connection::open_for_writing(&self.target)?;
            connection::check(&connection)?;
            Ok(connection)
        })?;
        self.note(None);
        Ok(())
    }

    pub fn copy_to(&self, file: &Path) -> Result<(), Error> {
        let connection = self.readers.take()?;
        connection::copy(&connection, file)?;
        self.readers.give_back(connection);
        Ok(())
    }

    fn note(&self, storage: Option<Error>) {
        let mut trouble = self.locked_trouble();
        if *trouble != storage {
            *trouble = storage;
        }
    }

    fn locked_trouble(&self) -> std::sync::MutexGuard<'_, Option<Error>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
