//! Mediations.

use domain::ids::FirmId;
use domain::records::{Mediation, MediationState};
use domain::time::Date;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_MEDIATION = "INSERT INTO mediation (id, version, state, firm, mediation_state, settled_on, recovered_fen, avoided_fen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE_MEDIATION = "UPDATE mediation SET version = $2, state = $3, firm = $4, mediation_state = $5, settled_on = $6, recovered_fen = $7, avoided_fen = $8 WHERE id = $1 AND version = $9";
    GET_MEDIATION = "SELECT version, state FROM mediation WHERE id = $1";
    EACH_MEDIATION = "SELECT version, state FROM mediation ORDER BY id";
    OF_FIRM = "SELECT version, state FROM mediation WHERE firm = $1 ORDER BY settled_on DESC, id";
    BY_STATE = "SELECT mediation_state, COUNT(*), CAST(COALESCE(SUM(recovered_fen), 0) AS BIGINT),
        CAST(COALESCE(SUM(avoided_fen), 0) AS BIGINT) FROM mediation GROUP BY mediation_state ORDER BY mediation_state";
    TOTALS = "SELECT CAST(COALESCE(SUM(recovered_fen), 0) AS BIGINT), CAST(COALESCE(SUM(avoided_fen), 0) AS BIGINT)
        FROM mediation WHERE settled_on >= $1 AND settled_on < $2 AND mediation_state = 'settled'";
}

impl Table for Mediation {
    const TABLE: &'static str = "mediation";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "state",
        "firm",
        "mediation_state",
        "settled_on",
        "recovered_fen",
        "avoided_fen",
    ];
    const INSERT: &'static str = INSERT_MEDIATION;
    const UPDATE: &'static str = UPDATE_MEDIATION;
    const GET: &'static str = GET_MEDIATION;
    const EACH: &'static str = EACH_MEDIATION;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.firm),
            Value::from(self.state.key()),
            Value::from(self.settled_on),
            Value::from(self.recovered_fen),
            Value::from(self.avoided_fen),
        ]
    }
}

/// Losses recovered and avoided in 分 (lower bounds) by settlements from a day up to, not including, another.
pub fn losses(reader: &mut Reader, from: Date, to: Date) -> Result<(i64, i64), Error> {
    let found = reader.query_opt(TOTALS, params![from, to], |row| {
        Ok((row.int(0)?, row.int(1)?))
    })?;
    Ok(found.unwrap_or_default())
}

/// The mediations in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateTotals {
    pub state: MediationState,
    pub count: i64,
    /// Lower bounds in 分. Recovered and avoided losses are two numbers, never one.
    pub recovered_fen: i64,
    pub avoided_fen: i64,
}

/// Every mediation of a firm.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Versioned<Mediation>>, Error> {
    select(reader, OF_FIRM, params![firm])
}

/// Counts and losses by state.
pub fn totals_by_state(reader: &mut Reader) -> Result<Vec<StateTotals>, Error> {
    reader.query(BY_STATE, params![], |row| {
        Ok(StateTotals {
            state: row.id(0)?,
            count: row.int(1)?,
            recovered_fen: row.int(2)?,
            avoided_fen: row.int(3)?,
        })
    })
}
