//! Chambers of commerce.

use domain::firms::Chamber;

use crate::engine::Value;
use crate::registers::{Table, lookup_key};

crate::statements! {
    INSERT_CHAMBER = "INSERT INTO chamber (id, version, state, name, lookup) VALUES ($1, $2, $3, $4, $5)";
    UPDATE_CHAMBER = "UPDATE chamber SET version = $2, state = $3, name = $4, lookup = $5 WHERE id = $1 AND version = $6";
    GET_CHAMBER = "SELECT version, state FROM chamber WHERE id = $1";
    EACH_CHAMBER = "SELECT version, state FROM chamber ORDER BY name, id";
}

impl Table for Chamber {
    const TABLE: &'static str = "chamber";
    const COLUMNS: &'static [&'static str] = &["version", "state", "name", "lookup"];
    const INSERT: &'static str = INSERT_CHAMBER;
    const UPDATE: &'static str = UPDATE_CHAMBER;
    const GET: &'static str = GET_CHAMBER;
    const EACH: &'static str = EACH_CHAMBER;

    fn columns(&self) -> Vec<Value<'_>> {
        vec![
            Value::from(&self.name),
            Value::from(lookup_key(&[&self.name])),
        ]
    }
}
