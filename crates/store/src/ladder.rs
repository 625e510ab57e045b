//! Which cases the ladder looks at next. Working tables: whatever is lost of them is made again from cases and settings.

use domain::ids::{CaseId, OfficeId};
use domain::time::{Date, Instant};

use crate::cases::{Stored, stored};
use crate::params;
use crate::{Error, Reader, Tx};

crate::statements! {
    PLACE = "SELECT position, rules FROM ladder_place WHERE name = 'events'";
    BEGIN_PLACE = "INSERT INTO ladder_place (name, position, rules) VALUES ('events', $1, $2)";
    MOVE_PLACE = "UPDATE ladder_place SET position = $1, rules = $2 WHERE name = 'events'";
    /// The streams of cases that something happened to.
    TOUCHED = "SELECT DISTINCT stream FROM event WHERE position >= $1 AND position < $2 AND stream >= 'case/' AND stream < 'case0'
        ORDER BY stream";
    /// Cases that have not ended, a page at a time.
    OPEN = "SELECT ordinal, state FROM cases WHERE id > $1 AND stage NOT IN ('refused', 'struck_off', 'withdrawn', 'merged',
        'terminated') ORDER BY id LIMIT $2";
    /// Cases of a time, the latest first.
    RECEIVED = "SELECT ordinal, state FROM cases WHERE received_at >= $1 AND received_at < $2
        ORDER BY received_at DESC, id DESC LIMIT $3";
    IN_STAGE = "SELECT ordinal, state FROM cases WHERE stage = $1 ORDER BY due_on, id LIMIT $2";
    DUE = "SELECT case_id FROM ladder_wake WHERE wake_on <= $1 ORDER BY wake_on, case_id LIMIT $2";
    WAKE_OF = "SELECT wake_on FROM ladder_wake WHERE case_id = $1";
    INSERT_WAKE = "INSERT INTO ladder_wake (case_id, wake_on) VALUES ($1, $2)";
    MOVE_WAKE = "UPDATE ladder_wake SET wake_on = $2 WHERE case_id = $1";
    FORGET_WAKE = "DELETE FROM ladder_wake WHERE case_id = $1";
    FORGET_ALL = "DELETE FROM ladder_wake";
    /// Red orders of some days: `red/DAY/OFFICE`.
    REDS = "SELECT party, case_id FROM case_party WHERE party >= $1 AND party < $2 ORDER BY party, case_id";
    REPORTED = "SELECT case_id FROM case_party WHERE party = $1 LIMIT 1";
}

/// Up to where events were looked at, and under which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The first event that wasn't looked at.
    pub position: i64,
    /// What settings and calendar were called then.
    pub rules: String,
}

/// A red order to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedOrder {
    pub on: Date,
    pub office: OfficeId,
    pub case: CaseId,
}

/// Where the ladder stands; `None` before its first step.
pub fn place(reader: &mut Reader) -> Result<Option<Place>, Error> {
    reader.query_opt(PLACE, &[], |row| {
        Ok(Place {
            position: row.int(0)?,
            rules: row.text(1)?.to_owned(),
        })
    })
}

/// Notes where it stands now.
pub fn set_place(tx: &mut Tx, place: &Place) -> Result<(), Error> {
    let values = params![place.position, &place.rules];
    if tx.execute(MOVE_PLACE, values)? == 0 {
        tx.execute(BEGIN_PLACE, values)?;
    }
    Ok(())
}

/// The cases that something happened to from one position up to, but without, another.
pub fn touched(reader: &mut Reader, from: i64, to: i64) -> Result<Vec<CaseId>, Error> {
    reader.query(TOUCHED, params![from, to], |row| {
        let stream = row.text(0)?;
        let id = stream.strip_prefix("case/").unwrap_or(stream);
        id.parse()
            .map_err(|_| Error::Corrupt(format!("event.stream holds {stream}")))
    })
}

/// Up to `limit` cases after an id that have not ended.
pub fn open_after(reader: &mut Reader, after: &str, limit: u32) -> Result<Vec<Stored>, Error> {
    reader.query(OPEN, params![after, limit], stored)
}

/// Up to `limit` cases received from one instant up to another, the latest first.
pub fn received_between(
    reader: &mut Reader,
    from: Instant,
    to: Instant,
    limit: u32,
) -> Result<Vec<Stored>, Error> {
    reader.query(RECEIVED, params![from, to, limit], stored)
}

/// Up to `limit` cases that stand in a stage, by due date.
pub fn in_stage(
    reader: &mut Reader,
    stage: domain::cases::StageName,
    limit: u32,
) -> Result<Vec<Stored>, Error> {
    reader.query(IN_STAGE, params![stage.key(), limit], stored)
}

/// Up to `limit` cases that are to be looked at on a day, the longest waiting first.
pub fn due(reader: &mut Reader, today: Date, limit: u32) -> Result<Vec<CaseId>, Error> {
    reader.query(DUE, params![today, limit], |row| row.id(0))
}

/// Notes the day on which a case is next looked at; `None` for never, as it stands.
pub fn wake(tx: &mut Tx, case: CaseId, on: Option<Date>) -> Result<(), Error> {
    let Some(on) = on else {
        tx.execute(FORGET_WAKE, params![case])?;
        return Ok(());
    };
    let known = tx.query_opt(WAKE_OF, params![case], |row| Ok(row.text(0)?.to_owned()))?;
    match known {
        None => tx.execute(INSERT_WAKE, params![case, on]).map(drop),
        Some(known) if known == on.to_string() => Ok(()),
        Some(_) => tx.execute(MOVE_WAKE, params![case, on]).map(drop),
    }
}

/// Forgets every day, before they are all made again.
pub fn forget_all(tx: &mut Tx) -> Result<(), Error> {
    tx.execute(FORGET_ALL, &[])?;
    Ok(())
}

/// The red orders from one day to another, both counted.
pub fn reds(reader: &mut Reader, from: Date, to: Date) -> Result<Vec<RedOrder>, Error> {
    let after = to.tomorrow().unwrap_or(to);
    let (from, to) = (format!("red/{from}"), format!("red/{after}"));
    let found = reader.query(REDS, params![from, to], |row| {
        let (party, case) = (row.text(0)?, row.id(1)?);
        let mut parts = party.split('/').skip(1);
        let on = parts.next().and_then(|on| on.parse().ok());
        let office = parts.next().and_then(|office| office.parse().ok());
        match on.zip(office) {
            Some((on, office)) => Ok(RedOrder { on, office, case }),
            None => Err(Error::Corrupt(format!("case_party.party holds {party}"))),
        }
    })?;
    Ok(found)
}

/// Whether the leading group was told of an office in a quarter.
pub fn is_reported(reader: &mut Reader, quarter: &str, office: OfficeId) -> Result<bool, Error> {
    let party = reported_key(quarter, office);
    let found = reader.query_opt(REPORTED, params![party], |_| Ok(()))?;
    Ok(found.is_some())
}

/// The key of a red order among the parties of its case.
pub(crate) fn red_key(on: Date, office: OfficeId) -> String {
    format!("red/{on}/{office}")
}

/// The key of a report to the leading group.
pub(crate) fn reported_key(quarter: &str, office: OfficeId) -> String {
    format!("group/{quarter}/{office}")
}
