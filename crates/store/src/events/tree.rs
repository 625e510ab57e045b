//! The tree over all events: writing its tiles, and roots and proofs that read a few of them instead of all events.

use std::collections::HashMap;
use std::ops::Range;

use domain::evidence::merkle::{
    self, Node, TILE_HEIGHT, TILE_WIDTH, Tile, TilePart, consistency_ranges, inclusion_ranges,
    nodes_of, root_of_nodes,
};
use domain::evidence::{Algorithm, Hash};

use super::{head, sql};
use crate::params;
use crate::{Error, Reader, Tx};

/// The root of the tree over the first `size` events.
///
/// # Errors
/// [`Error::Other`] when there are fewer events, [`Error::Corrupt`] when some that are needed are missing.
pub fn root_at(reader: &mut Reader, size: u64) -> Result<Hash, Error> {
    let mut nodes = Nodes::open(reader, size)?;
    nodes.root(0..size)
}

/// The path from the event at `position` to the root of the tree over the first `size` events (RFC 9162 §2.1.3).
///
/// # Errors
/// As [`root_at`]; [`Error::Other`] also when the position isn't below the size.
pub fn inclusion_proof(reader: &mut Reader, position: u64, size: u64) -> Result<Vec<Hash>, Error> {
    let ranges = inclusion_ranges(position, size).ok_or_else(|| out_of_range(position))?;
    roots(reader, size, ranges)
}

/// What shows that the tree over the first `new` events begins with the tree over the first `old` (RFC 9162 §2.1.4).
///
/// # Errors
/// As [`root_at`]; [`Error::Other`] also when `old` is larger than `new`.
pub fn consistency_proof(reader: &mut Reader, old: u64, new: u64) -> Result<Vec<Hash>, Error> {
    let ranges = consistency_ranges(old, new).ok_or_else(|| out_of_range(old))?;
    roots(reader, new, ranges)
}

fn roots(reader: &mut Reader, size: u64, ranges: Vec<Range<u64>>) -> Result<Vec<Hash>, Error> {
    let mut nodes = Nodes::open(reader, size)?;
    ranges.into_iter().map(|range| nodes.root(range)).collect()
}

fn out_of_range(number: u64) -> Error {
    Error::Other(format!("the tree has no {number}"))
}

/// Computes nodes of the tree, keeping the tiles that it has read.
struct Nodes<'r> {
    reader: &'r mut Reader,
    algorithm: Algorithm,
    tiles: HashMap<(u32, u64), Option<Tile>>,
}

impl<'r> Nodes<'r> {
    fn open(reader: &'r mut Reader, size: u64) -> Result<Nodes<'r>, Error> {
        let (_, present, algorithm) = head::root(reader)?;
        if size > present {
            return Err(out_of_range(size));
        }
        Ok(Nodes {
            reader,
            algorithm,
            tiles: HashMap::new(),
        })
    }

    fn root(&mut self, leaves: Range<u64>) -> Result<Hash, Error> {
        let hashes: Result<Vec<Hash>, Error> = nodes_of(leaves)
            .into_iter()
            .map(|node| self.node(node))
            .collect();
        Ok(root_of_nodes(self.algorithm, &hashes?))
    }

    fn node(&mut self, node: Node) -> Result<Hash, Error> {
        let part = TilePart::of(node);
        let algorithm = self.algorithm;
        if let Some(tile) = self.tile(part.level, part.index)? {
            let within = part.within.start as usize..part.within.end as usize;
            return Ok(TilePart::root(algorithm, &tile.hashes()[within]));
        }
        let hashes = entries(self.reader, algorithm, part.level, part.nodes())?;
        let hashes = hashes.ok_or_else(|| missing(part.level, &part.nodes()))?;
        Ok(TilePart::root(algorithm, &hashes))
    }

    fn tile(&mut self, level: u32, index: u64) -> Result<Option<&Tile>, Error> {
        let tile = match self.tiles.entry((level, index)) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(unknown) => {
                unknown.insert(read_tile(self.reader, level, index)?)
            }
        };
        Ok(tile.as_ref())
    }
}

fn read_tile(reader: &mut Reader, level: u32, index: u64) -> Result<Option<Tile>, Error> {
    reader.query_opt(sql::TILE, params![level, index], |row| {
        Tile::from_bytes(level, index, row.blob(1)?)
            .ok_or_else(|| Error::Corrupt("tree_tile.hashes was altered".into()))
    })
}

fn missing(level: u32, nodes: &Range<u64>) -> Error {
    Error::Corrupt(format!(
        "the tree lacks nodes {} to {} of level {}",
        nodes.start,
        nodes.end,
        level * TILE_HEIGHT
    ))
}

/// Nodes of a tile's level from what lies below it: events, or tiles. Nothing when one is missing.
fn entries(
    reader: &mut Reader,
    algorithm: Algorithm,
    level: u32,
    nodes: Range<u64>,
) -> Result<Option<Vec<Hash>>, Error> {
    let wanted = (nodes.end - nodes.start) as usize;
    let found = match level.checked_sub(1) {
        None => leaves(reader, algorithm, nodes)?,
        Some(below) => {
            let range = params![below, nodes.start, nodes.end];
            let roots = reader.query(sql::TILE_ROOTS, range, |row| {
                Ok(row.blob(1).map(Hash::from_slice))
            })?;
            roots
                .into_iter()
                .filter_map(|root| root.ok().flatten())
                .collect()
        }
    };
    Ok((found.len() == wanted).then_some(found))
}

fn leaves(
    reader: &mut Reader,
    algorithm: Algorithm,
    positions: Range<u64>,
) -> Result<Vec<Hash>, Error> {
    let range = params![positions.start, positions.end];
    let hashes = reader.query(sql::HASHES, range, |row| {
        Ok(row.blob(1).map(Hash::from_slice))
    })?;
    Ok(hashes
        .into_iter()
        .filter_map(|hash| hash.ok().flatten())
        .map(|hash| merkle::leaf_hash(algorithm, &hash))
        .collect())
}

/// Writes the tiles that became complete when the tree grew.
///
/// A tile that can't be completed since someone removed an event is left out: that must not keep the next case from
/// being received. [`super::verify_chain`] names what is missing.
pub(super) fn complete_tiles(
    tx: &mut Tx,
    algorithm: Algorithm,
    from: u64,
    size: u64,
) -> Result<(), Error> {
    let mut level = 0;
    loop {
        let complete = merkle::complete_tiles(level, from)..merkle::complete_tiles(level, size);
        if complete.is_empty() {
            return Ok(());
        }
        for index in complete {
            write_tile(tx, algorithm, level, index)?;
        }
        level += 1;
    }
}

fn write_tile(tx: &mut Tx, algorithm: Algorithm, level: u32, index: u64) -> Result<(), Error> {
    let nodes = index * TILE_WIDTH..(index + 1) * TILE_WIDTH;
    let hashes = entries(tx, algorithm, level, nodes)?;
    let Some(tile) = hashes.and_then(|hashes| Tile::new(level, index, hashes)) else {
        tracing::error!(
            level,
            index,
            "a tile of the tree can't be completed: run verify"
        );
        return Ok(());
    };
    let root = tile.root(algorithm);
    tx.execute(
        sql::WRITE_TILE,
        params![level, index, &root.0, tile.to_bytes()],
    )?;
    Ok(())
}
