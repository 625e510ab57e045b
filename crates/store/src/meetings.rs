//! Meetings, their hosts and those who attend.

use domain::ids::{FirmId, MeetingId, PersonId};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::time::Date;

use crate::engine::{Error, Reader, Tx, Value};
use crate::images::{Image, Line};
use crate::params;
use crate::registers::{Table, Versioned, versioned};

crate::statements! {
    INSERT_MEETING = "INSERT INTO meeting (id, version, state, year, number, theme, form, held_on, status) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_MEETING = "UPDATE meeting SET version = $2, state = $3, year = $4, number = $5, theme = $6, form = $7, held_on = $8, status = $9 WHERE id = $1 AND version = $10";
    GET_MEETING = "SELECT version, state FROM meeting WHERE id = $1";
    EACH_MEETING = "SELECT version, state FROM meeting ORDER BY year, number";
    MEETINGS_OF_YEAR = "SELECT version, state FROM meeting WHERE year = $1 ORDER BY number";
    NEXT = "SELECT version, state FROM meeting WHERE status = 'planned' AND held_on >= $1 ORDER BY held_on, number LIMIT 1";
    LAST_NUMBER = "SELECT MAX(number) FROM meeting WHERE year = $1";
    DELETE_HOSTS = "DELETE FROM meeting_host WHERE meeting = $1";
    INSERT_HOST = "INSERT INTO meeting_host (meeting, leader) VALUES ($1, $2)";
    DELETE_ATTENDEES = "DELETE FROM meeting_attendee WHERE meeting = $1";
    INSERT_ATTENDEE = "INSERT INTO meeting_attendee (meeting, person, firm, held_on, present) VALUES ($1, $2, $3, $4, $5)";
    MEETINGS = "SELECT COUNT(*) FROM meeting WHERE year = $1 AND status IN ('held', 'closed')";
    PLANNED = "SELECT COUNT(*) FROM meeting WHERE year = $1 AND status <> 'cancelled'";
    HOSTS = "SELECT COUNT(DISTINCT h.leader) FROM meeting_host h JOIN meeting m ON m.id = h.meeting
        WHERE m.year = $1 AND m.status IN ('held', 'closed')";
    OF_FIRM = "SELECT m.id, m.year, m.number, m.theme, m.form, m.held_on, m.status, a.person, p.label, a.present
        FROM meeting_attendee a JOIN meeting m ON m.id = a.meeting LEFT JOIN person p ON p.id = a.person
        WHERE a.firm = $1 ORDER BY m.held_on DESC, m.id, p.label";
    RECEIVED = "SELECT COUNT(DISTINCT a.person) FROM meeting_attendee a JOIN meeting m ON m.id = a.meeting
        WHERE m.year = $1 AND m.status IN ('held', 'closed') AND (a.present = 1 OR EXISTS (
            SELECT 1 FROM presence s WHERE s.meeting = a.meeting AND s.person = a.person AND s.is_present = 1))";
}

impl Table for Meeting {
    const TABLE: &'static str = "meeting";
    const COLUMNS: &'static [&'static str] = &[
        "version", "state", "year", "number", "theme", "form", "held_on", "status",
    ];
    const INSERT: &'static str = INSERT_MEETING;
    const UPDATE: &'static str = UPDATE_MEETING;
    const GET: &'static str = GET_MEETING;
    const EACH: &'static str = EACH_MEETING;

    const PARTS: &'static [Image] = &[
        Image {
            table: "meeting_host",
            owner: "meeting",
            key: &["leader"],
            columns: &[],
            state: None,
        },
        Image {
            table: "meeting_attendee",
            owner: "meeting",
            key: &["person"],
            columns: &["firm", "held_on", "present"],
            state: None,
        },
    ];

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.year),
            Value::from(self.number),
            Value::from(&self.theme),
            Value::from(self.form.key()),
            Value::from(self.held_on),
            Value::from(self.status.key()),
        ]
    }

    fn parts(&self) -> Vec<Vec<Line>> {
        let hosts = self.hosts.iter().map(|host| Line {
            key: vec![Value::from(*host)],
            values: Vec::new(),
        });
        let attendees = self.attendees.iter().map(|attendee| Line {
            key: vec![Value::from(attendee.person)],
            values: vec![
                Value::from(attendee.firm),
                Value::from(self.held_on),
                Value::from(attendee.present),
            ],
        });
        vec![hosts.collect(), attendees.collect()]
    }

    fn write_parts(&self, tx: &mut Tx) -> Result<(), Error> {
        tx.execute(DELETE_HOSTS, params![self.id])?;
        for host in &self.hosts {
            tx.execute(INSERT_HOST, params![self.id, *host])?;
        }
        tx.execute(DELETE_ATTENDEES, params![self.id])?;
        for attendee in &self.attendees {
            let row = params![
                self.id,
                attendee.person,
                attendee.firm,
                self.held_on,
                attendee.present
            ];
            tx.execute(INSERT_ATTENDEE, row)?;
        }
        Ok(())
    }
}

/// The meetings of a year, in the order of their numbers.
pub fn of_year(reader: &mut Reader, year: i32) -> Result<Vec<Versioned<Meeting>>, Error> {
    reader.query(MEETINGS_OF_YEAR, params![year], versioned)
}

/// The first planned meeting that is not before a day.
pub fn next(reader: &mut Reader, from: Date) -> Result<Option<Versioned<Meeting>>, Error> {
    reader.query_opt(NEXT, params![from], versioned)
}

/// The highest number that a meeting of the year has; 0 before the first.
pub fn last_number(reader: &mut Reader, year: i32) -> Result<i64, Error> {
    let found = reader.query_opt(LAST_NUMBER, params![year], |row| row.opt_int(0))?;
    Ok(found.flatten().unwrap_or(0))
}

/// Of a year: meetings not cancelled, meetings held, distinct hosting leaders, distinct entrepreneurs received.
pub fn year_counts(reader: &mut Reader, year: i32) -> Result<[i64; 4], Error> {
    let mut counts = [0; 4];
    for (count, statement) in counts.iter_mut().zip([PLANNED, MEETINGS, HOSTS, RECEIVED]) {
        *count = reader
            .query_opt(statement, params![year], |row| row.int(0))?
            .unwrap_or(0);
    }
    Ok(counts)
}

/// An invitation of a firm's entrepreneur to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub meeting: MeetingId,
    pub year: i32,
    pub number: i64,
    pub theme: String,
    pub form: MeetingForm,
    pub held_on: Date,
    pub status: MeetingStatus,
    pub person: PersonId,
    /// Empty when the person isn't known any more.
    pub person_label: String,
    pub present: bool,
}

/// Every invitation of a firm, the latest first.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Invitation>, Error> {
    reader.query(OF_FIRM, params![firm], |row| {
        Ok(Invitation {
            meeting: row.id(0)?,
            year: i32::try_from(row.int(1)?).unwrap_or_default(),
            number: row.int(2)?,
            theme: row.text(3)?.to_owned(),
            form: row.id(4)?,
            held_on: row.date(5)?,
            status: row.id(6)?,
            person: row.id(7)?,
            person_label: row.opt_text(8)?.unwrap_or_default().to_owned(),
            present: row.int(9)? != 0,
        })
    })
}
