//! Records of the finance institutions.

use domain::records::{FinanceProduct, FinanceRecord};

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::Table;

crate::statements! {
    INSERT_FINANCE_RECORD = "INSERT INTO finance_record (id, version, state, product, firm, amount_fen, granted_on) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UPDATE_FINANCE_RECORD = "UPDATE finance_record SET version = $2, state = $3, product = $4, firm = $5, amount_fen = $6, granted_on = $7 WHERE id = $1 AND version = $8";
    GET_FINANCE_RECORD = "SELECT version, state FROM finance_record WHERE id = $1";
    EACH_FINANCE_RECORD = "SELECT version, state FROM finance_record ORDER BY granted_on, id";
    TOTALS = "SELECT product, COUNT(*), CAST(SUM(amount_fen) AS BIGINT) FROM finance_record
        WHERE granted_on < $1 GROUP BY product ORDER BY product";
}

impl Table for FinanceRecord {
    const TABLE: &'static str = "finance_record";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "state",
        "product",
        "firm",
        "amount_fen",
        "granted_on",
    ];
    const INSERT: &'static str = INSERT_FINANCE_RECORD;
    const UPDATE: &'static str = UPDATE_FINANCE_RECORD;
    const GET: &'static str = GET_FINANCE_RECORD;
    const EACH: &'static str = EACH_FINANCE_RECORD;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(self.product.key()),
            Value::from(self.firm),
            Value::from(self.amount_fen),
            Value::from(self.granted_on),
        ]
    }
}

/// Count and sum in 分 by product, of everything granted before a day: since founding, never added across products.
pub fn totals_before(
    reader: &mut Reader,
    day: domain::time::Date,
) -> Result<Vec<(FinanceProduct, i64, i64)>, Error> {
    reader.query(TOTALS, params![day], |row| {
        Ok((row.id(0)?, row.int(1)?, row.int(2)?))
    })
}
