//! What pages print for ids: offices, people, firms, chambers by name, cases by number. One statement for many of them.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::engine::{Error, Reader, Value};

/// How many ids one statement takes; fewer are filled up with NULL, which is nobody's id.
const AT_ONCE: usize = 16;

crate::statements! {
    NAMES = "SELECT id, name FROM office WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, label FROM person WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, name FROM firm WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, name FROM chamber WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        UNION ALL SELECT id, number FROM cases WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
}

/// The names of those ids that anything is known by.
pub fn of(reader: &mut Reader, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>, Error> {
    let mut names = BTreeMap::new();
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
