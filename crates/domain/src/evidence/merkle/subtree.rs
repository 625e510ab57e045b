//! Parts of the tree, named by the leaves that they cover.

use std::ops::Range;

use super::{Algorithm, Hash, empty_root, node_hash};

/// A node with all its leaves: it covers the leaves from `index << level` up to `(index + 1) << level`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// 0 for a leaf.
    pub level: u32,
    pub index: u64,
}

impl Node {
    /// The leaves below this node.
    pub fn leaves(self) -> Range<u64> {
        self.index << self.level..(self.index + 1) << self.level
    }
}

/// The complete nodes that make up a subtree of the tree, from left to right: one for each bit of its length.
///
/// `leaves` is a range that the tree really has as a subtree, as in [`inclusion_ranges`](super::inclusion_ranges), or
/// `0..size` for the whole tree.
pub fn nodes_of(leaves: Range<u64>) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut start = leaves.start;
    while start < leaves.end {
        let level = (leaves.end - start).ilog2();
        nodes.push(Node {
            level,
            index: start >> level,
        });
        start += 1 << level;
    }
    nodes
}

/// The root over the hashes of [`nodes_of`] a subtree.
pub fn root_of_nodes(algorithm: Algorithm, hashes: &[Hash]) -> Hash {
    let mut from_right = hashes.iter().rev();
    match from_right.next() {
        None => empty_root(algorithm),
        Some(last) => from_right.fold(*last, |right, left| node_hash(algorithm, left, &right)),
    }
}

/// The root over a number of neighbouring nodes of one level that is a power of two.
pub(super) fn root_of_complete(algorithm: Algorithm, hashes: &[Hash]) -> Hash {
    debug_assert!(hashes.len().is_power_of_two());
    let mut row = hashes.to_vec();
    while row.len() > 1 {
        row = row
            .chunks_exact(2)
            .map(|pair| node_hash(algorithm, &pair[0], &pair[1]))
            .collect();
    }
    row[0]
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;

    #[test]
    fn the_nodes_of_a_tree_give_its_root() {
        let leaves = testing::leaves(70);
        for size in 0..=70 {
            let hashes: Vec<Hash> = nodes_of(0..size)
                .into_iter()
                .map(|node| testing::root_of_range(&leaves, &node.leaves()))
                .collect();
            assert_eq!(hashes.len(), size.count_ones() as usize);
            let root = root_of_nodes(Algorithm::Sha256, &hashes);
            assert_eq!(root, testing::root(&leaves[..size as usize]));
        }
    }

    #[test]
    fn a_row_of_nodes_folds_like_a_tree() {
        let leaves = testing::leaves(64);
        for size in [1, 2, 4, 64] {
            let root = root_of_complete(Algorithm::Sha256, &leaves[..size]);
            assert_eq!(root, testing::root(&leaves[..size]));
        }
    }
}
