//! What all registers share: offices, people, firms, chambers, meetings, pairings and the plain records.
//!
//! An entry is recorded whole by one event `<noun>.recorded`; its table row is the latest of these. Nothing is deleted:
//! an entry ends on a day.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};

/// One entry of a register.
pub trait Entry: Serialize + DeserializeOwned + Clone + PartialEq + Send + 'static {
    /// The noun: names the event (`firm.recorded`), the stream (`firm/<id>`) and the table.
    const NOUN: &'static str;
    /// Top-level fields that are personal data, kept as a salted commitment.
    const PRIVATE_FIELDS: &'static [&'static str] = &[];

    /// The entry's id as a plain UUID.
    fn uuid(&self) -> Uuid;

    /// Refuses an entry whose fields don't fit, naming the first field to mend.
    fn check(&self) -> Result<(), Refusal>;
}

/// The stream of an entry: `firm/0190…`.
pub fn stream<E: Entry>(entry: &E) -> String {
    format!("{}/{}", E::NOUN, entry.uuid().hyphenated())
}

/// A name must be there and at most 200 characters.
pub fn check_name(field: &'static str, name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Refusal::field(field, Problem::Missing);
    }
    if name.chars().count() > 200 {
        return Refusal::field(field, Problem::TooLong);
    }
    Ok(())
}
