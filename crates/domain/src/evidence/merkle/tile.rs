//! Tiles: rows of 256 neighbouring nodes, so that a proof reads a few rows instead of all events.
//!
//! A tile of level 0 holds 256 leaves, one of level 1 the roots of 256 tiles of level 0, and so on. Only complete
//! tiles are stored. Nodes between the rows are recomputed.

use std::ops::Range;

use super::subtree::root_of_complete;
use super::{Algorithm, Hash, Node};

/// Levels of the tree that one tile spans.
pub const TILE_HEIGHT: u32 = 8;
/// Nodes in one tile.
pub const TILE_WIDTH: u64 = 1 << TILE_HEIGHT;

/// A complete tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// 0 for leaves.
    pub level: u32,
    /// The number of the tile among those of its level, from 0.
    pub index: u64,
    hashes: Vec<Hash>,
}

impl Tile {
    /// The tile with these nodes; `None` unless there are 256.
    pub fn new(level: u32, index: u64, hashes: Vec<Hash>) -> Option<Tile> {
        (hashes.len() as u64 == TILE_WIDTH).then_some(Tile {
            level,
            index,
            hashes,
        })
    }

    /// Reads what [`Tile::to_bytes`] wrote; `None` unless there are 8,192 bytes.
    pub fn from_bytes(level: u32, index: u64, bytes: &[u8]) -> Option<Tile> {
        if bytes.len() as u64 != 32 * TILE_WIDTH {
            return None;
        }
        let hashes = bytes.chunks_exact(32).filter_map(Hash::from_slice);
        Tile::new(level, index, hashes.collect())
    }

    /// The 256 nodes of 32 bytes one after another.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.hashes.iter().flat_map(|hash| hash.0).collect()
    }

    /// The 256 nodes.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The node above all nodes of the tile: an entry of the tile one level higher.
    pub fn root(&self, algorithm: Algorithm) -> Hash {
        root_of_complete(algorithm, &self.hashes)
    }
}

/// The part of a tile from which a node is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TilePart {
    pub level: u32,
    pub index: u64,
    /// Which of the tile's 256 nodes; their number is a power of two.
    pub within: Range<u64>,
}

impl TilePart {
    /// Where to look for a node.
    pub fn of(node: Node) -> TilePart {
        let level = node.level / TILE_HEIGHT;
        let above = node.level % TILE_HEIGHT;
        let first = node.index << above;
        let start = first % TILE_WIDTH;
        TilePart {
            level,
            index: first / TILE_WIDTH,
            within: start..start + (1 << above),
        }
    }

    /// Whether the tile is complete, hence stored, in a tree of `size` leaves.
    pub fn is_stored_at(&self, size: u64) -> bool {
        complete_tiles(self.level, size) > self.index
    }

    /// The nodes of the part, numbered among all nodes of the level.
    pub fn nodes(&self) -> Range<u64> {
        let first = self.index * TILE_WIDTH;
        first + self.within.start..first + self.within.end
    }

    /// The node that the nodes of the part give.
    pub fn root(algorithm: Algorithm, hashes: &[Hash]) -> Hash {
        root_of_complete(algorithm, hashes)
    }
}

/// How many tiles of a level are complete in a tree of `size` leaves.
pub fn complete_tiles(level: u32, size: u64) -> u64 {
    size.checked_shr(TILE_HEIGHT * (level + 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{leaf_hash, testing};
    use super::*;

    #[test]
    fn a_tile_gives_every_node_that_it_spans() {
        let leaves = testing::leaves(512);
        let tiles: Vec<Tile> = (0..2)
            .map(|index| {
                let from = (index * TILE_WIDTH) as usize;
                Tile::new(0, index, leaves[from..from + 256].to_vec()).unwrap()
            })
            .collect();
        for level in 0..TILE_HEIGHT {
            for index in 0..512 >> level {
                let node = Node { level, index };
                let part = TilePart::of(node);
                let hashes = &tiles[part.index as usize].hashes()
                    [part.within.start as usize..part.within.end as usize];
                let expected = testing::root_of_range(&leaves, &node.leaves());
                assert_eq!(TilePart::root(Algorithm::Sha256, hashes), expected);
                assert_eq!(part.level, 0);
            }
        }
        assert_eq!(
            tiles[1].root(Algorithm::Sha256),
            testing::root(&leaves[256..])
        );
    }

    #[test]
    fn a_high_node_is_looked_for_in_a_high_tile() {
        let part = TilePart::of(Node {
            level: 9,
            index: 130,
        });
        assert_eq!((part.level, part.index, part.within.clone()), (1, 1, 4..6));
        assert_eq!(part.nodes(), 260..262);
        assert!(part.is_stored_at(2 << 16));
        assert!(!part.is_stored_at((2 << 16) - 1));
    }

    #[test]
    fn bytes_of_a_tile_read_back() {
        let hashes: Vec<Hash> = (0..256u32)
            .map(|at| leaf_hash(Algorithm::Sm3, &Algorithm::Sm3.digest(&[&at.to_be_bytes()])))
            .collect();
        let tile = Tile::new(1, 3, hashes).unwrap();
        assert_eq!(Tile::from_bytes(1, 3, &tile.to_bytes()), Some(tile.clone()));
        assert_eq!(Tile::from_bytes(1, 3, &tile.to_bytes()[1..]), None);
        assert_eq!(Tile::new(0, 0, vec![]), None);
    }

    #[test]
    fn tiles_are_complete_when_all_their_leaves_are_there() {
        assert_eq!(complete_tiles(0, 255), 0);
        assert_eq!(complete_tiles(0, 513), 2);
        assert_eq!(complete_tiles(1, 65_536), 1);
        assert_eq!(complete_tiles(1, 65_535), 0);
        assert_eq!(complete_tiles(7, u64::MAX), 0);
    }
}
