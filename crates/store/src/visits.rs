//! The stops of field visits.

use domain::ids::{FirmId, MeetingId};
use domain::visits::Visit;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select, versioned};

crate::statements! {
    INSERT_VISIT = "INSERT INTO visit (id, version, state, meeting, firm, outcome) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_VISIT = "UPDATE visit SET version = $2, state = $3, meeting = $4, firm = $5, outcome = $6
        WHERE id = $1 AND version = $7";
    GET_VISIT = "SELECT version, state FROM visit WHERE id = $1";
    EACH_VISIT = "SELECT version, state FROM visit ORDER BY id";
    OF_MEETING = "SELECT version, state FROM visit WHERE meeting = $1 ORDER BY id";
    OF_FIRM = "SELECT version, state FROM visit WHERE meeting = $1 AND firm = $2";
}

impl Table for Visit {
    const TABLE: &'static str = "visit";
    const COLUMNS: &'static [&'static str] = &["version", "state", "meeting", "firm", "outcome"];
    const INSERT: &'static str = INSERT_VISIT;
    const UPDATE: &'static str = UPDATE_VISIT;
    const GET: &'static str = GET_VISIT;
    const EACH: &'static str = EACH_VISIT;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.meeting),
            Value::from(self.firm),
            Value::from(self.outcome.key()),
        ]
    }
}

/// The stops that have ended.
pub fn of_meeting(reader: &mut Reader, meeting: MeetingId) -> Result<Vec<Versioned<Visit>>, Error> {
    select(reader, OF_MEETING, params![meeting])
}

/// How the visit to one firm ended.
pub fn of_firm(
    reader: &mut Reader,
    meeting: MeetingId,
    firm: FirmId,
) -> Result<Option<Versioned<Visit>>, Error> {
    reader.query_opt(OF_FIRM, params![meeting, firm], versioned)
}
