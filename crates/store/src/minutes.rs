//! Minutes of meetings.

use domain::ids::MeetingId;
use domain::meetings::Meeting;
use domain::minutes::Minutes;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, get, select};

crate::statements! {
    INSERT_MINUTES = "INSERT INTO minutes (id, version, state, year, status, number) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_MINUTES = "UPDATE minutes SET version = $2, state = $3, year = $4, status = $5, number = $6 WHERE id = $1 AND version = $7";
    GET_MINUTES = "SELECT version, state FROM minutes WHERE id = $1";
    EACH_MINUTES = "SELECT version, state FROM minutes ORDER BY id";
    AWAITED = "SELECT m.version, m.state FROM meeting m LEFT JOIN minutes n ON n.id = m.id AND n.status = 'issued'
        WHERE m.status = 'held' AND n.id IS NULL ORDER BY m.held_on, m.id";
}

impl Table for Minutes {
    const TABLE: &'static str = "minutes";
    const COLUMNS: &'static [&'static str] = &["version", "state", "year", "status", "number"];
    const INSERT: &'static str = INSERT_MINUTES;
    const UPDATE: &'static str = UPDATE_MINUTES;
    const GET: &'static str = GET_MINUTES;
    const EACH: &'static str = EACH_MINUTES;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.year),
            Value::from(self.status.key()),
            Value::from(self.number.map(i64::from)),
        ]
    }
}

/// The minutes of a meeting; none before the first draft.
pub fn of_meeting(
    reader: &mut Reader,
    meeting: MeetingId,
) -> Result<Option<Versioned<Minutes>>, Error> {
    get(reader, meeting.0)
}

/// The meetings that were held and are not closed, without issued minutes, the earliest first.
pub fn awaited(reader: &mut Reader) -> Result<Vec<Versioned<Meeting>>, Error> {
    select(reader, AWAITED, params![])
}
