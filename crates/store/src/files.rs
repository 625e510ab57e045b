//! Files that belong to something recorded.

use domain::files::File;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select, versioned};

crate::statements! {
    INSERT_FILE = "INSERT INTO file (id, version, state, about, sha256) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_FILE = "UPDATE file SET version = $2, state = $3, about = $4, sha256 = $5 WHERE id = $1 AND version = $6";
    GET_FILE = "SELECT version, state FROM file WHERE id = $1";
    EACH_FILE = "SELECT version, state FROM file ORDER BY id";
    ABOUT = "SELECT version, state FROM file WHERE about = $1 ORDER BY id";
}

impl Table for File {
    const TABLE: &'static str = "file";
    const COLUMNS: &'static [&'static str] = &["version", "state", "about", "sha256"];
    const INSERT: &'static str = INSERT_FILE;
    const UPDATE: &'static str = UPDATE_FILE;
    const GET: &'static str = GET_FILE;
    const EACH: &'static str = EACH_FILE;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![Value::from(self.about.key()), Value::from(&self.sha256)]
    }
}

/// The files found by what they belong to ([`domain::files::About::key`]), in the order of their coming.
pub fn about(reader: &mut Reader, key: &str) -> Result<Vec<Versioned<File>>, Error> {
    select(reader, ABOUT, params![key])
}

/// Hands every file on whose row can be read.
pub fn each_readable(reader: &mut Reader, mut visit: impl FnMut(File)) -> Result<(), Error> {
    reader.query_each(EACH_FILE, params![], |row| {
        if let Ok(found) = versioned::<File>(row) {
            visit(found.entry);
        }
        Ok(())
    })
}
