//! People.

use domain::ids::{OfficeId, PersonId};

use crate::engine::{Error, Reader};
use crate::params;

crate::statements! {
    OFFICE_OF = "SELECT office FROM person WHERE id = $1";
}

/// The office in which a person works.
pub fn office_of(reader: &mut Reader, person: PersonId) -> Result<Option<OfficeId>, Error> {
    Ok(reader
        .query_opt(OFFICE_OF, params![person], |row| row.opt_id(0))?
        .flatten())
}
