//! One connection and its prepared statements.

use std::collections::HashMap;

use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::{Client, Config, NoTls, Statement};

use super::bind::Bound;
use super::error::{commit_failure, translate};
use crate::engine::row::RowOf;
use crate::engine::session::EachRow;
use crate::engine::{Error, Row, Value};

/// Statements that a connection keeps prepared; when there are more, all are forgotten and prepared again.
const STATEMENTS_KEPT: usize = 512;

pub(in crate::engine) struct Connection {
    client: Client,
    statements: HashMap<Box<str>, Statement>,
    /// Set when the server says that prepared statements are out of date or that it doesn't take writes any more.
    stale: bool,
}

impl Connection {
    pub(super) fn open(config: &Config) -> Result<Connection, Error> {
        let client = config
            .connect(NoTls)
            .map_err(|error| Error::Unreachable(error.to_string()))?;
        let mut connection = Connection {
            client,
            statements: HashMap::new(),
            stale: false,
        };
        // A server that doesn't know the setting waits for locks as long as it likes.
        match connection.run_script("SET lock_timeout = '5s'") {
            Err(error @ Error::Unreachable(_)) => Err(error),
            _ => Ok(connection),
        }
    }

    /// Whether the next command may use this connection.
    pub(super) fn is_usable(&self) -> bool {
        !self.stale && !self.client.is_closed()
    }

    pub(in crate::engine) fn each_row(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        each: EachRow<'_>,
    ) -> Result<(), Error> {
        let statement = self.statement(sql)?;
        let outcome = self.hand_on_rows(&statement, &bound(params)?, each);
        self.noting(outcome)
    }

    fn hand_on_rows(
        &mut self,
        statement: &Statement,
        params: &[Bound<'_>],
        each: EachRow<'_>,
    ) -> Result<(), ::postgres::Error> {
        let mut rows = self.client.query_raw(statement, params)?;
        // Rows that nobody wants any more are read to their end: an error in one of them has broken the transaction
        // all the same, and COMMIT wouldn't say so.
        let mut wanted = true;
        while let Some(row) = rows.next()? {
            wanted = wanted && each(&Row(RowOf::Postgres(&row))).is_continue();
        }
        Ok(())
    }

    pub(in crate::engine) fn execute(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
    ) -> Result<u64, Error> {
        let statement = self.statement(sql)?;
        let outcome = self.affected(&statement, &bound(params)?);
        self.noting(outcome)
    }

    fn affected(
        &mut self,
        statement: &Statement,
        params: &[Bound<'_>],
    ) -> Result<u64, ::postgres::Error> {
        let mut rows = self.client.query_raw(statement, params)?;
        while rows.next()?.is_some() {}
        Ok(rows.rows_affected().unwrap_or(0))
    }

    /// Prepares a statement without keeping it.
    pub(in crate::engine) fn prepare(&mut self, sql: &str) -> Result<(), Error> {
        self.client
            .prepare(sql)
            .map(drop)
            .map_err(|error| translate(&error))
    }

    /// Runs text that may hold several statements.
    pub(in crate::engine) fn run_script(&mut self, sql: &str) -> Result<(), Error> {
        let outcome = self.client.batch_execute(sql);
        self.noting(outcome)
    }

    /// Commits the open transaction; [`Error::OutcomeUnknown`] when the connection was lost over it.
    pub(super) fn commit(&mut self) -> Result<(), Error> {
        self.client
            .batch_execute("COMMIT")
            .map_err(|error| commit_failure(&error))
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, Error> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let prepared = self.client.prepare(sql);
        let statement = self.noting(prepared)?;
        if self.statements.len() >= STATEMENTS_KEPT {
            self.statements.clear();
        }
        self.statements.insert(sql.into(), statement.clone());
        Ok(statement)
    }

    fn noting<T>(&mut self, outcome: Result<T, ::postgres::Error>) -> Result<T, Error> {
        outcome.map_err(|error| {
            let (error, stale) = super::error::classify(&error);
            self.stale |= stale;
            error
        })
    }
}

fn bound<'a>(params: &'a [Value<'a>]) -> Result<Vec<Bound<'a>>, Error> {
    params
        .iter()
        .map(|value| value.storable().map(Bound))
        .collect()
}
