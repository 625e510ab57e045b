//! An event as it was stored, and the check that nothing in it was altered.

use super::chain::{self, Contents, Header};
use super::{Algorithm, Document, Hash, Salt, merkle};
use crate::time::Instant;

/// One stored event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The number of the event among all events, from 0 without gaps: its leaf in the tree.
    pub position: u64,
    pub algorithm: Algorithm,
    /// The object that the event belongs to, such as `case/UUID`.
    pub stream: String,
    /// The number of the event in its stream, from 1 without gaps.
    pub seq: i64,
    pub kind: String,
    pub actor: String,
    pub on_behalf_of: Option<String>,
    pub recorded_at: Instant,
    pub occurred_at: Instant,
    /// JSON text, as [`Document::text`] writes it.
    pub open: String,
    /// JSON text of what may be erased one day. Missing with the salt after an erasure.
    pub private: Option<String>,
    pub salt: Option<Salt>,
    /// Stays when the private part is erased.
    pub commitment: Option<Hash>,
    /// The hash of the event before it in its stream.
    pub previous: Hash,
    pub hash: Hash,
}

/// What a verifier knows about an event from other rows. It only serves to name the altered column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// The hash of the event before it in its stream.
    pub previous: Option<Hash>,
    /// Its number in the stream, from the number of the event before it.
    pub seq: Option<i64>,
    /// Its leaf in the tree, from a stored tile.
    pub leaf: Option<Hash>,
}

/// The contents of an event row are not what was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Altered {
    /// The column, when it can be known; several may be named.
    pub column: Option<&'static str>,
}

const fn altered(column: &'static str) -> Altered {
    Altered {
        column: Some(column),
    }
}

impl Record {
    /// What is hashed of the event besides its contents.
    pub fn header(&self) -> Header<'_> {
        Header {
            stream: &self.stream,
            seq: self.seq,
            kind: &self.kind,
            actor: &self.actor,
            on_behalf_of: self.on_behalf_of.as_deref(),
            recorded_at: self.recorded_at,
            occurred_at: self.occurred_at,
        }
    }

    /// Whether the private part was taken out and only its commitment is left.
    pub fn is_erased(&self) -> bool {
        self.commitment.is_some() && self.private.is_none() && self.salt.is_none()
    }

    /// The digest of the stored open part.
    ///
    /// # Errors
    /// When the open part isn't the text of a document.
    pub fn open_digest(&self) -> Result<Hash, Altered> {
        let open = Document::read(&self.open).map_err(|_| altered("open"))?;
        Ok(chain::open_digest(self.algorithm, &open))
    }

    /// Recomputes the commitment and the hash from the other columns.
    ///
    /// # Errors
    /// When a column was altered; it is named when what is known from other rows suffices.
    pub fn check(&self, context: &Context) -> Result<(), Altered> {
        let stored = Contents {
            open: self.open_digest()?,
            private: self.commitment,
        };
        let holds = |contents: &Contents| self.hash_with(&self.header(), &self.previous, contents);
        let committed = self.private_commitment()?;
        if committed == self.commitment {
            return if holds(&stored) == self.hash {
                Ok(())
            } else {
                Err(self.suspect(&stored, context))
            };
        }
        let recomputed = Contents {
            private: committed,
            ..stored
        };
        Err(if holds(&recomputed) == self.hash {
            altered("commitment")
        } else if holds(&stored) == self.hash {
            altered("private or salt")
        } else {
            Altered { column: None }
        })
    }

    /// The commitment that the private columns ask for.
    fn private_commitment(&self) -> Result<Option<Hash>, Altered> {
        match (&self.private, &self.salt) {
            (Some(private), Some(salt)) => {
                let private = Document::read(private).map_err(|_| altered("private"))?;
                Ok(Some(chain::commitment(self.algorithm, salt, &private)))
            }
            (None, None) => Ok(self.commitment),
            // One without the other: the commitment tells whether both should be there or neither.
            (Some(_), None) if self.commitment.is_some() => Err(altered("salt")),
            (Some(_), None) => Err(altered("private")),
            (None, Some(_)) if self.commitment.is_some() => Err(altered("private")),
            (None, Some(_)) => Err(altered("salt")),
        }
    }

    /// Looks for the one column whose replacement by its expected value would make the stored hash right.
    fn suspect(&self, contents: &Contents, context: &Context) -> Altered {
        let header = self.header();
        let computed = self.hash_with(&header, &self.previous, contents);
        if context.leaf == Some(merkle::leaf_hash(self.algorithm, &computed)) {
            return altered("hash");
        }
        if let Some(previous) = context.previous
            && self.hash_with(&header, &previous, contents) == self.hash
        {
            return altered("previous");
        }
        if let Some(seq) = context.seq
            && self.hash_with(&Header { seq, ..header }, &self.previous, contents) == self.hash
        {
            return altered("seq");
        }
        Altered { column: None }
    }

    fn hash_with(&self, header: &Header<'_>, previous: &Hash, contents: &Contents) -> Hash {
        chain::event_hash(self.algorithm, header, previous, contents)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn record() -> Record {
        let algorithm = Algorithm::Sha256;
        let open = Document::of(&json!({"number": "2024-0136", "days": 10})).unwrap();
        let private = Document::of(&json!({"phone": "13800000000"})).unwrap();
        let salt = Salt([9; 16]);
        let contents = Contents::of(algorithm, &open, Some((&salt, &private)));
        let mut record = Record {
            position: 7,
            algorithm,
            stream: "case/1".into(),
            seq: 2,
            kind: "case.assigned".into(),
            actor: "person/1".into(),
            on_behalf_of: Some("person/2".into()),
            recorded_at: Instant(1_700_000_000_000),
            occurred_at: Instant(1_699_999_999_000),
            open: open.into_text(),
            private: Some(private.into_text()),
            salt: Some(salt),
            commitment: contents.private,
            previous: Hash([5; 32]),
            hash: Hash::NONE,
        };
        record.hash = chain::event_hash(algorithm, &record.header(), &record.previous, &contents);
        record
    }

    fn context() -> Context {
        let record = record();
        Context {
            previous: Some(record.previous),
            seq: Some(record.seq),
            leaf: Some(merkle::leaf_hash(record.algorithm, &record.hash)),
        }
    }

    fn column_after(change: impl FnOnce(&mut Record)) -> Option<&'static str> {
        let mut changed = record();
        change(&mut changed);
        changed
            .check(&context())
            .expect_err("the change shows")
            .column
    }

    #[test]
    fn an_untouched_record_passes_and_so_does_an_erased_one() {
        assert_eq!(record().check(&Context::default()), Ok(()));
        let erased = Record {
            private: None,
            salt: None,
            ..record()
        };
        assert!(erased.is_erased() && !record().is_erased());
        assert_eq!(erased.check(&Context::default()), Ok(()));
    }

    #[test]
    fn the_altered_column_is_named_when_it_can_be_known() {
        assert_eq!(column_after(|row| row.open.push(' ')), Some("open"));
        assert_eq!(column_after(|row| row.private = None), Some("private"));
        assert_eq!(column_after(|row| row.salt = None), Some("salt"));
        assert_eq!(
            column_after(|row| row.private = Some("{}".into())),
            Some("private or salt")
        );
        assert_eq!(
            column_after(|row| row.salt = Some(Salt([8; 16]))),
            Some("private or salt")
        );
        assert_eq!(
            column_after(|row| row.commitment = None),
            Some("commitment")
        );
        assert_eq!(
            column_after(|row| row.commitment = Some(Hash::NONE)),
            Some("commitment")
        );
        assert_eq!(
            column_after(|row| row.previous = Hash::NONE),
            Some("previous")
        );
        assert_eq!(column_after(|row| row.seq = 3), Some("seq"));
        assert_eq!(column_after(|row| row.hash = Hash::NONE), Some("hash"));
    }

    #[test]
    fn a_change_elsewhere_still_shows() {
        assert_eq!(column_after(|row| row.algorithm = Algorithm::Sm3), None);
        assert_eq!(column_after(|row| row.stream = "case/2".into()), None);
        assert_eq!(column_after(|row| row.on_behalf_of = None), None);
        assert_eq!(
            column_after(|row| row.open = r#"{"days":11,"number":"2024-0136"}"#.into()),
            None
        );
    }

    #[test]
    fn every_flipped_byte_of_a_number_hash_or_salt_shows() {
        for flip in [1, 2, 4, 8, 16, 32, 64, 128, 255u8] {
            for at in 0..32 {
                column_after(|row| row.hash.0[at] ^= flip);
                column_after(|row| row.previous.0[at] ^= flip);
                column_after(|row| row.commitment.as_mut().unwrap().0[at] ^= flip);
            }
            for at in 0..16 {
                column_after(|row| row.salt.as_mut().unwrap().0[at] ^= flip);
            }
            for at in 0..8 {
                column_after(|row| row.seq ^= i64::from(flip) << (8 * at));
                column_after(|row| row.recorded_at.0 ^= i64::from(flip) << (8 * at));
                column_after(|row| row.occurred_at.0 ^= i64::from(flip) << (8 * at));
            }
        }
    }

    #[test]
    fn every_flipped_byte_of_a_text_shows() {
        let texts: [fn(&mut Record) -> &mut String; 6] = [
            |row| &mut row.stream,
            |row| &mut row.kind,
            |row| &mut row.actor,
            |row| row.on_behalf_of.as_mut().unwrap(),
            |row| &mut row.open,
            |row| row.private.as_mut().unwrap(),
        ];
        for text in texts {
            let original = text(&mut record()).clone().into_bytes();
            for (at, flip) in (0..original.len()).flat_map(|at| (1..=255).map(move |f| (at, f))) {
                let mut flipped = original.clone();
                flipped[at] ^= flip;
                if let Ok(flipped) = String::from_utf8(flipped) {
                    column_after(|row| *text(row) = flipped);
                }
            }
        }
    }
}
