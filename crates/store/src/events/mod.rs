//! Events: the record of what happened, each chained to the one before it in its stream and all of them in one tree.
//!
//! The hashes and proofs themselves are `domain::evidence`; here they meet the tables `event`, `evidence_head`,
//! `tree_tile` and `checkpoint`.

mod append;
mod checkpoints;
mod erase;
mod head;
mod load;
mod replay;
mod sql;
mod tree;
pub mod verify;

use domain::evidence::{Document, Hash, Salt};
use domain::time::Instant;

pub use append::{append, append_by};
pub use checkpoints::{Signer, checkpoint, latest_checkpoint};
pub use erase::erase_private;
pub use head::{count, found, root};
pub use load::{EventFilter, at, latest, latest_of_kind, load, load_after, one, scan, tip};
pub use replay::{Replayed, replay};
pub use sql::ALL;
pub use tree::{consistency_proof, inclusion_proof, root_at};
pub use verify::{Expected, Fault, Faults, Finding, Progress, Report, verify_chain, verify_since};

/// Who records, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author<'a> {
    pub actor: &'a str,
    /// For whom, when the actor is a delegate.
    pub on_behalf_of: Option<&'a str>,
    pub recorded_at: Instant,
}

/// Where a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tip {
    /// The number of its last event; 0 when it has none.
    pub seq: i64,
    /// The hash of its last event.
    pub hash: Hash,
}

impl Tip {
    /// A stream without events.
    pub const START: Tip = Tip {
        seq: 0,
        hash: Hash::NONE,
    };
}

/// New events of one stream.
#[derive(Debug, Clone, Copy)]
pub struct Batch<'a> {
    /// Such as `case/UUID`.
    pub stream: &'a str,
    /// Where the stream ended when the command decided, from the state row or from [`tip`].
    pub after: Tip,
    pub events: &'a [NewEvent<'a>],
}

/// What is to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct NewEvent<'a> {
    /// Such as `case.assigned`.
    pub kind: &'a str,
    /// When it happened, as the actor says.
    pub occurred_at: Instant,
    /// What stays for ever.
    pub open: &'a Document,
    /// What may be erased one day, with 16 fresh random bytes.
    pub private: Option<(Salt, &'a Document)>,
}

/// Where an event has come to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// Its number among all events, from 0.
    pub position: u64,
    /// Its number in its stream, from 1.
    pub seq: i64,
    pub hash: Hash,
}

impl Appended {
    /// Where its stream ends now, if it was the last of its batch.
    pub fn tip(&self) -> Tip {
        Tip {
            seq: self.seq,
            hash: self.hash,
        }
    }
}
