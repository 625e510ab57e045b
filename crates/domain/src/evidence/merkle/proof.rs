//! Proofs that an event is in the tree, and that a tree has only grown.

use std::ops::Range;

use super::{Algorithm, Hash, empty_root, node_hash, split};

/// The subtrees whose roots, in this order, prove that the leaf at `position` is in the tree of `size` leaves
/// (RFC 9162 §2.1.3.1). `None` when the tree has no such leaf.
pub fn inclusion_ranges(position: u64, size: u64) -> Option<Vec<Range<u64>>> {
    if position >= size {
        return None;
    }
    let mut ranges = Vec::new();
    let mut within = 0..size;
    while within.end - within.start > 1 {
        let middle = within.start + split(within.end - within.start);
        if position < middle {
            ranges.push(middle..within.end);
            within.end = middle;
        } else {
            ranges.push(within.start..middle);
            within.start = middle;
        }
    }
    ranges.reverse();
    Some(ranges)
}

/// The subtrees whose roots, in this order, prove that the tree of `new` leaves begins with the tree of `old` leaves
/// (RFC 9162 §2.1.4.1). `None` when `old` is larger. Nothing needs proof when `old` is 0 or both are equal.
pub fn consistency_ranges(old: u64, new: u64) -> Option<Vec<Range<u64>>> {
    if old > new {
        return None;
    }
    let mut ranges = Vec::new();
    if old == 0 {
        return Some(ranges);
    }
    let mut within = 0..new;
    while within.end != old {
        let middle = within.start + split(within.end - within.start);
        if old <= middle {
            ranges.push(middle..within.end);
            within.end = middle;
        } else {
            ranges.push(within.start..middle);
            within.start = middle;
        }
    }
    if within.start != 0 {
        ranges.push(within);
    }
    ranges.reverse();
    Some(ranges)
}

/// Whether `proof` leads from the leaf at `position` to the root of a tree of `size` leaves (RFC 9162 §2.1.3.2).
pub fn verify_inclusion(
    algorithm: Algorithm,
    leaf: &Hash,
    (position, size): (u64, u64),
    proof: &[Hash],
    root: &Hash,
) -> bool {
    let Some(ranges) = inclusion_ranges(position, size) else {
        return false;
    };
    if ranges.len() != proof.len() {
        return false;
    }
    let computed = ranges
        .iter()
        .zip(proof)
        .fold(*leaf, |node, (range, sibling)| {
            if range.start > position {
                node_hash(algorithm, &node, sibling)
            } else {
                node_hash(algorithm, sibling, &node)
            }
        });
    computed == *root
}

/// Whether `proof` shows that a tree with `new` (size and root) begins with a tree with `old` (RFC 9162 §2.1.4.2).
pub fn verify_consistency(
    algorithm: Algorithm,
    old: (u64, &Hash),
    new: (u64, &Hash),
    proof: &[Hash],
) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    let Some(ranges) = consistency_ranges(old_size, new_size) else {
        return false;
    };
    if ranges.len() != proof.len() {
        return false;
    }
    if old_size == new_size {
        return old_root == new_root;
    }
    if old_size == 0 {
        return *old_root == empty_root(algorithm);
    }
    // The old tree's rightmost complete subtree starts the fold: it is the first part of the proof, unless it is the
    // whole old tree.
    let (start, rest) = match ranges.first() {
        Some(first) if first.end == old_size => (proof[0], 1),
        _ => (*old_root, 0),
    };
    let mut trees = (start, start);
    for (range, part) in ranges.iter().zip(proof).skip(rest) {
        if range.end <= old_size {
            trees.0 = node_hash(algorithm, part, &trees.0);
            trees.1 = node_hash(algorithm, part, &trees.1);
        } else {
            trees.1 = node_hash(algorithm, &trees.1, part);
        }
    }
    trees == (*old_root, *new_root)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::testing;
    use super::*;

    const ALGORITHM: Algorithm = Algorithm::Sha256;

    fn roots(leaves: &[Hash], ranges: &[Range<u64>]) -> Vec<Hash> {
        ranges
            .iter()
            .map(|range| testing::root_of_range(leaves, range))
            .collect()
    }

    fn inclusion(leaves: &[Hash], position: u64) -> Vec<Hash> {
        let ranges = inclusion_ranges(position, leaves.len() as u64).unwrap();
        roots(leaves, &ranges)
    }

    fn includes(leaf: &Hash, at: (u64, u64), proof: &[Hash], root: &Hash) -> bool {
        verify_inclusion(ALGORITHM, leaf, at, proof, root)
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_proved() {
        let leaves = testing::leaves(40);
        for size in 1..=40u64 {
            let tree = &leaves[..size as usize];
            let root = testing::root(tree);
            for position in 0..size {
                let proof = inclusion(tree, position);
                let leaf = &leaves[position as usize];
                assert!(includes(leaf, (position, size), &proof, &root));
                for other in (0..size).filter(|other| *other != position) {
                    assert!(!includes(leaf, (other, size), &proof, &root));
                }
            }
        }
        assert_eq!(inclusion_ranges(3, 3), None);
    }

    #[test]
    fn every_small_tree_is_consistent_with_every_larger_one_and_no_other() {
        let leaves = testing::leaves(40);
        let root = |size: u64| testing::root(&leaves[..size as usize]);
        let mut changed = leaves.clone();
        changed[0] = changed[1];
        for new in 0..=40u64 {
            for old in 0..=new {
                let proof = roots(&leaves, &consistency_ranges(old, new).unwrap());
                let new_root = root(new);
                let holds = |old_root: Hash| {
                    verify_consistency(ALGORITHM, (old, &old_root), (new, &new_root), &proof)
                };
                assert!(holds(root(old)), "{old} {new}");
                assert!(old == 0 || !holds(testing::root(&changed[..old as usize])));
            }
        }
        assert_eq!(consistency_ranges(5, 4), None);
    }

    #[test]
    fn the_example_of_the_rfc_has_the_proofs_of_the_rfc() {
        assert_eq!(inclusion_ranges(0, 7).unwrap(), [1..2, 2..4, 4..7]);
        assert_eq!(inclusion_ranges(3, 7).unwrap(), [2..3, 0..2, 4..7]);
        assert_eq!(inclusion_ranges(6, 7).unwrap(), [4..6, 0..4]);
        assert_eq!(consistency_ranges(3, 7).unwrap(), [2..3, 3..4, 0..2, 4..7]);
        assert_eq!(
            consistency_ranges(4, 7),
            Some(vec![Range { start: 4, end: 7 }])
        );
        assert_eq!(consistency_ranges(6, 7).unwrap(), [4..6, 6..7, 0..4]);
    }

    proptest! {
        #[test]
        fn a_touched_inclusion_proof_fails(
            size in 2..500u64, pick: prop::sample::Index, part: prop::sample::Index, byte in 0..32usize, flip in 1..=255u8,
        ) {
            let leaves = testing::leaves(size);
            let root = testing::root(&leaves);
            let position = pick.index(size as usize) as u64;
            let leaf = leaves[position as usize];
            let mut proof = inclusion(&leaves, position);
            prop_assert!(includes(&leaf, (position, size), &proof, &root));
            prop_assert!(!includes(&leaf, (position, size), &proof[1..], &root));
            let at = part.index(proof.len());
            proof[at].0[byte] ^= flip;
            prop_assert!(!includes(&leaf, (position, size), &proof, &root));
        }

        #[test]
        fn a_rewritten_past_is_not_consistent(
            new in 2..500u64, old: prop::sample::Index, rewritten: prop::sample::Index,
        ) {
            let leaves = testing::leaves(new);
            let old = 1 + old.index(new as usize - 1) as u64;
            let old_root = testing::root(&leaves[..old as usize]);
            let mut other = leaves.clone();
            other[rewritten.index(old as usize)].0[0] ^= 1;
            let proof = roots(&other, &consistency_ranges(old, new).unwrap());
            let new_root = testing::root(&other);
            prop_assert!(!verify_consistency(ALGORITHM, (old, &old_root), (new, &new_root), &proof));
        }
    }
}
