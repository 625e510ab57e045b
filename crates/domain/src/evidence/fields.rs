//! Hashing a list of fields so that no other list has the same bytes.
//!
//! A field is its length (8 bytes, big-endian) followed by its bytes. A field that may be missing is preceded by one
//! byte, 1 when it is there and 0 when it isn't. Every hash starts with three fields: what is hashed, the version of
//! the layout, and the id of the algorithm.

use super::algorithm::{Algorithm, Hasher};
use super::{Hash, Salt};

/// The version of every layout in this module's siblings.
const VERSION: i64 = 1;

pub(super) struct Fields(Hasher);

impl Fields {
    pub(super) fn of(tag: &str, algorithm: Algorithm) -> Fields {
        Fields(Hasher::new(algorithm))
            .text(tag)
            .integer(VERSION)
            .text(algorithm.id())
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Fields {
        self.0.update(&(bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    pub(super) fn text(self, text: &str) -> Fields {
        self.bytes(text.as_bytes())
    }

    pub(super) fn integer(self, value: i64) -> Fields {
        self.bytes(&value.to_be_bytes())
    }

    pub(super) fn hash(self, hash: &Hash) -> Fields {
        self.bytes(&hash.0)
    }

    pub(super) fn salt(self, salt: &Salt) -> Fields {
        self.bytes(&salt.0)
    }

    pub(super) fn optional(mut self, bytes: Option<&[u8]>) -> Fields {
        self.0.update(&[u8::from(bytes.is_some())]);
        match bytes {
            Some(bytes) => self.bytes(bytes),
            None => self,
        }
    }

    pub(super) fn finish(self) -> Hash {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_can_not_be_cut_differently() {
        let hash = |left: &str, right: Option<&str>| {
            Fields::of("test", Algorithm::Sha256)
                .text(left)
                .optional(right.map(str::as_bytes))
                .finish()
        };
        let all = [
            hash("ab", Some("c")),
            hash("a", Some("bc")),
            hash("abc", Some("")),
            hash("abc", None),
            hash("", Some("abc")),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(all[..at].iter().all(|other| other != one));
        }
    }

    #[test]
    fn the_same_fields_differ_by_what_is_hashed_and_by_algorithm() {
        let hash = |tag, algorithm| Fields::of(tag, algorithm).text("x").finish();
        assert_ne!(hash("a", Algorithm::Sha256), hash("b", Algorithm::Sha256));
        assert_ne!(hash("a", Algorithm::Sha256), hash("a", Algorithm::Sm3));
    }
}
