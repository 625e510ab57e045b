//! The lawful erasure of private parts, which is itself an event: what is gone is said, with its basis in law.
//!
//! An erased event keeps its commitment and its hash. One that is empty without an erasure naming it was emptied by
//! someone who had no right to.

use serde::{Deserialize, Serialize};

/// The stream that all erasures are recorded in.
pub const STREAM: &str = "evidence/erasures";
/// The kind of these events.
pub const KIND: &str = "evidence.private_erased";

/// The open part of an erasure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// The stream whose events lost their private part.
    pub stream: String,
    /// Their numbers in that stream.
    pub seqs: Vec<i64>,
    /// The decision or rule that asked for it.
    pub basis: String,
}
