//! Projects.

use domain::ids::FirmId;
use domain::records::{Project, ProjectState, ProjectTotals};
use domain::time::Date;

use crate::engine::{Error, Reader, Value};
use crate::params;
use crate::registers::{Table, Versioned, each, select};

crate::statements! {
    INSERT_PROJECT = "INSERT INTO project (id, version, state, name, firm, investment_fen, project_state, started_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    UPDATE_PROJECT = "UPDATE project SET version = $2, state = $3, name = $4, firm = $5, investment_fen = $6, project_state = $7, started_on = $8 WHERE id = $1 AND version = $9";
    GET_PROJECT = "SELECT version, state FROM project WHERE id = $1";
    EACH_PROJECT = "SELECT version, state FROM project ORDER BY name, id";
    OF_FIRM = "SELECT version, state FROM project WHERE firm = $1 ORDER BY name, id";
    BY_STATE = "SELECT project_state, COUNT(*), CAST(COALESCE(SUM(investment_fen), 0) AS BIGINT) FROM project
        GROUP BY project_state ORDER BY project_state";
}

impl Table for Project {
    const TABLE: &'static str = "project";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "state",
        "name",
        "firm",
        "investment_fen",
        "project_state",
        "started_on",
    ];
    const INSERT: &'static str = INSERT_PROJECT;
    const UPDATE: &'static str = UPDATE_PROJECT;
    const GET: &'static str = GET_PROJECT;
    const EACH: &'static str = EACH_PROJECT;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(&self.name),
            Value::from(self.firm),
            Value::from(self.investment_fen),
            Value::from(self.state.key()),
            Value::from(self.started_on),
        ]
    }
}

/// The projects of the year from `first` up to, not including, `next`; planned ones apart.
pub fn totals_of(reader: &mut Reader, first: Date, next: Date) -> Result<ProjectTotals, Error> {
    let mut totals = ProjectTotals::default();
    each::<Project>(reader, |found| {
        totals.add(&found.entry, first, next);
        Ok(())
    })?;
    Ok(totals)
}

/// Every project of a firm.
pub fn of_firm(reader: &mut Reader, firm: FirmId) -> Result<Vec<Versioned<Project>>, Error> {
    select(reader, OF_FIRM, params![firm])
}

/// Count and investment in 分 by state, never added across states.
pub fn totals_by_state(reader: &mut Reader) -> Result<Vec<(ProjectState, i64, i64)>, Error> {
    reader.query(BY_STATE, params![], |row| {
        Ok((row.id(0)?, row.int(1)?, row.int(2)?))
    })
}
