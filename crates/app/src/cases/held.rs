//! Which of the cases that the index finds hold the words as they were asked for: the index can't tell whether the parts
//! of a longer word stand together.

use domain::cases::Case;
use domain::ids::CaseId;
use store::Reader;
use text::fold;
use text::query::Wanted;

use super::save::searchable;
use crate::Error;

/// Those of the ordinals whose texts are as wanted, in their order.
pub(super) fn among(
    reader: &mut Reader,
    wanted: &Wanted,
    found: Vec<i64>,
) -> Result<Vec<i64>, Error> {
    if wanted.is_exact() {
        return Ok(found);
    }
    let mut held = Vec::new();
    for ordinal in found {
        let stored = store::cases::by_ordinals(reader, &[ordinal])?;
        if stored.iter().any(|stored| holds(wanted, &stored.case)) {
            held.push(ordinal);
        }
    }
    Ok(held)
}

/// Whether the texts of a case are as wanted.
pub(super) fn is_held(reader: &mut Reader, wanted: &Wanted, id: CaseId) -> Result<bool, Error> {
    let stored = store::cases::by_id(reader, id)?;
    Ok(stored.is_some_and(|stored| holds(wanted, &stored.case)))
}

fn holds(wanted: &Wanted, case: &Case) -> bool {
    wanted.holds(&fold(&searchable(case)))
}
