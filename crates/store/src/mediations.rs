//! Mediations.

use domain::records::Mediation;
use domain::time::Date;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::Table;

crate::statements! {
    INSERT_MEDIATION = "INSERT INTO mediation (id, version, state, firm, mediation_state, settled_on, recovered_fen, avoided_fen) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE_MEDIATION = "UPDATE mediation SET version = $2, state = $3, firm = $4, mediation_state = $5, settled_on = $6, recovered_fen = $7, avoided_fen = $8 WHERE id = $1 AND version = $9";
    GET_MEDIATION = "SELECT version, state FROM mediation WHERE id = $1";
    EACH_MEDIATION = "SELECT version, state FROM mediation ORDER BY id";
    TOTALS = "SELECT CAST(COALESCE(SUM(recovered_fen), 0) AS BIGINT), CAST(COALESCE(SUM(avoided_fen), 0) AS BIGINT)
        FROM mediation WHERE settled_on >= $1 AND settled_on < $2";
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
