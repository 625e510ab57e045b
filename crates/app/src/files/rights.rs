//! Who reads a file, and who adds one: the rights of what it belongs to.

use domain::briefings::Briefing;
use domain::cases::Case;
use domain::files::About;
use domain::permits::{Actor, Permission};
use domain::time::Instant;
use store::Reader;
use store::registers::Versioned;

use crate::Error;
use crate::cases::{HistoryEntry, told};
use crate::meetings::{load, permit};

/// The entries of a case that an actor may read, or that nothing may be known of the case.
pub(super) fn entries(
    reader: &mut Reader,
    actor: &Actor,
    case: &Case,
    now: Instant,
) -> Result<Vec<HistoryEntry>, Error> {
    Ok(told(reader, actor, case, now)?.entries)
}

/// Whether the files of an entry are shown. Where the entry doesn't say who made it, its files could: a letter-head, a
/// view of the works.
pub(super) fn shows_files(entries: &[HistoryEntry], seq: i64) -> bool {
    entries
        .iter()
        .any(|entry| entry.seq == seq && entry.actor.is_some())
}

/// Refuses with "not found" whoever may not read the files of something.
pub(super) fn must_read(
    reader: &mut Reader,
    actor: &Actor,
    about: About,
    now: Instant,
) -> Result<(), Error> {
    let permitted = match about {
        About::Case { case, seq } => {
            let found = store::cases::by_id(reader, case)?.ok_or(Error::NotFound)?;
            shows_files(&entries(reader, actor, &found.case, now)?, seq)
        }
        About::Visit { .. } | About::Briefing { .. } => {
            must_be(reader, about)?;
            permit(actor, Permission::ViewMeetings).is_ok()
        }
    };
    match permitted {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// Files are added to what one recorded oneself, or what was recorded in one's name.
pub(super) fn must_add(
    reader: &mut Reader,
    actor: &Actor,
    about: About,
    now: Instant,
) -> Result<(), Error> {
    match about {
        About::Case { case, seq } => {
            let found = store::cases::by_id(reader, case)?.ok_or(Error::NotFound)?;
            let entries = entries(reader, actor, &found.case, now)?;
            let entry = entries.iter().find(|entry| entry.seq == seq);
            match is_own(actor, entry.ok_or(Error::NotFound)?) {
                true => Ok(()),
                false => Err(Error::NotPermitted),
            }
        }
        About::Visit { .. } => {
            permit(actor, Permission::AssignOnTheSpot)?;
            must_be(reader, about)
        }
        About::Briefing { .. } => {
            permit(actor, Permission::ManageMeetings)?;
            must_be(reader, about)
        }
    }
}

/// Refuses files of a firm that isn't on the list of the visit, and of a briefing that isn't there.
fn must_be(reader: &mut Reader, about: About) -> Result<(), Error> {
    let is_there = match about {
        About::Visit { meeting, firm } => {
            let attendees = load(reader, meeting)?.entry.attendees;
            attendees.iter().any(|one| one.firm == firm)
        }
        About::Briefing { briefing } => {
            let found: Option<Versioned<Briefing>> = store::registers::get(reader, briefing.0)?;
            found.is_some()
        }
        About::Case { case, .. } => store::cases::by_id(reader, case)?.is_some(),
    };
    match is_there {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// Whether an entry was made by the actor, or in the name in which the actor acts.
pub fn is_own(actor: &Actor, entry: &HistoryEntry) -> bool {
    let made_by = [entry.actor, entry.on_behalf_of];
    made_by.contains(&Some(actor.person)) || made_by.contains(&Some(actor.principal()))
}
