//! Policy briefings and legal trainings.

use domain::briefings::Briefing;
use domain::ids::MeetingId;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_BRIEFING = "INSERT INTO briefing (id, version, state, meeting) VALUES ($1, $2, $3, $4)";
    UPDATE_BRIEFING = "UPDATE briefing SET version = $2, state = $3, meeting = $4 WHERE id = $1 AND version = $5";
    GET_BRIEFING = "SELECT version, state FROM briefing WHERE id = $1";
    EACH_BRIEFING = "SELECT version, state FROM briefing ORDER BY id";
    OF_MEETING = "SELECT version, state FROM briefing WHERE meeting = $1 ORDER BY id";
}

impl Table for Briefing {
    const TABLE: &'static str = "briefing";
    const COLUMNS: &'static [&'static str] = &["version", "state", "meeting"];
    const INSERT: &'static str = INSERT_BRIEFING;
    const UPDATE: &'static str = UPDATE_BRIEFING;
    const GET: &'static str = GET_BRIEFING;
    const EACH: &'static str = EACH_BRIEFING;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![Value::from(self.meeting)]
    }
}

/// The briefings and trainings of a meeting, in the order of their planning.
pub fn of_meeting(
    reader: &mut Reader,
    meeting: MeetingId,
) -> Result<Vec<Versioned<Briefing>>, Error> {
    select(reader, OF_MEETING, params![meeting])
}
