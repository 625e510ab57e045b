//! Contacts of officials with firms and chambers.

use domain::contacts::Contact;
use domain::ids::{FirmId, PersonId};
use domain::time::Date;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_CONTACT = "INSERT INTO contact (id, version, state, leader, firm, chamber, held_on) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE_CONTACT = "UPDATE contact SET version = $2, state = $3, leader = $4, firm = $5, chamber = $6, held_on = $7
        WHERE id = $1 AND version = $8";
    GET_CONTACT = "SELECT version, state FROM contact WHERE id = $1";
    EACH_CONTACT = "SELECT version, state FROM contact ORDER BY held_on, id";
    OF_FIRM = "SELECT version, state FROM contact WHERE firm = $1 ORDER BY held_on DESC, id DESC";
    BETWEEN = "SELECT version, state FROM contact WHERE held_on >= $1 AND held_on < $2 AND (CAST($3 AS TEXT) = '' OR leader = $3)
        ORDER BY held_on DESC, id DESC";
}

impl Table for Contact {
    const TABLE: &'static str = "contact";
    const COLUMNS: &'static [&'static str] =
        &["version", "state", "leader", "firm", "chamber", "held_on"];
    const INSERT: &'static str = INSERT_CONTACT;
    const UPDATE: &'static str = UPDATE_CONTACT;
    const GET: &'static str = GET_CONTACT;
    const EACH: &'static str = EACH_CONTACT;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.leader),
            Value::from(self.firm),
            Value::from(self.chamber),
            Value::from(self.held_on),
        ]
    }
}

/// Every contact of a firm, the latest first.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Versioned<Contact>>, Error> {
    select(reader, OF_FIRM, params![firm])
}

/// Contacts from a day up to, not including, another, of one leader or of all, the latest first.
pub fn between(
    reader: &mut Reader,
    from: Date,
    to: Date,
    leader: Option<PersonId>,
) -> Result<Vec<Versioned<Contact>>, Error> {
    let leader = leader.map_or(String::new(), |leader| leader.to_string());
    select(reader, BETWEEN, params![from, to, leader])
}
