//! Taking private parts out, as the law may ask for.

use domain::evidence::Document;
use domain::evidence::erasure::{Erasure, KIND, STREAM};
use domain::time::Instant;

use super::{Appended, Author, Batch, NewEvent, append, sql, tip};
use crate::params;
use crate::{Error, Tx};

/// Empties the private parts of the events that `what` names and records that this was done.
///
/// State rows, jobs and full text that hold the same words are the caller's to empty.
///
/// # Errors
/// [`Error::Other`] when one of the events doesn't exist or never had a private part.
pub fn erase_private(
    tx: &mut Tx,
    author: &Author<'_>,
    what: &Erasure,
    occurred_at: Instant,
) -> Result<Appended, Error> {
    for seq in &what.seqs {
        if tx.execute(sql::ERASE, params![&what.stream, *seq])? != 1 {
            return Err(Error::Other(format!("event {seq} has no private part")));
        }
    }
    let open = Document::of(what).map_err(|error| Error::Other(error.to_string()))?;
    let event = NewEvent {
        kind: KIND,
        occurred_at,
        open: &open,
        private: None,
    };
    let after = tip(tx, STREAM)?;
    let batch = Batch {
        stream: STREAM,
        after,
        events: &[event],
    };
    let appended = append(tx, author, &[batch])?;
    appended
        .first()
        .copied()
        .ok_or_else(|| Error::Other("nothing was recorded".into()))
}
