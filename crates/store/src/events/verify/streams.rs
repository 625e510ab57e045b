//! The pass over all events stream by stream.

use domain::evidence::Hash;

use super::Progress;
use super::report::{Faults, Finding, event_key};
use crate::events::sql;
use crate::params;
use crate::{Error, Reader, Row};

/// How often progress is told.
const STEP: u64 = 4_096;

/// How an event hangs between others.
struct Link {
    stream: String,
    seq: i64,
    position: i64,
    previous: Hash,
    hash: Hash,
}

/// Checks that each stream counts from 1 without gaps and that each event follows the one before it. Answers how many
/// streams there are. What the other pass has found about an event isn't told again.
pub(super) fn verify(
    reader: &mut Reader,
    events: u64,
    faults: &mut Faults,
    progress: &mut impl FnMut(Progress),
) -> Result<u64, Error> {
    let mut streams = 0;
    let mut seen = 0;
    let mut before: Option<Link> = None;
    reader.query_each(sql::LINKS, &[], |row| {
        seen += 1;
        if seen % STEP == 0 {
            progress(Progress {
                done: events + seen.min(events),
                of: 2 * events,
            });
        }
        let Some(link) = link(row) else {
            before = None;
            return Ok::<(), Error>(());
        };
        let follows = before.take().filter(|before| before.stream == link.stream);
        streams += u64::from(follows.is_none());
        check(follows.as_ref(), &link, faults);
        before = Some(link);
        Ok(())
    })?;
    Ok(streams)
}

/// The same for the events from a position on, each with the one before it wherever that is. Answers how many streams
/// begin there.
pub(super) fn verify_since(
    reader: &mut Reader,
    from: u64,
    faults: &mut Faults,
) -> Result<u64, Error> {
    let mut streams = 0;
    let mut after = from as i64 - 1;
    loop {
        let page = reader.query(sql::LINKS_AFTER, params![after, STEP], |row| {
            Ok((row.int(2)?, link(row)))
        })?;
        let Some((last, _)) = page.last() else {
            return Ok(streams);
        };
        after = *last;
        for link in page.into_iter().filter_map(|(_, link)| link) {
            let before = params![&link.stream, link.position];
            let before = reader.query_opt(sql::LINK_BEFORE, before, |row| Ok(self::link(row)))?;
            streams += u64::from(before.is_none());
            match before {
                Some(None) => {}
                Some(Some(before)) => check(Some(&before), &link, faults),
                None => check(None, &link, faults),
            }
        }
    }
}

fn check(before: Option<&Link>, link: &Link, faults: &mut Faults) {
    let (seq, hash) = before.map_or((0, Hash::NONE), |before| (before.seq, before.hash));
    let in_order = before.is_none_or(|before| before.position < link.position);
    if seq + 1 == link.seq && hash == link.previous && in_order {
        return;
    }
    let known = faults.concern_event(link.position)
        || before.is_some_and(|before| faults.concern_event(before.position));
    if known {
        return;
    }
    if seq + 1 < link.seq && in_order {
        let missing = match link.seq - seq {
            2 => format!("seq {}", seq + 1),
            _ => format!("seq {} to {}", seq + 1, link.seq - 1),
        };
        let key = format!("stream {}, {missing}", link.stream);
        faults.note("event", key, None, Finding::Missing);
    } else {
        faults.note("event", event_key(link.position), None, Finding::NotLinked);
    }
}

fn link(row: &Row<'_>) -> Option<Link> {
    Some(Link {
        stream: row.text(0).ok()?.to_owned(),
        seq: row.int(1).ok()?,
        position: row.int(2).ok()?,
        previous: Hash::from_slice(row.blob(3).ok()?)?,
        hash: Hash::from_slice(row.blob(4).ok()?)?,
    })
}
