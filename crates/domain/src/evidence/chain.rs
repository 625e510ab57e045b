//! What one event commits to, and how events of a stream hang together.
//!
//! `hash = H("zhengqi.event", version, algorithm, stream, seq, kind, actor, on behalf of, recorded at, occurred at,
//! hash of the event before, digest of the open part, commitment to the private part)`, each part with its length.
//! The private part enters only as a salted commitment, so it can be erased lawfully and the chain still holds.

use super::fields::Fields;
use super::{Algorithm, Document, Hash, Salt};
use crate::time::Instant;

/// Who did what when, as it stands in the event row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header<'a> {
    /// The object that the event belongs to, such as `case/UUID`.
    pub stream: &'a str,
    /// The number of the event in its stream, from 1 without gaps.
    pub seq: i64,
    /// What happened, such as `case.assigned`.
    pub kind: &'a str,
    /// Who did it.
    pub actor: &'a str,
    /// For whom, when the actor is a delegate.
    pub on_behalf_of: Option<&'a str>,
    /// When the system wrote it down.
    pub recorded_at: Instant,
    /// When it happened, as the actor says.
    pub occurred_at: Instant,
}

/// The two hashes that stand for the contents of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// The digest of the open part.
    pub open: Hash,
    /// The salted commitment to the private part, when there is one.
    pub private: Option<Hash>,
}

impl Contents {
    /// The hashes of an open part and of a private part with its salt.
    pub fn of(
        algorithm: Algorithm,
        open: &Document,
        private: Option<(&Salt, &Document)>,
    ) -> Contents {
        Contents {
            open: open_digest(algorithm, open),
            private: private.map(|(salt, private)| commitment(algorithm, salt, private)),
        }
    }
}

/// The digest of the open part of an event.
pub fn open_digest(algorithm: Algorithm, open: &Document) -> Hash {
    Fields::of("zhengqi.open", algorithm)
        .bytes(open.bytes())
        .finish()
}

/// The commitment to the private part of an event: it says nothing about the part to whoever lacks the salt.
pub fn commitment(algorithm: Algorithm, salt: &Salt, private: &Document) -> Hash {
    Fields::of("zhengqi.private", algorithm)
        .salt(salt)
        .bytes(private.bytes())
        .finish()
}

/// The hash of an event. `previous` is the hash of the event before it in its stream, [`Hash::NONE`] for the first.
pub fn event_hash(
    algorithm: Algorithm,
    header: &Header<'_>,
    previous: &Hash,
    contents: &Contents,
) -> Hash {
    Fields::of("zhengqi.event", algorithm)
        .text(header.stream)
        .integer(header.seq)
        .text(header.kind)
        .text(header.actor)
        .optional(header.on_behalf_of.map(str::as_bytes))
        .integer(header.recorded_at.0)
        .integer(header.occurred_at.0)
        .hash(previous)
        .hash(&contents.open)
        .optional(contents.private.as_ref().map(|hash| hash.0.as_slice()))
        .finish()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const HEADER: Header<'static> = Header {
        stream: "case/1",
        seq: 1,
        kind: "case.received",
        actor: "person/1",
        on_behalf_of: None,
        recorded_at: Instant(1),
        occurred_at: Instant(0),
    };

    fn hash(header: &Header<'_>, contents: &Contents) -> Hash {
        event_hash(Algorithm::Sha256, header, &Hash::NONE, contents)
    }

    #[test]
    fn every_part_of_the_header_counts() {
        let contents = Contents {
            open: Hash([1; 32]),
            private: None,
        };
        let changed = [
            Header {
                stream: "case/2",
                ..HEADER
            },
            Header { seq: 2, ..HEADER },
            Header {
                kind: "case.refused",
                ..HEADER
            },
            Header {
                actor: "person/2",
                ..HEADER
            },
            Header {
                on_behalf_of: Some(""),
                ..HEADER
            },
            Header {
                on_behalf_of: Some("person/2"),
                ..HEADER
            },
            Header {
                recorded_at: Instant(2),
                ..HEADER
            },
            Header {
                occurred_at: Instant(1),
                ..HEADER
            },
        ];
        let mut seen = vec![hash(&HEADER, &contents)];
        for header in changed {
            let hash = hash(&header, &contents);
            assert!(!seen.contains(&hash), "{header:?}");
            seen.push(hash);
        }
        let linked = event_hash(Algorithm::Sha256, &HEADER, &Hash([1; 32]), &contents);
        assert!(!seen.contains(&linked));
    }

    #[test]
    fn a_missing_private_part_is_not_an_empty_one() {
        let empty = Document::of(&json!({})).unwrap();
        let salt = Salt([0; 16]);
        let without = Contents::of(Algorithm::Sha256, &empty, None);
        let with = Contents::of(Algorithm::Sha256, &empty, Some((&salt, &empty)));
        assert_ne!(hash(&HEADER, &without), hash(&HEADER, &with));
        assert_ne!(Some(with.open), with.private);
    }

    #[test]
    fn the_commitment_depends_on_salt_and_text() {
        let one = Document::of(&json!({"name": "甲"})).unwrap();
        let other = Document::of(&json!({"name": "乙"})).unwrap();
        let of = |salt: u8, part| commitment(Algorithm::Sm3, &Salt([salt; 16]), part);
        assert_ne!(of(1, &one), of(2, &one));
        assert_ne!(of(1, &one), of(1, &other));
    }
}
