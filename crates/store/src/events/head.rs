//! The one row that says how many events there are, and holds the right edge of their tree.

use domain::evidence::merkle::Frontier;
use domain::evidence::{Algorithm, Hash};

use super::sql;
use crate::engine::Engine;
use crate::params;
use crate::{Error, Reader, Row, Tx};

/// Founds the ledger with the algorithm that all its records use. Nothing happens when it is founded already; an
/// empty ledger that nobody has founded uses SHA-256.
///
/// # Errors
/// [`Error::Schema`] when it was founded with another algorithm.
pub fn found(tx: &mut Tx, algorithm: Algorithm) -> Result<(), Error> {
    let founded = lock_or_begin(tx, algorithm)?.algorithm();
    if founded == algorithm {
        return Ok(());
    }
    Err(Error::Schema(format!(
        "the ledger was founded with {founded} and can't change to {algorithm}"
    )))
}

/// How many events there are.
pub fn count(reader: &mut Reader) -> Result<u64, Error> {
    Ok(read(reader)?.map_or(0, |frontier| frontier.size()))
}

/// The root of the tree over all events as it is now, its size and algorithm.
pub fn root(reader: &mut Reader) -> Result<(Hash, u64, Algorithm), Error> {
    let frontier = read(reader)?.unwrap_or(Frontier::empty(Algorithm::Sha256));
    Ok((frontier.root(), frontier.size(), frontier.algorithm()))
}

pub(super) fn read(reader: &mut Reader) -> Result<Option<Frontier>, Error> {
    reader.query_opt(sql::HEAD, &[], frontier)
}

/// Keeps other writers away until the transaction ends.
pub(super) fn lock(tx: &mut Tx) -> Result<Frontier, Error> {
    lock_or_begin(tx, Algorithm::Sha256)
}

fn lock_or_begin(tx: &mut Tx, algorithm: Algorithm) -> Result<Frontier, Error> {
    let text = match tx.engine() {
        Engine::Sqlite => sql::HEAD,
        Engine::Postgres => sql::HEAD_TO_WRITE,
    };
    if let Some(frontier) = tx.query_opt(text, &[], frontier)? {
        return Ok(frontier);
    }
    if tx.query_opt(sql::FIRST, &[], |row| row.int(0))?.is_none() {
        return begin(tx, algorithm);
    }
    // Another writer may have founded the ledger between the two questions.
    tx.query_opt(text, &[], frontier)?.ok_or_else(missing)
}

pub(super) fn advance(tx: &mut Tx, from: u64, frontier: &Frontier) -> Result<(), Error> {
    let edge = frontier.to_bytes();
    tx.compare_and_set(sql::ADVANCE, params![frontier.size(), &edge, from])
}

fn begin(tx: &mut Tx, algorithm: Algorithm) -> Result<Frontier, Error> {
    let frontier = Frontier::empty(algorithm);
    tx.execute(sql::FOUND, params![frontier.to_bytes(), algorithm.id()])?;
    Ok(frontier)
}

fn missing() -> Error {
    Error::Corrupt("there are events but the row of evidence_head is missing".into())
}

fn frontier(row: &Row<'_>) -> Result<Frontier, Error> {
    let altered = |column| Error::Corrupt(format!("evidence_head.{column} was altered"));
    let size = u64::try_from(row.int(0)?).map_err(|_| altered("size"))?;
    let algorithm = Algorithm::named(row.text(2)?).ok_or_else(|| altered("algorithm"))?;
    Frontier::from_bytes(algorithm, size, row.blob(1)?).ok_or_else(|| altered("frontier"))
}
