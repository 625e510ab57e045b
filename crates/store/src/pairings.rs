//! Pairings.

use domain::ids::{FirmId, PersonId};

use crate::engine::{Error, Reader};
use crate::params;

crate::statements! {
    LEADERS_OF_FIRM = "SELECT leader FROM pairing WHERE firm = $1 AND year = $2 AND ends_on IS NULL";
    FIRMS_OF_LEADER = "SELECT firm FROM pairing WHERE leader = $1 AND year = $2 AND ends_on IS NULL AND firm IS NOT NULL";
}

/// The leaders who look after a firm in a year.
pub fn leaders_of_firm(
    reader: &mut Reader,
    firm: FirmId,
    year: i32,
) -> Result<Vec<PersonId>, Error> {
    reader.query(LEADERS_OF_FIRM, params![firm, year], |row| row.id(0))
}

/// The firms that a leader looks after in a year.
pub fn firms_of_leader(
    reader: &mut Reader,
    leader: PersonId,
    year: i32,
) -> Result<Vec<FirmId>, Error> {
    reader.query(FIRMS_OF_LEADER, params![leader, year], |row| row.id(0))
}
