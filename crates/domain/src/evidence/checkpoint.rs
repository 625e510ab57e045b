//! The signed statement "at this instant the tree had this size and this root".
//!
//! The text is a C2SP tlog-checkpoint in a C2SP signed-note, so that ordinary witnesses can co-sign it:
//!
//! ```text
//! <origin>
//! <size>
//! <base64 of the root>
//! algorithm <id>
//! time <milliseconds since 1970>
//!
//! — <origin> <base64 of key id and Ed25519 signature>
//! ```

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Algorithm, Hash, PublicKey, SecretKey};
use crate::time::Instant;

/// The name of one ledger, the same for ever: a text like `city.example/ledger`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin(String);

impl Origin {
    /// The longest name, in bytes.
    pub const MAX_LEN: usize = 200;

    /// A name without white space, control characters and plus signs; `None` otherwise, or when empty or too long.
    pub fn new(name: &str) -> Option<Origin> {
        let allowed = |c: char| !c.is_whitespace() && !c.is_control() && c != '+';
        let fits = !name.is_empty() && name.len() <= Origin::MAX_LEN;
        (fits && name.chars().all(allowed)).then(|| Origin(name.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a checkpoint states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: Origin,
    pub algorithm: Algorithm,
    /// How many events the tree covers.
    pub size: u64,
    pub root: Hash,
    /// When it was signed.
    pub at: Instant,
}

/// A checkpoint whose signature was made or verified here, with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    statement: Checkpoint,
    text: String,
}

/// Why a text is not a checkpoint of the expected key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACheckpoint {
    #[error("the text is not a checkpoint")]
    Malformed,
    #[error("no signature on the checkpoint is by this key")]
    UnknownKey,
    #[error("the signature on the checkpoint is wrong")]
    WrongSignature,
}

impl Checkpoint {
    /// Signs the statement.
    pub fn sign(self, key: &SecretKey) -> SignedCheckpoint {
        let body = self.body();
        let mut signature = key.public().note_id(&self.origin).to_vec();
        signature.extend(key.sign(body.as_bytes()));
        let line = signature_line(&self.origin, &signature);
        SignedCheckpoint {
            statement: self,
            text: format!("{body}\n{line}"),
        }
    }

    /// What the text of a note states, whoever signed it; `None` when it isn't a checkpoint.
    pub fn stated_in(note: &str) -> Option<Checkpoint> {
        split(note).and_then(|(body, _)| Checkpoint::parse(body))
    }

    fn body(&self) -> String {
        format!(
            "{}\n{}\n{}\nalgorithm {}\ntime {}\n",
            self.origin,
            self.size,
            STANDARD.encode(self.root.0),
            self.algorithm,
            self.at.0
        )
    }

    fn parse(body: &str) -> Option<Checkpoint> {
        let mut lines = body.lines();
        let checkpoint = Checkpoint {
            origin: Origin::new(lines.next()?)?,
            size: lines.next()?.parse().ok()?,
            root: Hash::from_slice(&STANDARD.decode(lines.next()?).ok()?)?,
            algorithm: Algorithm::named(lines.next()?.strip_prefix("algorithm ")?)?,
            at: Instant(lines.next()?.strip_prefix("time ")?.parse().ok()?),
        };
        // Numbers can be written in several ways; only one of them is ours.
        (checkpoint.body() == body).then_some(checkpoint)
    }
}

fn signature_line(name: &Origin, signature: &[u8]) -> String {
    format!("— {name} {}\n", STANDARD.encode(signature))
}

impl SignedCheckpoint {
    /// Reads a signed checkpoint and verifies the signature of the ledger's key. Signatures of witnesses may follow.
    ///
    /// # Errors
    /// When the text is not a checkpoint, or the key has not signed it.
    pub fn read(text: &str, key: &PublicKey) -> Result<SignedCheckpoint, NotACheckpoint> {
        let (body, signatures) = split(text).ok_or(NotACheckpoint::Malformed)?;
        let statement = Checkpoint::parse(body).ok_or(NotACheckpoint::Malformed)?;
        let id = key.note_id(&statement.origin);
        let signature = signatures
            .lines()
            .filter_map(|line| signature_of(line, &statement.origin))
            .find(|signature| signature.starts_with(&id))
            .ok_or(NotACheckpoint::UnknownKey)?;
        if !key.verifies(body.as_bytes(), &signature[id.len()..]) {
            return Err(NotACheckpoint::WrongSignature);
        }
        Ok(SignedCheckpoint {
            statement,
            text: text.to_owned(),
        })
    }

    /// What is stated.
    pub fn statement(&self) -> &Checkpoint {
        &self.statement
    }

    /// The text to store, print or publish.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn split(text: &str) -> Option<(&str, &str)> {
    let blank = text.find("\n\n")?;
    let signatures = &text[blank + 2..];
    (signatures.ends_with('\n')).then_some((&text[..=blank], signatures))
}

fn signature_of(line: &str, name: &Origin) -> Option<Vec<u8>> {
    let encoded = line.strip_prefix("— ")?.strip_prefix(name.as_str())?;
    STANDARD.decode(encoded.strip_prefix(' ')?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed() -> SignedCheckpoint {
        let checkpoint = Checkpoint {
            origin: Origin::new("city.example/政企面对面").unwrap(),
            algorithm: Algorithm::Sha256,
            size: 1_234,
            root: Hash([0xab; 32]),
            at: Instant(1_700_000_000_123),
        };
        checkpoint.sign(&SecretKey::from_seed(&[1; 32]))
    }

    fn key() -> PublicKey {
        SecretKey::from_seed(&[1; 32]).public()
    }

    #[test]
    fn a_signed_checkpoint_reads_back() {
        let signed = signed();
        assert_eq!(SignedCheckpoint::read(signed.text(), &key()), Ok(signed));
    }

    #[test]
    fn another_key_does_not_verify_it() {
        let other = SecretKey::from_seed(&[2; 32]).public();
        let refused = SignedCheckpoint::read(signed().text(), &other);
        assert_eq!(refused, Err(NotACheckpoint::UnknownKey));
    }

    #[test]
    fn a_witness_may_add_a_signature() {
        let text = format!("{}— witness.example AAAAAAAA\n", signed().text());
        let read = SignedCheckpoint::read(&text, &key()).unwrap();
        assert_eq!(read.statement(), signed().statement());
        assert_eq!(read.text(), text);
    }

    #[test]
    fn every_flipped_byte_of_a_checkpoint_shows() {
        let text = signed().text().to_owned();
        for at in 0..text.len() {
            for flip in 1..=255u8 {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= flip;
                if let Ok(flipped) = String::from_utf8(bytes) {
                    assert!(
                        SignedCheckpoint::read(&flipped, &key()).is_err(),
                        "{flipped}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_number_written_otherwise_is_refused() {
        for (from, to) in [
            ("\n1234\n", "\n01234\n"),
            ("\n1234\n", "\n+1234\n"),
            ("time ", "time +"),
        ] {
            let text = signed().text().replace(from, to);
            assert_eq!(
                SignedCheckpoint::read(&text, &key()),
                Err(NotACheckpoint::Malformed)
            );
        }
    }

    #[test]
    fn an_origin_is_one_word() {
        for bad in ["", "a b", "a+b", "a\nb", "a\u{3000}b"] {
            assert_eq!(Origin::new(bad), None);
        }
        assert_eq!(Origin::new(&"x".repeat(201)), None);
    }
}
