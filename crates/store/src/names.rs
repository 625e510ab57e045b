//! What pages print for ids: offices, people, firms, chambers by name, cases by number.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::engine::{Engine, Error, Reader, Value};
use crate::params;

/// How many ids one statement takes; fewer are filled up with NULL, which is nobody's id.
const AT_ONCE: usize = 16;

crate::statements! {
    NAMES = "SELECT id, name FROM office WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, label FROM person WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, name FROM firm WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, name FROM chamber WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, number FROM cases WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// The same for one id, where asking costs no journey.
    NAME for Sqlite = "SELECT label FROM person WHERE id = $1 UNION ALL SELECT name FROM office WHERE id = $1
        UNION ALL SELECT name FROM firm WHERE id = $1 UNION ALL SELECT number FROM cases WHERE id = $1
        UNION ALL SELECT name FROM chamber WHERE id = $1";
}

/// The names of those ids that anything is known by.
pub fn of(reader: &mut Reader, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>, Error> {
    let mut names = BTreeMap::new();
    if reader.engine() == Engine::Sqlite {
        for id in ids {
            let name = reader.query_opt(NAME, params![id.hyphenated().to_string()], |row| {
                Ok(row.text(0)?.to_owned())
            })?;
            names.extend(name.map(|name| (*id, name)));
        }
        return Ok(names);
    }
    for some in ids.chunks(AT_ONCE) {
        let mut values: Vec<Value<'_>> = some
            .iter()
            .map(|id| Value::from(id.hyphenated().to_string()))
            .collect();
        values.resize(AT_ONCE, Value::Null);
        let found = reader.query(NAMES, &values, |row| {
            Ok((row.id::<Uuid>(0)?, row.text(1)?.to_owned()))
        })?;
        names.extend(found);
    }
    Ok(names)
}
