//! What differs between deployments: JSON by key, with a version.

use crate::images::Image;
use crate::params;
use crate::{Error, Reader, Row, Tx};

crate::statements! {
    /// One setting.
    GET = "SELECT key, value, version FROM setting WHERE key = $1";
    /// All settings by key.
    LIST = "SELECT key, value, version FROM setting ORDER BY key";
    /// A setting that wasn't there.
    INSERT = "INSERT INTO setting (key, value, version) VALUES ($1, $2, 1)";
    /// A setting that nobody changed since it was read.
    UPDATE = "UPDATE setting SET value = $2, version = version + 1 WHERE key = $1 AND version = $3";
}

/// The table as an image of the events.
pub const IMAGE: Image = Image {
    table: "setting",
    owner: "key",
    key: &[],
    columns: &["value", "version"],
    state: None,
};

/// A setting as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Dotted name.
    pub key: String,
    /// JSON.
    pub value: String,
    /// 1 when first written, one more with each change.
    pub version: i64,
}

/// One setting.
pub fn get(reader: &mut Reader, key: &str) -> Result<Option<Setting>, Error> {
    reader.query_opt(GET, params![key], setting)
}

/// All settings by key.
pub fn list(reader: &mut Reader) -> Result<Vec<Setting>, Error> {
    reader.query(LIST, &[], setting)
}

/// Writes a setting over the version that was read, 0 when there was none, and answers its new version.
///
/// [`Error::Changed`] when another version is stored, [`Error::Unique`] when a new one is there already.
pub fn put(tx: &mut Tx, key: &str, value: &str, version_read: i64) -> Result<i64, Error> {
    if version_read == 0 {
        tx.execute(INSERT, params![key, value])?;
    } else {
        tx.compare_and_set(UPDATE, params![key, value, version_read])?;
    }
    Ok(version_read + 1)
}

fn setting(row: &Row<'_>) -> Result<Setting, Error> {
    Ok(Setting {
        key: row.text(0)?.to_owned(),
        value: row.text(1)?.to_owned(),
        version: row.int(2)?,
    })
}
