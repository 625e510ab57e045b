//! Where in the ledger a page stands, and the pages beside it.

use store::cases::ListRow;

use super::{COUNTED, Conditions, LINES};
use crate::components::pager::{Pager, Range};
use crate::visitor::Visitor;

/// The pager below a page of lines.
pub fn pager(
    visitor: &Visitor,
    conditions: &Conditions,
    rows: &[ListRow],
    more: bool,
    total: i64,
) -> Pager {
    let before = u64::try_from(conditions.trail.len()).unwrap_or_default() * u64::from(LINES);
    let shown = u64::try_from(rows.len()).unwrap_or_default();
    let whole = u64::try_from(total)
        .ok()
        .filter(|_| total < i64::from(COUNTED));
    let range = Range {
        first: before + 1,
        last: before + shown,
        total: whole,
    };
    let mut pager = Pager::new(visitor.t, range);
    pager.previous = conditions
        .previous()
        .map(|previous| previous.path("/cases"));
    pager.next = rows
        .last()
        .filter(|_| more)
        .map(|last| conditions.after(last).path("/cases"));
    pager
}
