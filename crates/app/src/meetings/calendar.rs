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

use super::{Meetings, ToGuest, load};
use crate::ports::CalendarEntry;
use crate::{Error, World};

/// How long a meeting is in a calendar when nobody has said when it ends: as the usual agenda has it.
const USUAL_MINUTES: u32 = 150;

/// Who is invited, and whether still.
struct Guest {
    id: Uuid,
    method: Method,
    /// A URI.
    address: String,
}

impl Guest {
    fn new(id: Uuid, method: Method) -> Guest {
        Guest {
            id,
            method,
            address: format!("urn:uuid:{}", id.hyphenated()),
        }
    }
}

/// An invitation as it is mailed.
pub(crate) struct Letter {
    pub subject: String,
    pub text: String,
    pub entry: CalendarEntry,
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
            let organizer = format!("urn:uuid:{id}");
            self.file(reader, &found, (&guest, organizer), texts)
        })
    }

    /// The mail to a guest, about the meeting as it is now; none when a later change has a mail of its own. A firm that
    /// isn't on the list any more is told so.
    pub(crate) fn letter(
        &self,
        to: &ToGuest,
        [sender, receiver]: [&str; 2],
        texts: &Texts,
    ) -> Result<Option<Letter>, Error> {
        self.app.db.read(|reader| {
            let found = load(reader, to.meeting)?;
            if is_told_later(reader, to, found.version)? {
                return Ok(None);
            }
            let meeting = &found.entry;
            let is_listed = meeting.attendees.iter().any(|seat| seat.firm == to.firm);
            let guest = Guest {
                id: to.firm.0,
                method: if is_listed {
                    still(meeting)
                } else {
                    Method::Cancel
                },
                address: format!("mailto:{receiver}"),
            };
            let organizer = format!("mailto:{sender}");
            let file = self.file(reader, &found, (&guest, organizer), texts)?;
            let programme = World::load(reader)?.programme.name;
            Ok(Some(letter(texts, meeting, guest.method, &programme, file)))
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
            true => Ok(Guest::new(actor.principal().0, still(meeting))),
            false => Err(Error::NotFound),
        }
    }

    fn file(
        &self,
        reader: &mut Reader,
        found: &Versioned<Meeting>,
        (guest, organizer): (&Guest, String),
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
                address: organizer,
            },
            attendee: Party {
                name: names.get(&guest.id).cloned().unwrap_or_default(),
                address: guest.address.clone(),
            },
        };
        Ok(invitation.file())
    }
}

/// A firm on the list, or one that was on it.
fn as_firm(reader: &mut Reader, meeting: &Meeting, firm: FirmId) -> Result<Option<Guest>, Error> {
    if meeting.attendees.iter().any(|seat| seat.firm == firm) {
        return Ok(Some(Guest::new(firm.0, still(meeting))));
    }
    let left = [StandingName::Withdrawn, StandingName::HandedOver];
    let found = store::signups::one(reader, meeting.id, firm)?;
    let gone = found.filter(|found| left.contains(&found.entry.standing.name()));
    Ok(gone.map(|_| Guest::new(firm.0, Method::Cancel)))
}

/// Whether a version after the one that a mail is about has a mail for the same guest.
fn is_told_later(reader: &mut Reader, to: &ToGuest, version: i64) -> Result<bool, Error> {
    for later in to.version + 1..=version {
        let other = ToGuest {
            version: later,
            ..to.clone()
        };
        if store::jobs::is_known(reader, &other.id())? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn letter(
    texts: &Texts,
    meeting: &Meeting,
    method: Method,
    programme: &str,
    file: String,
) -> Letter {
    let words = &texts.meetings.letter;
    let name = texts.meetings.name(meeting.number, &meeting.theme);
    let (subject, lead, keyword) = match method {
        Method::Request => (words.subject(&name), words.lead(programme), "REQUEST"),
        Method::Cancel => (words.off_subject(&name), words.off.to_owned(), "CANCEL"),
    };
    let time = format!("{} {}", meeting.held_on, meeting.starts_at);
    let facts = [words.time(time.trim()), words.place(&meeting.place)];
    Letter {
        subject,
        text: format!("{lead}\n\n{}\n\n{}", facts.join("\n"), words.entry),
        entry: CalendarEntry {
            method: keyword,
            file,
        },
    }
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
