//! Offices.

use domain::ids::OfficeId;
use domain::offices::Office;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{self, Table, lookup_key};

crate::statements! {
    INSERT_OFFICE = "INSERT INTO office (id, version, state, name, place, valid_to, lookup) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE_OFFICE = "UPDATE office SET version = $2, state = $3, name = $4, place = $5, valid_to = $6, lookup = $7 WHERE id = $1 AND version = $8";
    GET_OFFICE = "SELECT version, state FROM office WHERE id = $1";
    STAFF = "SELECT office, COUNT(*) FROM person WHERE office IS NOT NULL AND (valid_to IS NULL OR valid_to >= $1)
        GROUP BY office";
    EACH_OFFICE = "SELECT version, state FROM office ORDER BY name, id";
}

impl Table for Office {
    const TABLE: &'static str = "office";
    const COLUMNS: &'static [&'static str] =
        &["version", "state", "name", "place", "valid_to", "lookup"];
    const INSERT: &'static str = INSERT_OFFICE;
    const UPDATE: &'static str = UPDATE_OFFICE;
    const GET: &'static str = GET_OFFICE;
    const EACH: &'static str = EACH_OFFICE;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(&self.name),
            Value::from(&self.place),
            Value::from(self.valid_to),
            Value::from(lookup_key(&[&self.name, &self.full_name])),
        ]
    }
}

/// The code of an office in document numbers.
pub fn document_code(reader: &mut Reader, id: OfficeId) -> Result<Option<String>, Error> {
    let office = registers::get::<Office>(reader, id.0)?;
    Ok(office.map(|found| found.entry.document_code))
}

/// How many people work in each office on a day; offices without anybody are left out.
pub fn staff(
    reader: &mut Reader,
    on: domain::time::Date,
) -> Result<std::collections::BTreeMap<OfficeId, i64>, Error> {
    let found = reader.query(STAFF, params![on], |row| Ok((row.id(0)?, row.int(1)?)))?;
    Ok(found.into_iter().collect())
}
