//! Blocks for the cases of a database that was made before there were any.

use super::{ANY, Changes, FACTS, LAST_CASE, stored_fact};
use crate::engine::{Db, Error};
use crate::params;

/// Ordinals that are read at once.
const SPAN: i64 = 1 << 16;

/// Makes the blocks when there are cases and no blocks. Quick when there is nothing to do.
pub(crate) fn fill_missing(db: &Db) -> Result<(), Error> {
    if db.read(|reader| Ok::<_, Error>(last_case(reader)?.is_none() || has_blocks(reader)?))? {
        return Ok(());
    }
    db.write(|tx| {
        let last = last_case(tx)?.unwrap_or(-1);
        if has_blocks(tx)? {
            return Ok(());
        }
        let mut from = 0;
        while from <= last {
            let facts = tx.query(FACTS, params![from, from + SPAN], stored_fact)?;
            let mut changes = Changes::default();
            for (ordinal, year, narrow) in facts {
                changes.put(ordinal, year, Some(narrow));
            }
            changes.write(tx)?;
            from += SPAN;
        }
        Ok(())
    })
}

fn last_case(reader: &mut crate::Reader) -> Result<Option<i64>, Error> {
    let last = reader.query_opt(LAST_CASE, &[], |row| row.opt_int(0))?;
    Ok(last.flatten())
}

fn has_blocks(reader: &mut crate::Reader) -> Result<bool, Error> {
    Ok(reader.query_opt(ANY, &[], |row| row.int(0))?.is_some())
}
