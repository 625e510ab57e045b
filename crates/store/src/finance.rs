//! Records of the finance institutions.

use domain::ids::{FinanceRecordId, FirmId};
use domain::records::{FinanceProduct, FinanceRecord};
use domain::time::Date;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_FINANCE_RECORD = "INSERT INTO finance_record (id, version, state, product, firm, amount_fen, granted_on, filing_number, due_on, finance_state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE_FINANCE_RECORD = "UPDATE finance_record SET version = $2, state = $3, product = $4, firm = $5, amount_fen = $6, granted_on = $7, filing_number = $8,
        due_on = $9, finance_state = $10 WHERE id = $1 AND version = $11";
    GET_FINANCE_RECORD = "SELECT version, state FROM finance_record WHERE id = $1";
    EACH_FINANCE_RECORD = "SELECT version, state FROM finance_record ORDER BY granted_on, id";
    BY_FILING = "SELECT version, state FROM finance_record WHERE product = $1 AND filing_number = $2 AND finance_state <> 'void' ORDER BY id";
    DUE = "SELECT version, state FROM finance_record WHERE finance_state = 'running' AND due_on IS NOT NULL AND due_on <= $1
        ORDER BY due_on, id LIMIT $2";
    OF_FIRM = "SELECT version, state FROM finance_record WHERE firm = $1 ORDER BY granted_on DESC, id DESC";
    PAGE = "SELECT version, state FROM finance_record WHERE (CAST($1 AS TEXT) = '' OR product = $1)
        AND (granted_on < $2 OR (granted_on = $2 AND id < $3)) ORDER BY granted_on DESC, id DESC LIMIT $4";
    /// Of one product, so that an index is read from the first day to the last without comparing products.
    TOTAL = "SELECT COUNT(*), CAST(SUM(amount_fen) AS BIGINT) FROM finance_record
        WHERE product = $1 AND granted_on < $2 AND finance_state <> 'void'";
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
        "filing_number",
        "due_on",
        "finance_state",
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
            Value::from(self.filing_number.as_str()),
            Value::from(self.due_on),
            Value::from(self.state.key()),
        ]
    }
}

/// Count and sum in 分 by product, of everything granted before a day but entries in error: since founding, never added
/// across products.
pub fn totals_before(
    reader: &mut Reader,
    day: Date,
) -> Result<Vec<(FinanceProduct, i64, i64)>, Error> {
    let mut totals = Vec::new();
    for product in FinanceProduct::ALL.iter().copied() {
        let total = reader.query_opt(TOTAL, params![product.key(), day], |row| {
            Ok((row.int(0)?, row.opt_int(1)?.unwrap_or(0)))
        })?;
        totals.extend(
            total
                .filter(|(n, _)| *n > 0)
                .map(|(n, fen)| (product, n, fen)),
        );
    }
    totals.sort_by_key(|(product, ..)| product.key());
    Ok(totals)
}

/// The record of a product with a filing number, leaving out those that were entered in error.
pub fn by_filing_number(
    reader: &mut Reader,
    product: FinanceProduct,
    number: &str,
) -> Result<Option<Versioned<FinanceRecord>>, Error> {
    let found = select(reader, BY_FILING, params![product.key(), number])?;
    Ok(found.into_iter().next())
}

/// Running records that are due by a day, the earliest first.
pub fn due_by(
    reader: &mut Reader,
    day: Date,
    limit: u32,
) -> Result<Vec<Versioned<FinanceRecord>>, Error> {
    select(reader, DUE, params![day, limit])
}

/// Every record of a firm, the latest first.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Versioned<FinanceRecord>>, Error> {
    select(reader, OF_FIRM, params![firm])
}

/// A page of the records of one product or of all, the latest first, after the record that `after` names.
pub fn page(
    reader: &mut Reader,
    product: Option<FinanceProduct>,
    after: Option<(Date, FinanceRecordId)>,
    limit: u32,
) -> Result<Vec<Versioned<FinanceRecord>>, Error> {
    let product = product.map_or("", FinanceProduct::key);
    let (day, id) = match after {
        Some((day, id)) => (day, id.to_string()),
        None => (Date::MAX, String::new()),
    };
    select(reader, PAGE, params![product, day, id, limit])
}
