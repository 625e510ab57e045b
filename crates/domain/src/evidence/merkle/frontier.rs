//! The right edge of the tree: all that is needed to append to it.

use super::subtree::root_of_nodes;
use super::{Algorithm, Hash, node_hash};

/// The roots of the complete subtrees of a tree, from left to right: one for each bit of its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frontier {
    algorithm: Algorithm,
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    pub fn empty(algorithm: Algorithm) -> Frontier {
        Frontier {
            algorithm,
            size: 0,
            peaks: Vec::new(),
        }
    }

    /// Reads what [`Frontier::to_bytes`] wrote for a tree of this size; `None` when the length doesn't fit the size.
    pub fn from_bytes(algorithm: Algorithm, size: u64, bytes: &[u8]) -> Option<Frontier> {
        if bytes.len() != 32 * size.count_ones() as usize {
            return None;
        }
        let peaks = bytes.chunks_exact(32).filter_map(Hash::from_slice);
        Some(Frontier {
            algorithm,
            size,
            peaks: peaks.collect(),
        })
    }

    /// 32 bytes for each complete subtree, the largest first.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.peaks.iter().flat_map(|peak| peak.0).collect()
    }

    /// The algorithm of the tree.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf. On average one hash is computed.
    pub fn append(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = node_hash(self.algorithm, &left, &node);
            }
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        root_of_nodes(self.algorithm, &self.peaks)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;

    #[test]
    fn appending_gives_the_root_of_the_definition_at_every_size() {
        let leaves = testing::leaves(300);
        let mut frontier = Frontier::empty(Algorithm::Sha256);
        for (size, leaf) in leaves.iter().enumerate() {
            assert_eq!(frontier.root(), testing::root(&leaves[..size]));
            let bytes = frontier.to_bytes();
            let read = Frontier::from_bytes(Algorithm::Sha256, size as u64, &bytes);
            assert_eq!(read.as_ref(), Some(&frontier));
            frontier.append(*leaf);
        }
    }

    #[test]
    fn a_frontier_of_another_size_is_not_read() {
        assert_eq!(Frontier::from_bytes(Algorithm::Sha256, 3, &[0; 32]), None);
        assert_eq!(Frontier::from_bytes(Algorithm::Sha256, 2, &[0; 33]), None);
        assert!(Frontier::from_bytes(Algorithm::Sha256, 2, &[0; 32]).is_some());
    }
}
