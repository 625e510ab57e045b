//! One Merkle tree over the hashes of all events, in the order of their positions: RFC 9162 §2.1 (the tree of RFC
//! 6962), with the ledger's algorithm.
//!
//! A leaf is `H(0x00 ‖ event hash)`, a node is `H(0x01 ‖ left ‖ right)`. A tree of `n` leaves splits at the largest
//! power of two below `n`. Sizes and positions count from 0.

mod frontier;
mod proof;
mod subtree;
mod tile;

pub use frontier::Frontier;
pub use proof::{consistency_ranges, inclusion_ranges, verify_consistency, verify_inclusion};
pub use subtree::{Node, nodes_of, root_of_nodes};
pub use tile::{TILE_HEIGHT, TILE_WIDTH, Tile, TilePart, complete_tiles};

use super::{Algorithm, Hash};

/// The root of a tree without leaves.
pub fn empty_root(algorithm: Algorithm) -> Hash {
    algorithm.digest(&[])
}

/// The leaf of an event.
pub fn leaf_hash(algorithm: Algorithm, event_hash: &Hash) -> Hash {
    algorithm.digest(&[&[0x00], &event_hash.0])
}

/// The node above two others.
pub fn node_hash(algorithm: Algorithm, left: &Hash, right: &Hash) -> Hash {
    algorithm.digest(&[&[0x01], &left.0, &right.0])
}

/// The split of a tree of `size` ≥ 2 leaves: the largest power of two below `size`.
fn split(size: u64) -> u64 {
    debug_assert!(size >= 2);
    1 << (size - 1).ilog2()
}

#[cfg(test)]
mod testing {
    //! The definition of RFC 9162, word for word and slow, to compare with.

    use std::ops::Range;

    use super::*;

    pub fn leaves(size: u64) -> Vec<Hash> {
        (0..size)
            .map(|at| {
                leaf_hash(
                    Algorithm::Sha256,
                    &Algorithm::Sha256.digest(&[&at.to_be_bytes()]),
                )
            })
            .collect()
    }

    pub fn root(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty_root(Algorithm::Sha256),
            [leaf] => *leaf,
            more => {
                let (left, right) = more.split_at(split(more.len() as u64) as usize);
                node_hash(Algorithm::Sha256, &root(left), &root(right))
            }
        }
    }

    pub fn root_of_range(leaves: &[Hash], range: &Range<u64>) -> Hash {
        root(&leaves[range.start as usize..range.end as usize])
    }
}
