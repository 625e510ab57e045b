//! What happened in a span of time, counted from the record of events.

use std::collections::BTreeMap;

use domain::statistics::{Happened, Happening};
use domain::time::Instant;

use crate::engine::{Error, Reader};
use crate::params;

crate::statements! {
    /// In how many cases each kind of event was recorded, by the office that leads them now.
    HAPPENED = "SELECT e.kind, COALESCE(c.lead_office, ''), CAST(COUNT(DISTINCT e.stream) AS BIGINT)
        FROM event e JOIN cases c ON c.id = substr(e.stream, 6)
        WHERE e.recorded_at >= $1 AND e.recorded_at < $2 AND substr(e.kind, 1, 5) = 'case.'
        GROUP BY e.kind, c.lead_office";
}

/// In how many cases each thing happened from an instant up to another, by the id of the office that leads them now;
/// under the empty key those that nobody leads.
pub fn happened(
    reader: &mut Reader,
    (from, to): (Instant, Instant),
) -> Result<BTreeMap<String, Happened>, Error> {
    let mut found: BTreeMap<String, Happened> = BTreeMap::new();
    reader.query_each(HAPPENED, params![from, to], |row| {
        let kind = row.text(0)?;
        let of_kind = |each: &&Happening| each.event_kind() == kind;
        if let Some(happening) = Happening::ALL.iter().find(of_kind) {
            let office = found.entry(row.text(1)?.to_owned()).or_default();
            *office.0.entry(*happening).or_default() += row.int(2)?;
        }
        Ok::<(), Error>(())
    })?;
    Ok(found)
}
