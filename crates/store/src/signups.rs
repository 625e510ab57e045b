//! Sign-ups for meetings.

use domain::ids::{ChamberId, FirmId, MeetingId};
use domain::signups::SignUp;

use crate::choices::FirmLine;
use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select, versioned};

crate::statements! {
    INSERT_SIGN_UP = "INSERT INTO sign_up (id, version, state, meeting, firm, chamber, number, standing) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE_SIGN_UP = "UPDATE sign_up SET version = $2, state = $3, meeting = $4, firm = $5, chamber = $6, number = $7, standing = $8 WHERE id = $1 AND version = $9";
    GET_SIGN_UP = "SELECT version, state FROM sign_up WHERE id = $1";
    EACH_SIGN_UP = "SELECT version, state FROM sign_up ORDER BY id";
    OF_MEETING = "SELECT version, state FROM sign_up WHERE meeting = $1 ORDER BY number";
    OF_FIRM = "SELECT version, state FROM sign_up WHERE firm = $1 ORDER BY id DESC";
    OF_CHAMBER = "SELECT version, state FROM sign_up WHERE chamber = $1 ORDER BY id DESC";
    ONE = "SELECT version, state FROM sign_up WHERE meeting = $1 AND firm = $2";
    LAST_NUMBER = "SELECT MAX(number) FROM sign_up WHERE meeting = $1";
    NEVER_INVITED = "SELECT f.id, f.name, f.credit_code, f.place FROM firm f
        WHERE (CAST($1 AS TEXT) = '' OR f.place = $1)
        AND NOT EXISTS (SELECT 1 FROM meeting_attendee a WHERE a.firm = f.id) ORDER BY f.name, f.id LIMIT $2";
    COUNT_NEVER_INVITED = "SELECT COUNT(*) FROM firm f WHERE (CAST($1 AS TEXT) = '' OR f.place = $1)
        AND NOT EXISTS (SELECT 1 FROM meeting_attendee a WHERE a.firm = f.id)";
}

impl Table for SignUp {
    const TABLE: &'static str = "sign_up";
    const COLUMNS: &'static [&'static str] = &[
        "version", "state", "meeting", "firm", "chamber", "number", "standing",
    ];
    const INSERT: &'static str = INSERT_SIGN_UP;
    const UPDATE: &'static str = UPDATE_SIGN_UP;
    const GET: &'static str = GET_SIGN_UP;
    const EACH: &'static str = EACH_SIGN_UP;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.meeting),
            Value::from(self.firm),
            Value::from(self.chamber),
            Value::from(self.number),
            Value::from(self.standing.name().key()),
        ]
    }
}

/// All sign-ups for a meeting, in the order of their numbers.
pub fn of_meeting(
    reader: &mut Reader,
    meeting: MeetingId,
) -> Result<Vec<Versioned<SignUp>>, Error> {
    select(reader, OF_MEETING, params![meeting])
}

/// All sign-ups of a firm, the latest first.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Versioned<SignUp>>, Error> {
    select(reader, OF_FIRM, params![firm])
}

/// All sign-ups that a chamber filed, the latest first.
pub fn of_chamber(
    reader: &mut Reader,
    chamber: ChamberId,
) -> Result<Vec<Versioned<SignUp>>, Error> {
    select(reader, OF_CHAMBER, params![chamber])
}

/// The sign-up of a firm for a meeting.
pub fn one(
    reader: &mut Reader,
    meeting: MeetingId,
    firm: FirmId,
) -> Result<Option<Versioned<SignUp>>, Error> {
    reader.query_opt(ONE, params![meeting, firm], versioned)
}

/// The highest number of a meeting's sign-ups; 0 before the first.
pub fn last_number(reader: &mut Reader, meeting: MeetingId) -> Result<i64, Error> {
    let found = reader.query_opt(LAST_NUMBER, params![meeting], |row| row.opt_int(0))?;
    Ok(found.flatten().unwrap_or(0))
}

/// Firms that were never on the list of any meeting, by name, and how many there are. An empty place means all.
pub fn never_invited(
    reader: &mut Reader,
    place: &str,
    most: u32,
) -> Result<(Vec<FirmLine>, i64), Error> {
    let firms = reader.query(NEVER_INVITED, params![place, most], |row| {
        Ok(FirmLine {
            id: row.id(0)?,
            name: row.text(1)?.to_owned(),
            credit_code: row.opt_text(2)?.map(str::to_owned),
            place: row.text(3)?.to_owned(),
        })
    })?;
    let count = reader.query_opt(COUNT_NEVER_INVITED, params![place], |row| row.int(0))?;
    Ok((firms, count.unwrap_or(0)))
}
