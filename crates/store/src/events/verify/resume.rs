//! Beginning in the middle: the tree up to there is taken from its tiles.

use domain::evidence::merkle::{Frontier, TILE_WIDTH, TilePart, complete_tiles, nodes_of};
use domain::evidence::{Algorithm, Hash};

use crate::events::sql;
use crate::params;
use crate::{Error, Reader};

/// Where a verification begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Beginning,
    /// At the last complete tile before this size, so that the tree at this size is seen.
    Before(u64),
}

impl Start {
    /// The first position to look at when events end at `end`.
    pub(super) fn position(self, end: u64) -> u64 {
        match self {
            Start::Beginning => 0,
            Start::Before(size) => size.min(end).saturating_sub(1) / TILE_WIDTH * TILE_WIDTH,
        }
    }
}

/// The tree over the events before `from`, a multiple of 256, and the roots that fill its incomplete upper tiles.
pub(super) struct Resumed {
    pub frontier: Frontier,
    pub filling: Vec<Vec<Option<Hash>>>,
}

/// What the tiles say; nothing when some are missing, so that all events must be read.
pub(super) fn resume(
    reader: &mut Reader,
    algorithm: Algorithm,
    from: u64,
) -> Result<Option<Resumed>, Error> {
    let mut peaks = Vec::new();
    for node in nodes_of(0..from) {
        let part = TilePart::of(node);
        let wanted = part.nodes();
        let Some(below) = part.level.checked_sub(1) else {
            return Ok(None);
        };
        let roots = roots(reader, below, wanted.start, wanted.end)?;
        if roots.len() as u64 != wanted.end - wanted.start {
            return Ok(None);
        }
        peaks.extend(TilePart::root(algorithm, &roots).0);
    }
    let mut filling = Vec::new();
    for level in 0.. {
        let complete = complete_tiles(level, from);
        if complete == 0 {
            break;
        }
        let first = complete / TILE_WIDTH * TILE_WIDTH;
        let roots = roots(reader, level, first, complete)?;
        filling.push(roots.into_iter().map(Some).collect());
    }
    let frontier = Frontier::from_bytes(algorithm, from, &peaks);
    Ok(frontier.map(|frontier| Resumed { frontier, filling }))
}

/// The roots of neighbouring tiles, as far as they can be read.
fn roots(reader: &mut Reader, level: u32, from: u64, until: u64) -> Result<Vec<Hash>, Error> {
    let found = reader.query(sql::TILE_ROOTS, params![level, from, until], |row| {
        Ok(row.blob(1).ok().and_then(Hash::from_slice))
    })?;
    Ok(found.into_iter().flatten().collect())
}
