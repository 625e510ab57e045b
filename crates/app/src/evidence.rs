//! What anybody may know of the record: its root, its size, and the latest signed statement about it.

use domain::evidence::Checkpoint;

use crate::{App, Error};

/// The state of the record, for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Root over all events, in hexadecimal.
    pub root: String,
    pub size: u64,
    /// Such as `sha256`.
    pub algorithm: String,
    /// The deployment's name in signed statements.
    pub origin: String,
    /// Short name of the key that signs.
    pub fingerprint: String,
    /// The key itself, as verifiers of signed notes take it.
    pub verifier_key: String,
    pub checkpoint: Option<Checkpoint>,
    /// The signed text of the latest statement.
    pub note: String,
}

impl App {
    /// Root, size, key and the latest checkpoint.
    pub fn evidence(&self) -> Result<Evidence, Error> {
        let public = self.signer.key.public();
        self.db.read(|reader| {
            let (root, size, algorithm) = store::events::root(reader)?;
            let latest = store::events::latest_checkpoint(reader, &self.signer)?;
            Ok(Evidence {
                root: root.to_string(),
                size,
                algorithm: algorithm.to_string(),
                origin: self.signer.origin.as_str().to_owned(),
                fingerprint: public.fingerprint(),
                verifier_key: public.to_note_key(&self.signer.origin),
                note: latest
                    .as_ref()
                    .map(|signed| signed.text().to_owned())
                    .unwrap_or_default(),
                checkpoint: latest.map(|signed| signed.statement().clone()),
            })
        })
    }
}
