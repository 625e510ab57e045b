//! The stored tiles of the tree, compared with the events and with each other.

use domain::evidence::merkle::{TILE_HEIGHT, TILE_WIDTH, Tile, complete_tiles};
use domain::evidence::{Algorithm, Hash};

use super::report::{Faults, Finding};
use crate::events::sql;
use crate::params;
use crate::{Error, Reader};

const TABLE: &str = "tree_tile";

/// A tile's row as it is.
pub(super) struct TileRow {
    root: Option<Hash>,
    tile: Option<Tile>,
    /// Whether the nodes give the root, and most of the events.
    sound: bool,
}

impl TileRow {
    /// A node of the tile, unless the row is altered.
    pub(super) fn leaf(&self, at: u64) -> Option<Hash> {
        let tile = self.tile.as_ref().filter(|_| self.sound)?;
        tile.hashes().get(at as usize).copied()
    }
}

pub(super) struct Tiles {
    algorithm: Algorithm,
    /// For each level above the leaves, the nodes of the tile that is being filled.
    filling: Vec<Vec<Option<Hash>>>,
}

impl Tiles {
    pub(super) fn new(algorithm: Algorithm, filling: Vec<Vec<Option<Hash>>>) -> Tiles {
        Tiles { algorithm, filling }
    }

    /// The tile of leaves that begins at a position, when it is complete. `events` are the leaves of the events there
    /// that are sound in themselves: a tile that agrees with less than half of them is the one to be doubted.
    pub(super) fn read_leaves(
        &self,
        reader: &mut Reader,
        from: u64,
        events: &[Option<Hash>],
    ) -> Result<Option<TileRow>, Error> {
        if events.len() < TILE_WIDTH as usize {
            return Ok(None);
        }
        let mut row = self.read(reader, 0, from / TILE_WIDTH)?;
        if let Some(row) = &mut row
            && let Some(tile) = &row.tile
        {
            let pairs = events.iter().zip(tile.hashes());
            let known = pairs.filter_map(|(event, leaf)| event.map(|event| event == *leaf));
            let (agreeing, all) =
                known.fold((0, 0), |(yes, all), same| (yes + u32::from(same), all + 1));
            row.sound = row.sound && 2 * agreeing >= all;
        }
        Ok(row)
    }

    fn read(&self, reader: &mut Reader, level: u32, index: u64) -> Result<Option<TileRow>, Error> {
        reader.query_opt(sql::TILE, params![level, index], |row| {
            let root = row.blob(0).ok().and_then(Hash::from_slice);
            let hashes = row.blob(1).ok();
            let tile = hashes.and_then(|hashes| Tile::from_bytes(level, index, hashes));
            let computed = tile.as_ref().map(|tile| tile.root(self.algorithm));
            let sound = computed.is_some() && computed == root;
            Ok(TileRow { root, tile, sound })
        })
    }

    /// Compares a tile of leaves, when it is complete, and the tiles above that became complete with it.
    pub(super) fn leaves_done(
        &mut self,
        reader: &mut Reader,
        row: Option<TileRow>,
        from: u64,
        leaves: &[Option<Hash>],
        faults: &mut Faults,
    ) -> Result<(), Error> {
        if leaves.len() < TILE_WIDTH as usize {
            return Ok(());
        }
        let mut index = from / TILE_WIDTH;
        let mut node = self.compare(0, index, row, leaves, faults);
        for above in 0.. {
            if self.filling.len() == above {
                self.filling.push(Vec::new());
            }
            self.filling[above].push(node);
            if self.filling[above].len() < TILE_WIDTH as usize {
                return Ok(());
            }
            let nodes = std::mem::take(&mut self.filling[above]);
            index /= TILE_WIDTH;
            let level = above as u32 + 1;
            let row = self.read(reader, level, index)?;
            node = self.compare(level, index, row, &nodes, faults);
        }
        Ok(())
    }

    /// Compares a complete tile with the nodes that it should have; answers the node above it, if it is known.
    fn compare(
        &self,
        level: u32,
        index: u64,
        row: Option<TileRow>,
        nodes: &[Option<Hash>],
        faults: &mut Faults,
    ) -> Option<Hash> {
        let nodes: Option<Vec<Hash>> = nodes.iter().copied().collect();
        let expected = nodes.and_then(|nodes| Tile::new(level, index, nodes));
        let root = expected.as_ref().map(|tile| tile.root(self.algorithm));
        let mut note =
            |column, finding| faults.note(TABLE, key(level.into(), index as i64), column, finding);
        let Some(row) = row else {
            note(None, Finding::Missing);
            return root;
        };
        if row.sound {
            if expected.is_some() && row.tile != expected {
                note(Some("hashes"), Finding::Altered);
            }
            return row.root;
        }
        let column = if row.tile.is_some() && row.tile == expected {
            Some("root")
        } else if row.tile.is_none() || (root.is_some() && row.root == root) {
            Some("hashes")
        } else {
            None
        };
        note(column, Finding::Altered);
        root
    }

    /// Names tiles that can't be there in a tree of this size.
    pub(super) fn finish(
        &self,
        reader: &mut Reader,
        size: u64,
        faults: &mut Faults,
    ) -> Result<(), Error> {
        reader.query_each(sql::TILES, &[], |row| {
            match (row.int(0), row.int(1)) {
                (Ok(level), Ok(index)) if is_complete(level, index, size) => {}
                (Ok(level), Ok(index)) => {
                    faults.note(TABLE, key(level, index), None, Finding::Unexpected);
                }
                _ => faults.note(TABLE, "no number".into(), None, Finding::Unexpected),
            }
            Ok(())
        })
    }
}

fn is_complete(level: i64, index: i64, size: u64) -> bool {
    let complete = u32::try_from(level)
        .ok()
        .filter(|level| *level < 64 / TILE_HEIGHT)
        .map_or(0, |level| complete_tiles(level, size));
    u64::try_from(index).is_ok_and(|index| index < complete)
}

fn key(level: i64, index: i64) -> String {
    format!("level {level}, tile {index}")
}
