//! What whoever submitted takes home: a JSON file that proves, offline, that an event was recorded, when, and where in
//! the tree that the signed checkpoint fixes. Whoever keeps it can show any later change of the event, also one by the
//! owner of the database.
//!
//! All parts of the file are signed together, so a receipt can't be edited either. Hashes are in hexadecimal.

mod file;

use self::file::File;
use super::checkpoint::{Checkpoint, NotACheckpoint, SignedCheckpoint};
use super::{Hash, Record, SecretKey, merkle};
use crate::time::Instant;

/// How much of the event's contents the receipt shows. Its hashes are always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Hashes only: nothing of the text.
    Hashes,
    /// The open part too.
    Open,
    /// The open and the private part with its salt: for the one whose words they are.
    All,
}

/// Why a receipt is worth nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("the file is not a receipt: {0}")]
    Malformed(String),
    #[error("the file is not written as the system writes it, so it was edited")]
    Edited,
    #[error("a part of the receipt can't be read: {0}")]
    BadPart(&'static str),
    #[error("the signature on the receipt is wrong")]
    WrongSignature,
    #[error("the checkpoint in the receipt is not valid: {0}")]
    Checkpoint(NotACheckpoint),
    #[error("the checkpoint is of another ledger or algorithm than the receipt")]
    OtherLedger,
    #[error("the text shown is not the text that was recorded")]
    OtherText,
    #[error("the event is not in the tree of the checkpoint")]
    NotInTree,
}

/// What a valid receipt proves, once the fingerprint has been compared with the published one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub case_number: String,
    pub stream: String,
    pub seq: i64,
    pub kind: String,
    pub recorded_at: Instant,
    pub occurred_at: Instant,
    /// The number of the event among all events, from 0.
    pub position: u64,
    pub event_hash: Hash,
    /// JSON text of the open part, when the receipt shows it.
    pub open: Option<String>,
    /// JSON text of the private part, when the receipt shows it.
    pub private: Option<String>,
    pub checkpoint: Checkpoint,
    /// Of the key that signed; see [`PublicKey::fingerprint`].
    pub fingerprint: String,
}

/// The place of an event in the tree of a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The roots of [`merkle::inclusion_ranges`].
    pub path: Vec<Hash>,
    pub checkpoint: SignedCheckpoint,
}

/// Writes the receipt of an event for whoever submitted it. `key` is the one that signed the checkpoint.
///
/// # Errors
/// When the receipt would not verify: the event was altered, or the proof is not of this event. Nothing is handed out
/// that its holder could not use.
pub fn issue(
    case_number: &str,
    record: &Record,
    show: Show,
    proof: &Proof,
    key: &SecretKey,
) -> Result<String, Reason> {
    let text = File::of(case_number, record, show, proof, key)?.sign(key)?;
    verify_receipt(&text)?;
    Ok(text)
}

/// Verifies a receipt with nothing but its text. Line ends may be those of Windows.
///
/// The receipt brings its own public key, so the caller compares [`Facts::fingerprint`] with the published one.
///
/// # Errors
/// The first thing that doesn't hold.
pub fn verify_receipt(text: &str) -> Result<Facts, Reason> {
    let file = File::read(&text.replace("\r\n", "\n"))?;
    let (origin, key) = file.key()?;
    file.verify_signature(&key)?;
    let checkpoint = file.checkpoint(&key)?;
    let statement = checkpoint.statement();
    let algorithm = file.algorithm()?;
    if statement.origin != origin || statement.algorithm != algorithm {
        return Err(Reason::OtherLedger);
    }
    file.verify_shown(algorithm)?;
    let event_hash = file.event_hash(algorithm)?;
    let leaf = merkle::leaf_hash(algorithm, &event_hash);
    let place = (file.tree.position, statement.size);
    if !merkle::verify_inclusion(algorithm, &leaf, place, &file.path()?, &statement.root) {
        return Err(Reason::NotInTree);
    }
    Ok(file.into_facts(event_hash, statement.clone(), key.fingerprint()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::evidence::chain::{self, Contents};
    use crate::evidence::merkle::{Frontier, leaf_hash};
    use crate::evidence::{Algorithm, Document, Origin, Salt};

    fn record(algorithm: Algorithm) -> Record {
        let open = Document::of(&json!({"number": "2024-0136"})).unwrap();
        let private = Document::of(&json!({"title": "用电"})).unwrap();
        let salt = Salt([9; 16]);
        let contents = Contents::of(algorithm, &open, Some((&salt, &private)));
        let mut record = Record {
            position: 1,
            algorithm,
            stream: "case/1".into(),
            seq: 1,
            kind: "case.received".into(),
            actor: "person/1".into(),
            on_behalf_of: None,
            recorded_at: Instant(1_700_000_000_000),
            occurred_at: Instant(1_699_999_999_000),
            open: open.into_text(),
            private: Some(private.into_text()),
            salt: Some(salt),
            commitment: contents.private,
            previous: Hash::NONE,
            hash: Hash::NONE,
        };
        record.hash = chain::event_hash(algorithm, &record.header(), &record.previous, &contents);
        record
    }

    fn key() -> SecretKey {
        SecretKey::from_seed(&[1; 32])
    }

    /// The record as the second of three events.
    fn proof(record: &Record) -> Proof {
        let algorithm = record.algorithm;
        let others = [
            leaf_hash(algorithm, &Hash([1; 32])),
            leaf_hash(algorithm, &Hash([3; 32])),
        ];
        let mut frontier = Frontier::empty(algorithm);
        frontier.append(others[0]);
        frontier.append(leaf_hash(algorithm, &record.hash));
        frontier.append(others[1]);
        let checkpoint = Checkpoint {
            origin: Origin::new("city.example/ledger").unwrap(),
            algorithm,
            size: 3,
            root: frontier.root(),
            at: Instant(1_700_000_001_000),
        };
        Proof {
            path: others.to_vec(),
            checkpoint: checkpoint.sign(&key()),
        }
    }

    fn receipt(algorithm: Algorithm, show: Show) -> String {
        let record = record(algorithm);
        issue("2024-0136", &record, show, &proof(&record), &key()).unwrap()
    }

    #[test]
    fn a_receipt_proves_what_was_recorded() {
        for algorithm in Algorithm::ALL {
            let facts = verify_receipt(&receipt(algorithm, Show::All)).unwrap();
            let record = record(algorithm);
            assert_eq!(facts.case_number, "2024-0136");
            assert_eq!(facts.event_hash, record.hash);
            assert_eq!((facts.position, facts.checkpoint.size), (1, 3));
            assert_eq!(
                (facts.open, facts.private),
                (Some(record.open), record.private)
            );
            assert_eq!(facts.fingerprint, key().public().fingerprint());
        }
    }

    #[test]
    fn a_receipt_shows_no_more_than_it_should() {
        let hashes = receipt(Algorithm::Sha256, Show::Hashes);
        assert!(!hashes.contains("用电") && !hashes.contains("\\\"number\\\""));
        let open = receipt(Algorithm::Sha256, Show::Open);
        assert!(!open.contains("用电") && open.contains("\\\"number\\\""));
        let facts = verify_receipt(&open).unwrap();
        assert_eq!((facts.open.is_some(), facts.private), (true, None));
    }

    #[test]
    fn windows_line_ends_do_no_harm() {
        let text = receipt(Algorithm::Sha256, Show::All).replace('\n', "\r\n");
        assert!(verify_receipt(&text).is_ok());
    }

    #[test]
    fn every_flipped_byte_of_a_receipt_shows() {
        let text = receipt(Algorithm::Sha256, Show::All);
        for at in 0..text.len() {
            for flip in [1, 2, 4, 8, 16, 32, 64, 128, 255] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= flip;
                if let Ok(flipped) = String::from_utf8(bytes) {
                    assert!(verify_receipt(&flipped).is_err(), "byte {at} ^ {flip}");
                }
            }
        }
    }

    #[test]
    fn a_receipt_edited_and_signed_again_by_someone_else_shows_another_fingerprint_or_fails() {
        let record = record(Algorithm::Sha256);
        let other = SecretKey::from_seed(&[2; 32]);
        let refused = issue("2024-0137", &record, Show::All, &proof(&record), &other);
        assert_eq!(refused, Err(Reason::Checkpoint(NotACheckpoint::UnknownKey)));
    }

    #[test]
    fn no_receipt_is_issued_for_an_altered_event() {
        let original = record(Algorithm::Sha256);
        let issue = |record: &Record| issue("1", record, Show::All, &proof(&original), &key());
        let changed = Record {
            kind: "case.refused".into(),
            ..original.clone()
        };
        assert_eq!(issue(&changed), Err(Reason::NotInTree));
        let changed = Record {
            private: Some("{}".into()),
            ..original.clone()
        };
        assert_eq!(issue(&changed), Err(Reason::OtherText));
        let changed = Record {
            position: 2,
            ..original.clone()
        };
        assert_eq!(issue(&changed), Err(Reason::NotInTree));
    }
}
