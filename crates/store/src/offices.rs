//! Offices.

use domain::ids::OfficeId;
use domain::offices::Office;

use crate::engine::{Error, Reader};
use crate::params;

crate::statements! {
    STATE = "SELECT state FROM office WHERE id = $1";
}

/// The code of an office in document numbers.
pub fn document_code(reader: &mut Reader, id: OfficeId) -> Result<Option<String>, Error> {
    let office = reader.query_opt(STATE, params![id], |row| {
        serde_json::from_str::<Office>(row.text(0)?)
            .map_err(|error| Error::Corrupt(format!("office.state: {error}")))
    })?;
    Ok(office.map(|office| office.document_code))
}
