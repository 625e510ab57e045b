//! Draws among sign-ups.

use domain::draws::Draw;
use domain::ids::MeetingId;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_DRAW = "INSERT INTO draw (id, version, state, meeting, drawn_at) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_DRAW = "UPDATE draw SET version = $2, state = $3, meeting = $4, drawn_at = $5 WHERE id = $1 AND version = $6";
    GET_DRAW = "SELECT version, state FROM draw WHERE id = $1";
    EACH_DRAW = "SELECT version, state FROM draw ORDER BY id";
    OF_MEETING = "SELECT version, state FROM draw WHERE meeting = $1 ORDER BY drawn_at, id";
}

impl Table for Draw {
    const TABLE: &'static str = "draw";
    const COLUMNS: &'static [&'static str] = &["version", "state", "meeting", "drawn_at"];
    const INSERT: &'static str = INSERT_DRAW;
    const UPDATE: &'static str = UPDATE_DRAW;
    const GET: &'static str = GET_DRAW;
    const EACH: &'static str = EACH_DRAW;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![Value::from(self.meeting), Value::from(self.drawn_at)]
    }
}

/// The draws of a meeting, the first first.
pub fn of_meeting(reader: &mut Reader, meeting: MeetingId) -> Result<Vec<Versioned<Draw>>, Error> {
    select(reader, OF_MEETING, params![meeting])
}
