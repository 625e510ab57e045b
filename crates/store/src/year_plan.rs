//! The year's plan of meetings.

use domain::year_plan::{PlanLine, Standing};

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, select};

crate::statements! {
    INSERT_PLAN_LINE = "INSERT INTO plan_line (id, version, state, year, month, meeting) VALUES ($1, $2, $3, $4, $5, $6)";
    UPDATE_PLAN_LINE = "UPDATE plan_line SET version = $2, state = $3, year = $4, month = $5, meeting = $6 WHERE id = $1 AND version = $7";
    GET_PLAN_LINE = "SELECT version, state FROM plan_line WHERE id = $1";
    EACH_PLAN_LINE = "SELECT version, state FROM plan_line ORDER BY id";
    OF_YEAR = "SELECT version, state FROM plan_line WHERE year = $1 ORDER BY month, id";
}

impl Table for PlanLine {
    const TABLE: &'static str = "plan_line";
    const COLUMNS: &'static [&'static str] = &["version", "state", "year", "month", "meeting"];
    const INSERT: &'static str = INSERT_PLAN_LINE;
    const UPDATE: &'static str = UPDATE_PLAN_LINE;
    const GET: &'static str = GET_PLAN_LINE;
    const EACH: &'static str = EACH_PLAN_LINE;

    fn columns(&self) -> Vec<Value<'_>> {
        let meeting = match self.standing {
            Standing::Arranged { meeting } => Some(meeting),
            Standing::Open | Standing::Cancelled { .. } => None,
        };
        vec![
            Value::from(self.year),
            Value::from(self.month),
            Value::from(meeting),
        ]
    }
}

/// The lines of a year, by month.
pub fn of_year(reader: &mut Reader, year: i32) -> Result<Vec<Versioned<PlanLine>>, Error> {
    select(reader, OF_YEAR, params![year])
}
