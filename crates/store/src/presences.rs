//! Who was at which meeting.

use domain::ids::{MeetingId, PersonId};
use domain::presences::Presence;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select, versioned};

crate::statements! {
    INSERT_PRESENCE = "INSERT INTO presence (id, version, state, meeting, person, is_present) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_PRESENCE = "UPDATE presence SET version = $2, state = $3, meeting = $4, person = $5, is_present = $6
        WHERE id = $1 AND version = $7";
    GET_PRESENCE = "SELECT version, state FROM presence WHERE id = $1";
    EACH_PRESENCE = "SELECT version, state FROM presence ORDER BY id";
    OF_MEETING = "SELECT version, state FROM presence WHERE meeting = $1 ORDER BY id";
    OF_PERSON = "SELECT version, state FROM presence WHERE meeting = $1 AND person = $2";
}

impl Table for Presence {
    const TABLE: &'static str = "presence";
    const COLUMNS: &'static [&'static str] =
        &["version", "state", "meeting", "person", "is_present"];
    const INSERT: &'static str = INSERT_PRESENCE;
    const UPDATE: &'static str = UPDATE_PRESENCE;
    const GET: &'static str = GET_PRESENCE;
    const EACH: &'static str = EACH_PRESENCE;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.meeting),
            Value::from(self.person),
            Value::from(!self.is_withdrawn),
        ]
    }
}

/// Everybody who ever signed in at a meeting, those taken off again included.
pub fn of_meeting(
    reader: &mut Reader,
    meeting: MeetingId,
) -> Result<Vec<Versioned<Presence>>, Error> {
    select(reader, OF_MEETING, params![meeting])
}

/// One person at one meeting.
pub fn of_person(
    reader: &mut Reader,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<Versioned<Presence>>, Error> {
    reader.query_opt(OF_PERSON, params![meeting, person], versioned)
}
