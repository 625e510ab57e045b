//! The JSON of a receipt.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Facts, Proof, Reason, Show};
use crate::evidence::chain::{self, Contents, Header};
use crate::evidence::fields::Fields;
use crate::evidence::{
    Algorithm, Checkpoint, Document, Hash, Origin, PublicKey, Record, Salt, SecretKey,
    SignedCheckpoint,
};
use crate::time::Instant;

const FORMAT: &str = "zhengqi.receipt.1";

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    format: String,
    case_number: String,
    event: Event,
    shown: Shown,
    pub(super) tree: Tree,
    public_key: String,
    signature: String,
}

/// Everything that is hashed of the event.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    algorithm: String,
    stream: String,
    seq: i64,
    kind: String,
    actor: String,
    on_behalf_of: Option<String>,
    recorded_at: Instant,
    occurred_at: Instant,
    previous: String,
    open: String,
    commitment: Option<String>,
}

/// The texts behind the hashes, as far as this holder sees them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    open: Option<String>,
    private: Option<String>,
    salt: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tree {
    pub(super) position: u64,
    path: Vec<String>,
    checkpoint: String,
}

fn hash(text: &str, part: &'static str) -> Result<Hash, Reason> {
    Hash::from_hex(text).ok_or(Reason::BadPart(part))
}

impl File {
    /// The file without its signature.
    pub(super) fn of(
        case_number: &str,
        record: &Record,
        show: Show,
        proof: &Proof,
        key: &SecretKey,
    ) -> Result<File, Reason> {
        Ok(File {
            format: FORMAT.to_owned(),
            case_number: case_number.to_owned(),
            event: Event::of(record)?,
            shown: Shown::of(record, show),
            tree: Tree {
                position: record.position,
                path: proof.path.iter().map(Hash::to_string).collect(),
                checkpoint: proof.checkpoint.text().to_owned(),
            },
            public_key: key
                .public()
                .to_note_key(&proof.checkpoint.statement().origin),
            signature: String::new(),
        })
    }

    /// Reads a text that is exactly what [`File::sign`] writes.
    pub(super) fn read(text: &str) -> Result<File, Reason> {
        let file: File =
            serde_json::from_str(text).map_err(|error| Reason::Malformed(error.to_string()))?;
        if file.format != FORMAT {
            return Err(Reason::Malformed(format!("its format is not {FORMAT}")));
        }
        if file.text()? != text {
            return Err(Reason::Edited);
        }
        Ok(file)
    }

    pub(super) fn sign(mut self, key: &SecretKey) -> Result<String, Reason> {
        let message = self.message()?;
        self.signature = STANDARD.encode(key.sign(&message.0));
        self.text()
    }

    pub(super) fn verify_signature(&self, key: &PublicKey) -> Result<(), Reason> {
        let signature = STANDARD
            .decode(&self.signature)
            .map_err(|_| Reason::BadPart("signature"))?;
        if key.verifies(&self.message()?.0, &signature) {
            Ok(())
        } else {
            Err(Reason::WrongSignature)
        }
    }

    fn text(&self) -> Result<String, Reason> {
        let text = serde_json::to_string_pretty(self);
        text.map(|text| text + "\n")
            .map_err(|error| Reason::Malformed(error.to_string()))
    }

    /// What is signed: the hash of the canonical bytes of the whole file with an empty signature.
    fn message(&self) -> Result<Hash, Reason> {
        let malformed = |error: serde_json::Error| Reason::Malformed(error.to_string());
        let mut value = serde_json::to_value(self).map_err(malformed)?;
        value["signature"] = "".into();
        let document =
            Document::of(&value).map_err(|error| Reason::Malformed(error.to_string()))?;
        Ok(Fields::of("zhengqi.receipt", self.algorithm()?)
            .bytes(document.bytes())
            .finish())
    }

    pub(super) fn algorithm(&self) -> Result<Algorithm, Reason> {
        Algorithm::named(&self.event.algorithm).ok_or(Reason::BadPart("event.algorithm"))
    }

    pub(super) fn key(&self) -> Result<(Origin, PublicKey), Reason> {
        PublicKey::from_note_key(&self.public_key).ok_or(Reason::BadPart("public_key"))
    }

    pub(super) fn checkpoint(&self, key: &PublicKey) -> Result<SignedCheckpoint, Reason> {
        SignedCheckpoint::read(&self.tree.checkpoint, key).map_err(Reason::Checkpoint)
    }

    pub(super) fn path(&self) -> Result<Vec<Hash>, Reason> {
        self.tree
            .path
            .iter()
            .map(|part| hash(part, "tree.path"))
            .collect()
    }

    pub(super) fn event_hash(&self, algorithm: Algorithm) -> Result<Hash, Reason> {
        let event = &self.event;
        let previous = hash(&event.previous, "event.previous")?;
        Ok(chain::event_hash(
            algorithm,
            &event.header(),
            &previous,
            &event.contents()?,
        ))
    }

    /// Whether the texts shown are those behind the hashes.
    pub(super) fn verify_shown(&self, algorithm: Algorithm) -> Result<(), Reason> {
        let contents = self.event.contents()?;
        let read = |text: &str| Document::read(text).map_err(|_| Reason::OtherText);
        if let Some(open) = &self.shown.open
            && chain::open_digest(algorithm, &read(open)?) != contents.open
        {
            return Err(Reason::OtherText);
        }
        let commitment = match (&self.shown.private, &self.shown.salt) {
            (None, None) => return Ok(()),
            (Some(private), Some(salt)) => {
                let salt = Salt::from_hex(salt).ok_or(Reason::BadPart("shown.salt"))?;
                chain::commitment(algorithm, &salt, &read(private)?)
            }
            _ => return Err(Reason::OtherText),
        };
        if Some(commitment) == contents.private {
            Ok(())
        } else {
            Err(Reason::OtherText)
        }
    }

    pub(super) fn into_facts(
        self,
        event_hash: Hash,
        checkpoint: Checkpoint,
        fingerprint: String,
    ) -> Facts {
        Facts {
            case_number: self.case_number,
            stream: self.event.stream,
            seq: self.event.seq,
            kind: self.event.kind,
            recorded_at: self.event.recorded_at,
            occurred_at: self.event.occurred_at,
            position: self.tree.position,
            event_hash,
            open: self.shown.open,
            private: self.shown.private,
            checkpoint,
            fingerprint,
        }
    }
}

impl Event {
    fn of(record: &Record) -> Result<Event, Reason> {
        let open = record.open_digest().map_err(|_| Reason::OtherText)?;
        Ok(Event {
            algorithm: record.algorithm.id().to_owned(),
            stream: record.stream.clone(),
            seq: record.seq,
            kind: record.kind.clone(),
            actor: record.actor.clone(),
            on_behalf_of: record.on_behalf_of.clone(),
            recorded_at: record.recorded_at,
            occurred_at: record.occurred_at,
            previous: record.previous.to_string(),
            open: open.to_string(),
            commitment: record.commitment.map(|hash| hash.to_string()),
        })
    }

    fn header(&self) -> Header<'_> {
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

    fn contents(&self) -> Result<Contents, Reason> {
        let commitment = self.commitment.as_deref();
        Ok(Contents {
            open: hash(&self.open, "event.open")?,
            private: commitment
                .map(|text| hash(text, "event.commitment"))
                .transpose()?,
        })
    }
}

impl Shown {
    fn of(record: &Record, show: Show) -> Shown {
        let mut shown = Shown::default();
        if show != Show::Hashes {
            shown.open = Some(record.open.clone());
        }
        if show == Show::All {
            shown.private = record.private.clone();
            shown.salt = record.salt.map(|salt| salt.to_string());
        }
        shown
    }
}
