//! The floors of meetings, and how far a room has come.

use domain::floors::Floor;
use domain::ids::{MeetingId, OfficeId, PersonId};

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, versioned};

crate::statements! {
    INSERT_FLOOR = "INSERT INTO floor (id, version, state, sign_in_code) VALUES ($1, $2, $3, $4)";
    UPDATE_FLOOR = "UPDATE floor SET version = $2, state = $3, sign_in_code = $4 WHERE id = $1 AND version = $5";
    GET_FLOOR = "SELECT version, state FROM floor WHERE id = $1";
    EACH_FLOOR = "SELECT version, state FROM floor ORDER BY id";
    BY_CODE = "SELECT version, state FROM floor WHERE sign_in_code = $1";
    /// Everything in a room only ever gains versions, so their sum grows with each change.
    PULSE = "SELECT CAST(SUM(n) AS BIGINT) FROM (
        SELECT version AS n FROM meeting WHERE id = $1
        UNION ALL SELECT version FROM floor WHERE id = $1
        UNION ALL SELECT version FROM presence WHERE meeting = $1
        UNION ALL SELECT version FROM visit WHERE meeting = $1
        UNION ALL SELECT c.version FROM case_party q JOIN cases c ON c.id = q.case_id WHERE q.party = $2) pulse";
    /// Who was given the problems of a category at the meetings since a year, most often first.
    USUAL = "SELECT c.category, c.lead_office, c.officer, COUNT(*) FROM meeting m
        JOIN case_party q ON q.party = 'meeting/' || m.id JOIN cases c ON c.id = q.case_id
        WHERE m.year >= $1 AND c.lead_office IS NOT NULL AND c.officer IS NOT NULL
        GROUP BY c.category, c.lead_office, c.officer
        ORDER BY c.category, COUNT(*) DESC, c.lead_office, c.officer";
}

impl Table for Floor {
    const TABLE: &'static str = "floor";
    const COLUMNS: &'static [&'static str] = &["version", "state", "sign_in_code"];
    const INSERT: &'static str = INSERT_FLOOR;
    const UPDATE: &'static str = UPDATE_FLOOR;
    const GET: &'static str = GET_FLOOR;
    const EACH: &'static str = EACH_FLOOR;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![Value::from(self.sign_in_code.as_deref())]
    }
}

/// The floor on which people sign in by this code.
pub fn by_code(reader: &mut Reader, code: &str) -> Result<Option<Versioned<Floor>>, Error> {
    reader.query_opt(BY_CODE, params![code], versioned)
}

/// How far a room has come: a number that grows with everything that happens in it; 0 for no meeting.
pub fn pulse(reader: &mut Reader, meeting: MeetingId) -> Result<i64, Error> {
    let party = format!("meeting/{meeting}");
    let found = reader.query_opt(PULSE, params![meeting, party], |row| row.opt_int(0))?;
    Ok(found.flatten().unwrap_or(0))
}

/// Whom the problems of a category are usually given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    pub category: String,
    pub office: OfficeId,
    pub officer: PersonId,
}

/// For each category the office and the officer of most of its problems at the meetings since a year.
pub fn usual(reader: &mut Reader, since: i32) -> Result<Vec<Usual>, Error> {
    let mut all = reader.query(USUAL, params![since], |row| {
        Ok(Usual {
            category: row.text(0)?.to_owned(),
            office: row.id(1)?,
            officer: row.id(2)?,
        })
    })?;
    all.dedup_by(|later, first| later.category == first.category);
    Ok(all)
}
