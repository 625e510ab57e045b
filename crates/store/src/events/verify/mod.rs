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
mod resume;
mod signed;
mod streams;
mod tiles;

use domain::evidence::{Checkpoint, PublicKey};

use crate::{Error, Reader};

use resume::Start;

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
    progress: impl FnMut(Progress),
) -> Result<Report, Error> {
    verify(reader, expected, Start::Beginning, progress)
}

/// Verifies what was recorded since a checkpoint, and that the tree still begins with what it covers. Takes as long as
/// the new events do; older events are read only where a new one is linked to them.
///
/// A change of an older event that left the tree's tiles alone is for [`verify_chain`] to find.
///
/// # Errors
/// As [`verify_chain`].
pub fn verify_since(
    reader: &mut Reader,
    since: &Checkpoint,
    keys: &[PublicKey],
    progress: impl FnMut(Progress),
) -> Result<Report, Error> {
    let expected = Expected {
        keys,
        checkpoints: std::slice::from_ref(since),
    };
    verify(reader, &expected, Start::Before(since.size), progress)
}

fn verify(
    reader: &mut Reader,
    expected: &Expected<'_>,
    start: Start,
    mut progress: impl FnMut(Progress),
) -> Result<Report, Error> {
    let mut faults = report::Faults::default();
    let seen = positions::verify(reader, expected, start, &mut faults, &mut progress)?;
    let streams = match seen.from {
        0 => streams::verify(reader, seen.frontier.size(), &mut faults, &mut progress)?,
        from => streams::verify_since(reader, from, &mut faults)?,
    };
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
