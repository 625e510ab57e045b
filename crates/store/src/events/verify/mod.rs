//! Recomputing everything that the record claims of itself, and naming each row that differs.
//!
//! Two passes: by position (each event by itself, its leaf, the tiles, the right edge, the checkpoints) and by stream
//! (numbers without gaps, each event linked to the one before it). Memory doesn't grow with the number of events.
//!
//! What can't be known from inside: whether the newest events were cut off, or all of it rewritten, by someone who
//! also held the key. [`Expected::checkpoints`] from outside the database answer that for all that they cover.

mod edge;
mod positions;
mod report;
mod signed;
mod streams;
mod tiles;

use domain::evidence::{Checkpoint, PublicKey};

use crate::{Error, Reader};

pub use report::{Fault, Faults, Finding, Report};

/// What the database is compared with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Expected<'a> {
    /// The keys that have ever signed checkpoints of this ledger.
    pub keys: &'a [PublicKey],
    /// Statements kept elsewhere, on receipts or with another authority; their signatures were verified.
    pub checkpoints: &'a [Checkpoint],
}

/// How far a verification is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows looked at. Each event is looked at twice.
    pub done: u64,
    pub of: u64,
}

/// Verifies all events, their chains, the tree with its tiles and right edge, and the checkpoints.
///
/// # Errors
/// Only when the database can't be read; whatever is wrong with the contents is in the report.
pub fn verify_chain(
    reader: &mut Reader,
    expected: &Expected<'_>,
    mut progress: impl FnMut(Progress),
) -> Result<Report, Error> {
    let mut faults = report::Faults::default();
    let seen = positions::verify(reader, expected, &mut faults, &mut progress)?;
    let streams = streams::verify(reader, seen.frontier.size(), &mut faults, &mut progress)?;
    Ok(Report {
        events: seen.events,
        streams,
        erased: seen.erased,
        checkpoints: seen.checkpoints,
        algorithm: seen.frontier.algorithm(),
        root: seen.frontier.root(),
        faults: faults.kept,
        more_faults: faults.more,
    })
}
