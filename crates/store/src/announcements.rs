//! Announcements of meetings.

use domain::announcements::{Announcement, Standing};
use domain::ids::MeetingId;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select, versioned};

crate::statements! {
    INSERT_ANNOUNCEMENT = "INSERT INTO announcement (id, version, state, meeting, standing) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_ANNOUNCEMENT = "UPDATE announcement SET version = $2, state = $3, meeting = $4, standing = $5 WHERE id = $1 AND version = $6";
    GET_ANNOUNCEMENT = "SELECT version, state FROM announcement WHERE id = $1";
    EACH_ANNOUNCEMENT = "SELECT version, state FROM announcement ORDER BY id";
    OF_MEETING = "SELECT version, state FROM announcement WHERE meeting = $1";
    PUBLISHED = "SELECT a.version, a.state FROM announcement a JOIN meeting m ON m.id = a.meeting
        WHERE a.standing = 'published' ORDER BY m.held_on DESC, a.id LIMIT $1";
}

impl Table for Announcement {
    const TABLE: &'static str = "announcement";
    const COLUMNS: &'static [&'static str] = &["version", "state", "meeting", "standing"];
    const INSERT: &'static str = INSERT_ANNOUNCEMENT;
    const UPDATE: &'static str = UPDATE_ANNOUNCEMENT;
    const GET: &'static str = GET_ANNOUNCEMENT;
    const EACH: &'static str = EACH_ANNOUNCEMENT;

    fn columns(&self) -> Vec<Value<'_>> {
        let standing = match self.standing {
            Standing::Draft => "draft",
            Standing::Published { .. } => "published",
            Standing::Withdrawn { .. } => "withdrawn",
        };
        vec![Value::from(self.meeting), Value::from(standing)]
    }
}

/// The announcement of a meeting, drafted or published.
pub fn of_meeting(
    reader: &mut Reader,
    meeting: MeetingId,
) -> Result<Option<Versioned<Announcement>>, Error> {
    reader.query_opt(OF_MEETING, params![meeting], versioned)
}

/// The published ones, that of the latest meeting first.
pub fn published(reader: &mut Reader, most: u32) -> Result<Vec<Versioned<Announcement>>, Error> {
    select(reader, PUBLISHED, params![most])
}
