//! What a closure holds while it reads or writes.

use std::ops::{ControlFlow, Deref, DerefMut};

use super::{Engine, Error, Row, Value, postgres, sqlite};

/// A consistent picture of the data, for reading.
pub struct Reader {
    session: Session,
    failure: Option<Error>,
}

/// A transaction. It reads like a [`Reader`] (functions that take `&mut Reader` accept `&mut Tx`) and writes.
pub struct Tx {
    reader: Reader,
    last: Vec<Last>,
}

/// A statement that waits for the end of its transaction.
pub(super) struct Last {
    pub sql: &'static str,
    pub params: Vec<Value<'static>>,
}

#[expect(
    clippy::large_enum_variant,
    reason = "there is one for each running command, and it lies on the stack"
)]
pub(super) enum Session {
    Sqlite(sqlite::Connection),
    Postgres(postgres::Connection),
}

impl Session {
    pub(super) fn into_sqlite(self) -> Option<sqlite::Connection> {
        match self {
            Session::Sqlite(connection) => Some(connection),
            Session::Postgres(_) => None,
        }
    }

    pub(super) fn into_postgres(self) -> Option<postgres::Connection> {
        match self {
            Session::Sqlite(_) => None,
            Session::Postgres(connection) => Some(connection),
        }
    }
}

/// Sees one row and says whether to go on.
pub(super) type EachRow<'a> = &'a mut dyn FnMut(&Row<'_>) -> ControlFlow<()>;

impl Reader {
    pub(super) fn new(session: Session) -> Reader {
        Reader {
            session,
            failure: None,
        }
    }

    pub(super) fn into_parts(self) -> (Session, Option<Error>) {
        (self.session, self.failure)
    }

    /// Which engine runs below, for the few statements that differ.
    pub fn engine(&self) -> Engine {
        match self.session {
            Session::Sqlite(_) => Engine::Sqlite,
            Session::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows of a query.
    pub fn query<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut row: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        self.query_each(sql, params, |each| {
            found.push(row(each)?);
            Ok::<(), Error>(())
        })?;
        Ok(found)
    }

    /// The first row of a query, if there is one.
    pub fn query_opt<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut row: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut found = None;
        self.run_query(sql, params, &mut |each| {
            found = Some(row(each));
            ControlFlow::Break(())
        })?;
        found.transpose()
    }

    /// Hands each row on as it comes, holding one at a time. The first error of `each` ends the query.
    pub fn query_each<E: From<Error>>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut refused = None;
        let outcome = self.run_query(sql, params, &mut |row| match each(row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                refused = Some(error);
                ControlFlow::Break(())
            }
        });
        match refused {
            Some(error) => Err(error),
            None => Ok(outcome?),
        }
    }

    /// Has the engine parse a statement and look up its tables, without running it.
    pub fn prepare(&mut self, sql: &str) -> Result<(), Error> {
        let outcome = match &mut self.session {
            Session::Sqlite(connection) => sqlite::prepare(connection, sql),
            Session::Postgres(connection) => connection.prepare(sql),
        };
        self.noting(outcome)
    }

    fn run_query(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        each: EachRow<'_>,
    ) -> Result<(), Error> {
        let outcome = match &mut self.session {
            Session::Sqlite(connection) => sqlite::each_row(connection, sql, params, each),
            Session::Postgres(connection) => connection.each_row(sql, params, each),
        };
        self.noting(outcome)
    }

    /// Remembers the first failed statement: the transaction can't be committed after it, whatever the closure says.
    fn noting<T>(&mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        if let (Err(error), None) = (&outcome, &self.failure) {
            self.failure = Some(error.clone());
        }
        outcome
    }
}

impl Tx {
    pub(super) fn new(session: Session) -> Tx {
        Tx {
            reader: Reader::new(session),
            last: Vec::new(),
        }
    }

    pub(super) fn into_parts(self) -> (Session, Option<Error>, Vec<Last>) {
        let (session, failure) = self.reader.into_parts();
        (session, failure, self.last)
    }

    /// Runs a statement just before the transaction is committed, in the order in which such statements were given, and
    /// not at all when the command fails. Until then nobody sees what it does, this transaction neither.
    ///
    /// On SQLite the commands that are committed together run theirs together: what is dear to begin and end, as full
    /// text is, is begun and ended once for all of them. PostgreSQL runs it at once.
    pub fn execute_last(
        &mut self,
        sql: &'static str,
        params: Vec<Value<'static>>,
    ) -> Result<(), Error> {
        match self.engine() {
            Engine::Sqlite => self.last.push(Last { sql, params }),
            Engine::Postgres => _ = self.execute(sql, &params)?,
        }
        Ok(())
    }

    /// Runs one statement and answers how many rows it changed.
    pub fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
        let outcome = match &mut self.reader.session {
            Session::Sqlite(connection) => sqlite::execute(connection, sql, params),
            Session::Postgres(connection) => connection.execute(sql, params),
        };
        self.reader.noting(outcome)
    }

    /// Runs a statement that must change exactly one row, as in `UPDATE … WHERE id = $1 AND version = $2`.
    ///
    /// No row means that someone changed the record meanwhile: [`Error::Changed`]; the transaction can't be committed
    /// any more (on PostgreSQL it is repeated first). More than one row is [`Error::Corrupt`].
    pub fn compare_and_set(&mut self, sql: &str, params: &[Value<'_>]) -> Result<(), Error> {
        let outcome = match self.execute(sql, params)? {
            1 => Ok(()),
            0 => Err(Error::Changed),
            rows => Err(Error::Corrupt(format!("{rows} rows where one was meant"))),
        };
        self.reader.noting(outcome)
    }

    /// Runs text that the engine takes as it is: definitions of tables, locks. Never holds values.
    pub(crate) fn run_script(&mut self, sql: &str) -> Result<(), Error> {
        let outcome = match &mut self.reader.session {
            Session::Sqlite(connection) => sqlite::run_script(connection, sql),
            Session::Postgres(connection) => connection.run_script(sql),
        };
        self.reader.noting(outcome)
    }
}

impl Deref for Tx {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Reader {
        &mut self.reader
    }
}
