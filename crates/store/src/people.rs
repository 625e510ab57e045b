//! People in their posts.

use domain::ids::{FirmId, OfficeId, PersonId};
use domain::people::Person;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, lookup_key, select};

crate::statements! {
    INSERT_PERSON = "INSERT INTO person (id, version, state, label, office, firm, is_leader, valid_to, lookup) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_PERSON = "UPDATE person SET version = $2, state = $3, label = $4, office = $5, firm = $6, is_leader = $7, valid_to = $8, lookup = $9 WHERE id = $1 AND version = $10";
    GET_PERSON = "SELECT version, state FROM person WHERE id = $1";
    EACH_PERSON = "SELECT version, state FROM person ORDER BY label, id";
    OF_OFFICE = "SELECT version, state FROM person WHERE office = $1 ORDER BY label, id";
    LEADERS = "SELECT version, state FROM person WHERE is_leader = 1 ORDER BY label, id";
    OFFICE_OF = "SELECT office FROM person WHERE id = $1";
    PEOPLE_OF_FIRM = "SELECT id, label FROM person WHERE firm = $1 AND valid_to IS NULL ORDER BY label, id";
    LABEL_OF = "SELECT label FROM person WHERE id = $1";
}

impl Table for Person {
    const TABLE: &'static str = "person";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "state",
        "label",
        "office",
        "firm",
        "is_leader",
        "valid_to",
        "lookup",
    ];
    const INSERT: &'static str = INSERT_PERSON;
    const UPDATE: &'static str = UPDATE_PERSON;
    const GET: &'static str = GET_PERSON;
    const EACH: &'static str = EACH_PERSON;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.label()),
            Value::from(self.office),
            Value::from(self.firm),
            Value::from(self.is_leader),
            Value::from(self.valid_to),
            Value::from(lookup_key(&[&self.name, &self.post])),
        ]
    }
}

/// The office in which a person works.
pub fn office_of(reader: &mut Reader, person: PersonId) -> Result<Option<OfficeId>, Error> {
    Ok(reader
        .query_opt(OFFICE_OF, params![person], |row| row.opt_id(0))?
        .flatten())
}

/// The people who speak for a firm, with what pages print for them.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<(PersonId, String)>, Error> {
    reader.query(PEOPLE_OF_FIRM, params![firm], |row| {
        Ok((row.id(0)?, row.text(1)?.to_owned()))
    })
}

/// What pages print for a person.
pub fn label_of(reader: &mut Reader, person: PersonId) -> Result<Option<String>, Error> {
    reader.query_opt(LABEL_OF, params![person], |row| Ok(row.text(0)?.to_owned()))
}

/// Everybody who works or worked in an office.
pub fn of_office(reader: &mut Reader, office: OfficeId) -> Result<Vec<Versioned<Person>>, Error> {
    select(reader, OF_OFFICE, params![office])
}

/// Every leader of the prefecture, past ones too.
pub fn leaders(reader: &mut Reader) -> Result<Vec<Versioned<Person>>, Error> {
    select(reader, LEADERS, params![])
}
