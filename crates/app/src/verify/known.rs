//! What receipts, kept outside, say about the database.

use domain::evidence::PublicKey;
use domain::evidence::receipt::Facts;
use store::Reader;
use store::events::{Fault, Faults, Finding};

use crate::{App, Error};

/// How the database stands to a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptCheck {
    /// It still holds what the receipt proves.
    Same,
    /// The receipt was signed with another key than this programme's.
    OtherKey,
    /// It holds fewer events than there were: its end was cut off or an older copy was put back.
    RolledBack,
    /// It holds another event in this place.
    OtherEvent,
    /// The events up to the receipt's checkpoint have another root: some of them were rewritten.
    OtherRoot,
}

impl App {
    /// Compares the event of a valid receipt, and the root at its checkpoint, with the database. Quick: nothing but the
    /// tree is read.
    pub fn check_receipt(&self, receipt: &Facts) -> Result<ReceiptCheck, Error> {
        if receipt.fingerprint != self.signer.key.public().fingerprint() {
            return Ok(ReceiptCheck::OtherKey);
        }
        self.db.read(|reader| {
            let size = receipt.checkpoint.size;
            if store::events::count(reader)? < size {
                return Ok(ReceiptCheck::RolledBack);
            }
            if !holds(reader, receipt)? {
                return Ok(ReceiptCheck::OtherEvent);
            }
            if store::events::root_at(reader, size)? != receipt.checkpoint.root {
                return Ok(ReceiptCheck::OtherRoot);
            }
            Ok(ReceiptCheck::Same)
        })
    }
}

/// Compares each receipt's event; the roots are compared with all other checkpoints.
pub(super) fn compare(
    reader: &mut Reader,
    keys: &[PublicKey],
    receipts: &[Facts],
    faults: &mut Faults,
) -> Result<(), Error> {
    for receipt in receipts {
        let known = |key: &PublicKey| key.fingerprint() == receipt.fingerprint;
        if !keys.iter().any(known) {
            let key = format!("case {}", receipt.case_number);
            faults.note("receipt", key, None, Finding::NotSigned);
        } else if !holds(reader, receipt)? {
            let key = Fault::event_key(receipt.position);
            faults.note("event", key, None, Finding::NotAsReceipted);
        }
    }
    Ok(())
}

/// Whether the event is in its place. One that can't even be read is not.
fn holds(reader: &mut Reader, receipt: &Facts) -> Result<bool, Error> {
    let found = match store::events::at(reader, receipt.position) {
        Ok(found) => found,
        Err(store::Error::Corrupt(_)) => None,
        Err(error) => return Err(error.into()),
    };
    Ok(found.is_some_and(|event| {
        event.hash == receipt.event_hash
            && event.stream == receipt.stream
            && event.seq == receipt.seq
    }))
}
