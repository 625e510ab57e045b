//! Pairings of leaders with firms and with chambers.

use domain::ids::{ChamberId, FirmId, PersonId};
use domain::pairings::{Pairing, Partner};

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select, versioned};

crate::statements! {
    INSERT_PAIRING = "INSERT INTO pairing (id, version, state, year, leader, firm, person, chamber, ends_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_PAIRING = "UPDATE pairing SET version = $2, state = $3, year = $4, leader = $5, firm = $6, person = $7, chamber = $8, ends_on = $9 WHERE id = $1 AND version = $10";
    GET_PAIRING = "SELECT version, state FROM pairing WHERE id = $1";
    EACH_PAIRING = "SELECT version, state FROM pairing ORDER BY year, id";
    PAIRINGS_OF_YEAR = "SELECT version, state FROM pairing WHERE year = $1 ORDER BY leader, id";
    LEADERS_OF_FIRM = "SELECT leader FROM pairing WHERE firm = $1 AND year = $2 AND ends_on IS NULL";
    FIRMS_OF_LEADER = "SELECT firm FROM pairing WHERE leader = $1 AND year = $2 AND ends_on IS NULL AND firm IS NOT NULL";
    OF_FIRM = "SELECT version, state FROM pairing WHERE firm = $1 ORDER BY year DESC, id";
    OF_CHAMBER = "SELECT version, state FROM pairing WHERE chamber = $1 ORDER BY year DESC, id";
    FIRM_COUNTS = "SELECT COUNT(DISTINCT leader), COUNT(DISTINCT person) FROM pairing WHERE year = $1 AND firm IS NOT NULL";
    CHAMBER_COUNTS = "SELECT COUNT(DISTINCT leader), COUNT(DISTINCT chamber) FROM pairing
        WHERE year = $1 AND chamber IS NOT NULL";
}

impl Table for Pairing {
    const TABLE: &'static str = "pairing";
    const COLUMNS: &'static [&'static str] = &[
        "version", "state", "year", "leader", "firm", "person", "chamber", "ends_on",
    ];
    const INSERT: &'static str = INSERT_PAIRING;
    const UPDATE: &'static str = UPDATE_PAIRING;
    const GET: &'static str = GET_PAIRING;
    const EACH: &'static str = EACH_PAIRING;

    fn columns(&self) -> Vec<Value<'_>> {
        let (firm, person, chamber) = match self.partner {
            Partner::Firm(firm, person) => (Some(firm), Some(person), None),
            Partner::Chamber(chamber) => (None, None, Some(chamber)),
        };
        vec![
            Value::from(self.year),
            Value::from(self.leader),
            Value::from(firm),
            Value::from(person),
            Value::from(chamber),
            Value::from(self.ends_on),
        ]
    }
}

/// The pairings of a year, those that ended too, each leader's together.
pub fn of_year(reader: &mut Reader, year: i32) -> Result<Vec<Versioned<Pairing>>, Error> {
    reader.query(PAIRINGS_OF_YEAR, params![year], versioned)
}

/// The leaders who look after a firm in a year.
pub fn leaders_of_firm(
    reader: &mut Reader,
    firm: FirmId,
    year: i32,
) -> Result<Vec<PersonId>, Error> {
    reader.query(LEADERS_OF_FIRM, params![firm, year], |row| row.id(0))
}

/// The firms that a leader looks after in a year.
pub fn firms_of_leader(
    reader: &mut Reader,
    leader: PersonId,
    year: i32,
) -> Result<Vec<FirmId>, Error> {
    reader.query(FIRMS_OF_LEADER, params![leader, year], |row| row.id(0))
}

/// Of a year: leaders and entrepreneurs paired, and leaders and chambers paired. Never one sum.
pub fn year_counts(reader: &mut Reader, year: i32) -> Result<[(i64, i64); 2], Error> {
    let mut counts = [(0, 0); 2];
    for (count, statement) in counts.iter_mut().zip([FIRM_COUNTS, CHAMBER_COUNTS]) {
        let found = reader.query_opt(statement, params![year], |row| {
            Ok((row.int(0)?, row.int(1)?))
        })?;
        *count = found.unwrap_or_default();
    }
    Ok(counts)
}

/// All pairings of a firm, the latest year first.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Versioned<Pairing>>, Error> {
    select(reader, OF_FIRM, params![firm])
}

/// All pairings of a chamber, the latest year first.
pub fn of_chamber(
    reader: &mut Reader,
    chamber: ChamberId,
) -> Result<Vec<Versioned<Pairing>>, Error> {
    select(reader, OF_CHAMBER, params![chamber])
}
