//! What listed cases are about, counted.

use domain::cases::StageName;
use domain::ids::OfficeId;

use crate::engine::{Error, Reader, Value};

/// What a case is told apart by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    pub stage: StageName,
    pub category: String,
    pub lead: Option<OfficeId>,
}

/// So many ordinals are asked for in one statement.
const AT_ONCE: usize = 500;

/// How many of the cases with these ordinals stand so, counted in parts: the same facet may come several times.
pub fn facets(reader: &mut Reader, ordinals: &[i64]) -> Result<Vec<(Facet, i64)>, Error> {
    let mut counted = Vec::new();
    for some in ordinals.chunks(AT_ONCE) {
        let places: Vec<String> = (1..=some.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "SELECT stage, category, lead_office, COUNT(*) FROM cases WHERE ordinal IN ({}) GROUP BY stage, category,
            lead_office",
            places.join(", ")
        );
        let params: Vec<Value<'_>> = some.iter().map(|ordinal| Value::from(*ordinal)).collect();
        counted.extend(reader.query(&sql, &params, |row| {
            let facet = Facet {
                stage: row.id(0)?,
                category: row.text(1)?.to_owned(),
                lead: row.opt_id(2)?,
            };
            Ok((facet, row.int(3)?))
        })?);
    }
    Ok(counted)
}
