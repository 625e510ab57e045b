//! The invitation to a meeting for the calendar of whoever is invited.

use documents::invitation::{CalendarInvitation, Method, Party, When};
use domain::ids::{FirmId, MeetingId};
use domain::meetings::{Meeting, MeetingStatus, minutes_of_day};
use domain::permits::{Actor, Permission, has};
use domain::signups::StandingName;
use messages::Texts;
use store::Reader;
use store::registers::Versioned;
use uuid::Uuid;

use super::{Meetings, load};
use crate::{Error, World};

/// How long a meeting is in a calendar when nobody has said when it ends: as the usual agenda has it.
const USUAL_MINUTES: u32 = 150;

/// Who is invited, and whether still.
struct Guest {
    id: Uuid,
    method: Method,
}

impl Meetings<'_> {
    /// The calendar file (`text/calendar`) of a meeting for the actor: for the invited firm, or for staff.
    ///
    /// A firm that was invited and is not any more gets a cancellation, so that its calendar forgets the entry.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever is not invited.
    pub fn calendar_file(
        &self,
        actor: &Actor,
        id: MeetingId,
        texts: &Texts,
    ) -> Result<String, Error> {
        self.app.db.read(|reader| {
            let found = load(reader, id)?;
            let guest = self.guest(reader, actor, &found.entry)?;
            self.file(reader, &found, &guest, texts)
        })
    }

    /// The same for a firm that is or was invited, whoever asks: for what is sent to it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a firm that never was.
    pub fn calendar_file_of_firm(
        &self,
        id: MeetingId,
        firm: FirmId,
        texts: &Texts,
    ) -> Result<String, Error> {
        self.app.db.read(|reader| {
            let found = load(reader, id)?;
            let guest = as_firm(reader, &found.entry, firm)?.ok_or(Error::NotFound)?;
            self.file(reader, &found, &guest, texts)
        })
    }

    fn guest(&self, reader: &mut Reader, actor: &Actor, meeting: &Meeting) -> Result<Guest, Error> {
        let mut firms = actor.firms();
        for chamber in actor.chambers() {
            let filed = store::signups::of_chamber(reader, chamber)?;
            let here = filed
                .iter()
                .filter(|found| found.entry.meeting == meeting.id);
            firms.extend(here.map(|found| found.entry.firm));
        }
        for firm in firms {
            if let Some(guest) = as_firm(reader, meeting, firm)? {
                return Ok(guest);
            }
        }
        match has(actor, Permission::ViewMeetings) {
            true => Ok(Guest {
                id: actor.principal().0,
                method: still(meeting),
            }),
            false => Err(Error::NotFound),
        }
    }

    fn file(
        &self,
        reader: &mut Reader,
        found: &Versioned<Meeting>,
        guest: &Guest,
        texts: &Texts,
    ) -> Result<String, Error> {
        let meeting = &found.entry;
        let told = store::announcements::of_meeting(reader, meeting.id)?;
        let told = told.map(|told| told.entry);
        let programme = World::load(reader)?.programme;
        let names = store::names::of(reader, &[guest.id])?;
        let ends_at = told.as_ref().map(|told| told.ends_at.clone());
        let phone = told.map_or(String::new(), |told| told.phone);
        let origin = self.app.signer.origin.as_str();
        let invitation = CalendarInvitation {
            uid: format!("{}@{origin}", meeting.id),
            // Every change of the meeting and of its list is an event of its stream, and no event is ever taken back.
            sequence: u32::try_from(found.version - 1).unwrap_or(0),
            method: guest.method,
            made_at: self.app.now(),
            on: meeting.held_on,
            when: when(meeting, &ends_at.unwrap_or_default()),
            summary: texts.meetings.name(meeting.number, &meeting.theme),
            place: meeting.place.clone(),
            description: texts.meetings.calendar_text(phone, &programme.name),
            organizer: Party {
                name: programme.office.clone(),
                address: format!("urn:uuid:{}", meeting.id),
            },
            attendee: Party {
                name: names.get(&guest.id).cloned().unwrap_or_default(),
                address: format!("urn:uuid:{}", guest.id.hyphenated()),
            },
        };
        Ok(invitation.file())
    }
}

/// A firm on the list, or one that was on it.
fn as_firm(reader: &mut Reader, meeting: &Meeting, firm: FirmId) -> Result<Option<Guest>, Error> {
    if meeting.attendees.iter().any(|seat| seat.firm == firm) {
        return Ok(Some(Guest {
            id: firm.0,
            method: still(meeting),
        }));
    }
    let left = [StandingName::Withdrawn, StandingName::HandedOver];
    let found = store::signups::one(reader, meeting.id, firm)?;
    let gone = found.filter(|found| left.contains(&found.entry.standing.name()));
    Ok(gone.map(|_| Guest {
        id: firm.0,
        method: Method::Cancel,
    }))
}

fn still(meeting: &Meeting) -> Method {
    match meeting.status {
        MeetingStatus::Cancelled => Method::Cancel,
        MeetingStatus::Planned | MeetingStatus::Held | MeetingStatus::Closed => Method::Request,
    }
}

fn when(meeting: &Meeting, ends_at: &str) -> When {
    let Some(begins) = minutes_of_day(&meeting.starts_at) else {
        return When::WholeDay;
    };
    let agenda: u32 = meeting.agenda.iter().map(|item| item.minutes).sum();
    let usual = match agenda {
        0 => USUAL_MINUTES,
        minutes => minutes,
    };
    let ends = minutes_of_day(ends_at).filter(|ends| *ends > begins);
    When::Hours {
        begins,
        ends: ends.unwrap_or(begins + usual),
    }
}
