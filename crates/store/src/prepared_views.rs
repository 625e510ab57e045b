//! Views that offices prepare for a meeting.

use domain::ids::{MeetingId, OfficeId};
use domain::prepared_views::PreparedView;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_PREPARED_VIEW = "INSERT INTO prepared_view (id, version, state, meeting, sign_up, problem, office, due_on, given) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_PREPARED_VIEW = "UPDATE prepared_view SET version = $2, state = $3, meeting = $4, sign_up = $5, problem = $6, office = $7, due_on = $8, given = $9 WHERE id = $1 AND version = $10";
    GET_PREPARED_VIEW = "SELECT version, state FROM prepared_view WHERE id = $1";
    EACH_PREPARED_VIEW = "SELECT version, state FROM prepared_view ORDER BY id";
    OF_MEETING = "SELECT version, state FROM prepared_view WHERE meeting = $1 ORDER BY id";
    OF_OFFICE = "SELECT version, state FROM prepared_view WHERE office = $1 ORDER BY given, due_on, id LIMIT $2";
    LATEST = "SELECT version, state FROM prepared_view ORDER BY given, due_on, id LIMIT $1";
}

impl Table for PreparedView {
    const TABLE: &'static str = "prepared_view";
    const COLUMNS: &'static [&'static str] = &[
        "version", "state", "meeting", "sign_up", "problem", "office", "due_on", "given",
    ];
    const INSERT: &'static str = INSERT_PREPARED_VIEW;
    const UPDATE: &'static str = UPDATE_PREPARED_VIEW;
    const GET: &'static str = GET_PREPARED_VIEW;
    const EACH: &'static str = EACH_PREPARED_VIEW;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.meeting),
            Value::from(self.sign_up),
            Value::from(self.problem),
            Value::from(self.office),
            Value::from(self.due_on),
            Value::from(self.given.is_some()),
        ]
    }
}

/// All views for a meeting.
pub fn of_meeting(
    reader: &mut Reader,
    meeting: MeetingId,
) -> Result<Vec<Versioned<PreparedView>>, Error> {
    select(reader, OF_MEETING, params![meeting])
}

/// What an office was asked: what is still missing first, by its day.
pub fn of_office(
    reader: &mut Reader,
    office: OfficeId,
    most: u32,
) -> Result<Vec<Versioned<PreparedView>>, Error> {
    select(reader, OF_OFFICE, params![office, most])
}

/// What all offices were asked, in the same order.
pub fn latest(reader: &mut Reader, most: u32) -> Result<Vec<Versioned<PreparedView>>, Error> {
    select(reader, LATEST, params![most])
}
