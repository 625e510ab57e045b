//! Evidence: a record that nobody can quietly change.
//!
//! Every event is hashed over canonical bytes together with the hash of the event before it in its stream; the
//! hashes of all events are the leaves of one Merkle tree; the root of that tree leaves the house on signed
//! checkpoints and receipts. Everything here is pure: keys, salts and instants are arguments.
//!
//! `docs/evidence/format.md` describes the bytes for whoever writes a second implementation.

pub mod algorithm;
pub mod canonical;
pub mod chain;
pub mod checkpoint;
pub mod erasure;
mod fields;
pub mod hash;
pub mod key;
pub mod merkle;
pub mod receipt;
pub mod record;

pub use algorithm::Algorithm;
pub use canonical::{Document, NotCanonical};
pub use checkpoint::{Checkpoint, Origin, SignedCheckpoint};
pub use erasure::Erasure;
pub use hash::{Hash, Salt};
pub use key::{PublicKey, SecretKey};
pub use record::Record;
