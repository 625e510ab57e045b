//! The hash functions that a ledger may use. Every record carries the id of its own.

use std::fmt;

use sha2::Digest;
use sha2::Sha256;
use sm3::Sm3;

use super::Hash;

/// A hash function with 32 bytes of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// FIPS 180-4.
    Sha256,
    /// GB/T 32905-2016, for deployments that must use the national algorithms.
    Sm3,
}

impl Algorithm {
    /// Every algorithm, in the order in which they were introduced.
    pub const ALL: [Algorithm; 2] = [Algorithm::Sha256, Algorithm::Sm3];

    /// The id that records, checkpoints and receipts carry: `sha256` or `sm3`.
    pub fn id(self) -> &'static str {
        match self {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sm3 => "sm3",
        }
    }

    /// The algorithm with exactly this id.
    pub fn named(id: &str) -> Option<Algorithm> {
        Algorithm::ALL.into_iter().find(|known| known.id() == id)
    }

    /// The hash of the parts one after another. The caller sees to it that they can't be cut differently.
    pub(super) fn digest(self, parts: &[&[u8]]) -> Hash {
        let mut hasher = Hasher::new(self);
        parts.iter().for_each(|part| hasher.update(part));
        hasher.finish()
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A running hash of either kind.
pub(super) enum Hasher {
    Sha256(Sha256),
    Sm3(Sm3),
}

impl Hasher {
    pub(super) fn new(algorithm: Algorithm) -> Hasher {
        match algorithm {
            Algorithm::Sha256 => Hasher::Sha256(Sha256::new()),
            Algorithm::Sm3 => Hasher::Sm3(Sm3::new()),
        }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self {
            Hasher::Sha256(hasher) => hasher.update(bytes),
            Hasher::Sm3(hasher) => hasher.update(bytes),
        }
    }

    pub(super) fn finish(self) -> Hash {
        match self {
            Hasher::Sha256(hasher) => Hash(hasher.finalize().into()),
            Hasher::Sm3(hasher) => Hash(hasher.finalize().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_algorithms_give_the_published_value_for_abc() {
        assert_eq!(
            Algorithm::Sha256.digest(&[b"a", b"bc"]).to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(
            Algorithm::Sm3.digest(&[b"ab", b"c"]).to_string(),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
    }

    #[test]
    fn an_id_names_exactly_one_algorithm() {
        for algorithm in Algorithm::ALL {
            assert_eq!(Algorithm::named(algorithm.id()), Some(algorithm));
        }
        assert_eq!(Algorithm::named("SHA256"), None);
        assert_eq!(Algorithm::named(""), None);
    }
}
