//! Reading what events say, stream by stream, to build again what they made.

use super::sql;
use crate::params;
use crate::{Error, Reader, Row};

/// What an event says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    pub stream: String,
    pub seq: i64,
    pub position: i64,
    pub kind: String,
    pub open: String,
    /// `None` also when it was erased.
    pub private: Option<String>,
}

/// Up to `limit` events after the one with this stream and number, ordered by stream and number. Begin after `("", 0)`.
///
/// An event whose row can't be read is left out here; [`super::verify_chain`] names it.
pub fn replay(reader: &mut Reader, after: (&str, i64), limit: u32) -> Result<Vec<Replayed>, Error> {
    let found = reader.query(sql::REPLAY, params![after.0, after.1, limit], |row| {
        Ok(replayed(row).ok())
    })?;
    Ok(found.into_iter().flatten().collect())
}

fn replayed(row: &Row<'_>) -> Result<Replayed, Error> {
    Ok(Replayed {
        stream: row.text(0)?.to_owned(),
        seq: row.int(1)?,
        position: row.int(2)?,
        kind: row.text(3)?.to_owned(),
        open: row.text(4)?.to_owned(),
        private: row.opt_text(5)?.map(str::to_owned),
    })
}
