//! The contents of files, which lie outside the database: each must be there and give the hash that was recorded.

use store::Reader;
use store::events::{Fault, Faults, Finding};

use crate::Error;
use crate::files::{Contents, hex};

/// Reads every content and notes those that are gone or altered under the row of their file. Rows that are at fault
/// themselves say nothing about contents.
pub(super) fn compare(
    reader: &mut Reader,
    contents: &dyn Contents,
    at_fault: &[Fault],
    faults: &mut Faults,
) -> Result<(), Error> {
    Ok(store::files::each_readable(reader, |file| {
        let key = file.id.to_string();
        let is_known = |fault: &Fault| fault.table == "file" && fault.key.contains(&key);
        if at_fault.iter().any(is_known) {
            return;
        }
        let finding = match contents.get(&file.sha256) {
            Ok(Some(content)) if hex(&content) == file.sha256 => return,
            Ok(Some(_)) => Finding::Altered,
            Ok(None) | Err(_) => Finding::Missing,
        };
        faults.note("file", key, Some("content"), finding);
    })?)
}
