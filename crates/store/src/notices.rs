//! Notices as they lie in inboxes, and what each person has read of them.

use domain::notices::{Notice, NoticeKind, Recipient};
use domain::time::Instant;

use crate::images::{Image, Line};
use crate::params;
use crate::{Error, Reader, Row, Tx, Value};

crate::statements! {
    INSERT = "INSERT INTO notice (case_id, position, recipient, kind) VALUES ($1, $2, $3, $4)";
    /// An inbox before a position, newest first, with what its reader has read one by one.
    INBOX = "SELECT n.position, n.kind, n.recipient, e.recorded_at, c.number, c.title, r.position
        FROM notice n JOIN event e ON e.position = n.position JOIN cases c ON c.id = n.case_id
        LEFT JOIN notice_read r ON r.person = $4 AND r.position = n.position
        WHERE n.recipient = $1 AND n.position < $2 ORDER BY n.position DESC LIMIT $3";
    /// What is unread in an inbox beyond a position, newest first. Whoever marked nothing by itself has read nothing
    /// beyond it, which is asked once and not for each notice.
    UNREAD = "SELECT DISTINCT n.position FROM notice n WHERE n.recipient = $1 AND n.position > $2
        AND (NOT EXISTS (SELECT 1 FROM notice_read a WHERE a.person = $3)
            OR NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.person = $3 AND r.position = n.position))
        ORDER BY n.position DESC LIMIT $4";
    /// Notices after a position, in the order of what happened.
    AFTER = "SELECT n.position, n.kind, n.recipient, e.recorded_at, c.number, c.title, CAST(NULL AS BIGINT)
        FROM notice n JOIN event e ON e.position = n.position JOIN cases c ON c.id = n.case_id
        WHERE n.position > $1 AND n.position <= $2 ORDER BY n.position, n.recipient, n.kind";
    READ_TO = "SELECT read_to FROM notice_reader WHERE person = $1";
    BEGIN_READER = "INSERT INTO notice_reader (person, read_to) VALUES ($1, $2)";
    MOVE_READER = "UPDATE notice_reader SET read_to = $2 WHERE person = $1 AND read_to < $2";
    /// What lies before the place up to where everything is read needs no mark of its own.
    FORGET_READ = "DELETE FROM notice_read WHERE person = $1 AND position <= $2";
    READ_ONE = "INSERT INTO notice_read (person, position) SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT)
        WHERE NOT EXISTS (SELECT 1 FROM notice_read WHERE person = $1 AND position = $2)";
    MARK = "SELECT position FROM notice_mark WHERE name = $1";
    BEGIN_MARK = "INSERT INTO notice_mark (name, position) VALUES ($1, $2)";
    MOVE_MARK = "UPDATE notice_mark SET position = $3 WHERE name = $1 AND position = $2";
}

/// The table as an image of the events of cases.
pub const IMAGE: Image = Image {
    table: "notice",
    owner: "case_id",
    key: &["position", "recipient", "kind"],
    columns: &[],
    state: None,
};

/// A place in the record that belongs to notices as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The first event whose notices are kept.
    ToldFrom,
    /// The last event whose notices were handed to channels.
    SentTo,
}

impl Mark {
    fn name(self) -> &'static str {
        match self {
            Mark::ToldFrom => "told_from",
            Mark::SentTo => "sent_to",
        }
    }
}

/// A notice in an inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Of the event that it tells of.
    pub position: i64,
    pub notice: Notice,
    pub at: Instant,
    pub case_number: String,
    pub title: String,
    /// The reader has marked this very one as read.
    pub marked: bool,
}

/// Writes the notices of an event.
pub fn insert(tx: &mut Tx, case: &str, position: u64, notices: &[Notice]) -> Result<(), Error> {
    for Notice { to, kind } in notices {
        let recipient = to.to_string();
        tx.execute(INSERT, params![case, position, recipient, kind.key()])?;
    }
    Ok(())
}

/// The row of a notice.
pub fn line(position: i64, notice: &Notice) -> Line {
    Line {
        key: vec![
            Value::from(position),
            Value::from(notice.to.to_string()),
            Value::from(notice.kind.key()),
        ],
        values: Vec::new(),
    }
}

/// Up to `limit` notices of an inbox before a position, newest first, as `reader_of` has read them.
pub fn inbox(
    reader: &mut Reader,
    inbox: Recipient,
    before: i64,
    limit: u32,
    reader_of: &str,
) -> Result<Vec<Told>, Error> {
    let inbox = inbox.to_string();
    reader.query(INBOX, params![inbox, before, limit, reader_of], told)
}

/// The notices of the events after a position and up to another, oldest first.
pub fn between(reader: &mut Reader, after: i64, to: i64) -> Result<Vec<Told>, Error> {
    reader.query(AFTER, params![after, to], told)
}

/// Positions of what a person hasn't read in an inbox beyond `read_to`, newest first.
pub fn unread(
    reader: &mut Reader,
    inbox: Recipient,
    read_to: i64,
    person: &str,
    limit: u32,
) -> Result<Vec<i64>, Error> {
    let inbox = inbox.to_string();
    reader.query(UNREAD, params![inbox, read_to, person, limit], |row| {
        row.int(0)
    })
}

/// Up to where a person has read everything; -1 before anything was marked.
pub fn read_to(reader: &mut Reader, person: &str) -> Result<i64, Error> {
    let found = reader.query_opt(READ_TO, params![person], |row| row.int(0))?;
    Ok(found.unwrap_or(-1))
}

/// Marks everything up to a position as read by a person.
pub fn read_all(tx: &mut Tx, person: &str, to: i64) -> Result<(), Error> {
    if tx
        .query_opt(READ_TO, params![person], |row| row.int(0))?
        .is_none()
    {
        tx.execute(BEGIN_READER, params![person, to])?;
    } else {
        tx.execute(MOVE_READER, params![person, to])?;
    }
    tx.execute(FORGET_READ, params![person, to])?;
    Ok(())
}

/// Marks what was told of one event as read by a person.
pub fn read_one(tx: &mut Tx, person: &str, position: i64) -> Result<(), Error> {
    tx.execute(READ_ONE, params![person, position])?;
    Ok(())
}

/// Where a mark stands; `None` before it was first set.
pub fn mark(reader: &mut Reader, mark: Mark) -> Result<Option<i64>, Error> {
    reader.query_opt(MARK, params![mark.name()], |row| row.int(0))
}

/// Moves a mark from where it was read to be. [`Error::Changed`] when somebody else has moved it.
pub fn move_mark(tx: &mut Tx, mark: Mark, from: Option<i64>, to: i64) -> Result<(), Error> {
    match from {
        None => tx.execute(BEGIN_MARK, params![mark.name(), to]).map(drop),
        Some(from) => tx.compare_and_set(MOVE_MARK, params![mark.name(), from, to]),
    }
}

fn told(row: &Row<'_>) -> Result<Told, Error> {
    Ok(Told {
        position: row.int(0)?,
        notice: Notice {
            to: row.id(2)?,
            kind: row.id::<NoticeKind>(1)?,
        },
        at: row.instant(3)?,
        case_number: row.text(4)?.to_owned(),
        title: row.text(5)?.to_owned(),
        marked: row.opt_int(6)?.is_some(),
    })
}
