//! The latest progress of a case, with its day.

use domain::cases::{Case, Event};
use domain::permits::{Audience, event_for};
use domain::time::local_date;
use messages::Texts;
use store::Reader;

use crate::Error;
use crate::cases::{entry, stream};

/// Events that say how it is going.
const KINDS: [&str; 3] = [
    "case.progress_logged",
    "case.interim_replied",
    "case.milestone_reported",
];

/// What was last said about how it is going, as far as it is for this reader.
pub(super) fn latest(
    reader: &mut Reader,
    case: &Case,
    audience: Audience,
    texts: &Texts,
) -> Result<Option<String>, Error> {
    // A case with nothing but its first event has no progress of its own.
    if case.version <= 1 {
        return Ok(None);
    }
    let stream = stream(case.id);
    let mut said = Vec::new();
    for kind in KINDS {
        if let Some(record) = store::events::latest_of_kind(reader, &stream, kind)? {
            let entry = entry(&record)?;
            said.extend(event_for(&entry.event, audience).map(|event| (entry, event)));
        }
    }
    let Some((entry, event)) = said.into_iter().max_by_key(|(entry, _)| entry.seq) else {
        return Ok(None);
    };
    let text = match event {
        Event::ProgressLogged(event) => event.text,
        Event::InterimReplied(event) => event.text,
        Event::MilestoneReported(event) => event.progress,
        _ => return Ok(None),
    };
    Ok(Some(
        texts.export.progress(local_date(entry.occurred_at), text),
    ))
}
