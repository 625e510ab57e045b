//! Firms.

use domain::firms::Firm;
use domain::ids::FirmId;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, get, lookup_key};

crate::statements! {
    INSERT_FIRM = "INSERT INTO firm (id, version, state, name, credit_code, place, industry, size, lookup) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE_FIRM = "UPDATE firm SET version = $2, state = $3, name = $4, credit_code = $5, place = $6, industry = $7, size = $8, lookup = $9 WHERE id = $1 AND version = $10";
    GET_FIRM = "SELECT version, state FROM firm WHERE id = $1";
    EACH_FIRM = "SELECT version, state FROM firm ORDER BY name, id";
    BY_CODE = "SELECT id FROM firm WHERE credit_code = $1";
    BY_NAME = "SELECT id FROM firm WHERE name = $1 ORDER BY id";
    INVITATIONS = "SELECT COUNT(*), MAX(held_on) FROM meeting_attendee WHERE firm = $1 AND held_on >= $2 AND held_on < $3";
}

impl Table for Firm {
    const TABLE: &'static str = "firm";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "state",
        "name",
        "credit_code",
        "place",
        "industry",
        "size",
        "lookup",
    ];
    const INSERT: &'static str = INSERT_FIRM;
    const UPDATE: &'static str = UPDATE_FIRM;
    const GET: &'static str = GET_FIRM;
    const EACH: &'static str = EACH_FIRM;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(&self.name),
            Value::from((!self.credit_code.is_empty()).then_some(&self.credit_code)),
            Value::from(&self.place),
            Value::from(&self.industry),
            Value::from(self.size.key()),
            Value::from(lookup_key(&[&self.name])),
        ]
    }
}

/// The firm with a credit code.
pub fn by_code(reader: &mut Reader, code: &str) -> Result<Option<Versioned<Firm>>, Error> {
    match reader.query_opt(BY_CODE, params![code], |row| row.id::<FirmId>(0))? {
        Some(id) => get(reader, id.0),
        None => Ok(None),
    }
}

/// The first firm with exactly this name.
pub fn by_name(reader: &mut Reader, name: &str) -> Result<Option<FirmId>, Error> {
    reader.query_opt(BY_NAME, params![name], |row| row.id(0))
}

/// How often a firm was invited from a day up to, not including, another, and the last time: the burden counter.
pub fn invitations(
    reader: &mut Reader,
    firm: FirmId,
    from: domain::time::Date,
    to: domain::time::Date,
) -> Result<(i64, Option<domain::time::Date>), Error> {
    let found = reader.query_opt(INVITATIONS, params![firm, from, to], |row| {
        Ok((row.int(0)?, row.opt_date(1)?))
    })?;
    Ok(found.unwrap_or((0, None)))
}
