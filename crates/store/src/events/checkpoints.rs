//! Signed statements about the tree, kept so that the same size is signed once.

use domain::evidence::{Checkpoint, Origin, SecretKey, SignedCheckpoint};
use domain::time::Instant;

use super::{head, sql};
use crate::params;
use crate::{Error, Reader, Tx};

/// The ledger's name and key.
#[derive(Debug, Clone)]
pub struct Signer {
    pub origin: Origin,
    pub key: SecretKey,
}

/// The signed checkpoint of the tree as it is now: the one that was kept for this size, or a new one, which is kept.
///
/// # Errors
/// [`Error::Corrupt`] when the one that was kept isn't valid or has another root: someone rewrote the past.
pub fn checkpoint(tx: &mut Tx, signer: &Signer, now: Instant) -> Result<SignedCheckpoint, Error> {
    let (root, size, algorithm) = head::root(tx)?;
    let fingerprint = signer.key.public().fingerprint();
    let kept = tx.query_opt(sql::CHECKPOINT, params![size, &fingerprint], |row| {
        read(signer, row.text(0)?)
    })?;
    match kept {
        Some(kept) if kept.statement().root == root => return Ok(kept),
        Some(_) => {
            return Err(Error::Corrupt(
                "the tree isn't the one that was signed".into(),
            ));
        }
        None => {}
    }
    let statement = Checkpoint {
        origin: signer.origin.clone(),
        algorithm,
        size,
        root,
        at: now,
    };
    let signed = statement.sign(&signer.key);
    let values = params![size, &fingerprint, &root.0, signed.text(), now];
    tx.execute(sql::WRITE_CHECKPOINT, values)?;
    Ok(signed)
}

/// The last checkpoint that this key signed.
///
/// # Errors
/// [`Error::Corrupt`] when the one that was kept isn't valid.
pub fn latest_checkpoint(
    reader: &mut Reader,
    signer: &Signer,
) -> Result<Option<SignedCheckpoint>, Error> {
    let fingerprint = signer.key.public().fingerprint();
    reader.query_opt(sql::LATEST_CHECKPOINT, params![&fingerprint], |row| {
        read(signer, row.text(0)?)
    })
}

fn read(signer: &Signer, note: &str) -> Result<SignedCheckpoint, Error> {
    SignedCheckpoint::read(note, &signer.key.public())
        .map_err(|reason| Error::Corrupt(format!("checkpoint.note: {reason}")))
}
