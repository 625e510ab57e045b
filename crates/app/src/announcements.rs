//! What the public is told of a meeting: drafted by the programme, read by anybody once it is published.

use domain::announcements::Announcement;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::deadlines::elapsed_working_days;
use domain::ids::{AnnouncementId, FirmId, MeetingId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::people::Person;
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, local_date};
use store::Reader;
use store::registers::Versioned;

use crate::meetings::{invite, load};
use crate::record::Recording;
use crate::registers::put_in;
use crate::{App, Error, World};

/// Everything about announcements, over one [`App`].
pub struct Announcements<'a> {
    pub(crate) app: &'a App,
}

/// An announcement as anybody may read it. Of the meeting only what is public is meant to be printed: its date, place,
/// theme and status.
#[derive(Debug, Clone, PartialEq)]
pub struct Public {
    pub announcement: Announcement,
    pub meeting: Meeting,
    /// The posts of the leaders who receive, never their names.
    pub hosts: Vec<String>,
    /// Firms may sign up today.
    pub is_open: bool,
}

/// An announcement before those who write it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub meeting: Meeting,
    /// None before anything was written.
    pub stored: Option<Versioned<Announcement>>,
    /// Working days from today, or from the day it was published, to the meeting.
    pub lead_days: i64,
    /// How many there should be.
    pub wanted_days: u32,
}

/// Older announcements leave the public list.
const MOST: u32 = 24;

impl Announcements<'_> {
    /// An id for a new one.
    pub fn fresh_id(&self) -> AnnouncementId {
        AnnouncementId(self.app.fresh_id())
    }

    /// The published ones, that of the latest meeting first. For everybody.
    pub fn published(&self) -> Result<Vec<Public>, Error> {
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let found = store::announcements::published(reader, MOST)?;
            let each = found
                .into_iter()
                .map(|found| public(reader, found.entry, today));
            each.collect()
        })
    }

    /// The published announcement of a meeting. For everybody.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a draft and for one that was taken back, as if there were none.
    pub fn of_meeting(&self, meeting: MeetingId) -> Result<Public, Error> {
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let found = store::announcements::of_meeting(reader, meeting)?;
            match found.filter(|found| found.entry.is_published()) {
                Some(found) => public(reader, found.entry, today),
                None => Err(Error::NotFound),
            }
        })
    }

    /// The announcement of a meeting for those who write it.
    pub fn draft(&self, actor: &Actor, meeting: MeetingId) -> Result<Draft, Error> {
        permit(actor)?;
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let meeting = load(reader, meeting)?.entry;
            let stored = store::announcements::of_meeting(reader, meeting.id)?;
            let world = World::load(reader)?;
            let from = stored
                .as_ref()
                .map_or(today, |found| told_on(&found.entry, today));
            Ok(Draft {
                lead_days: elapsed_working_days(&world.calendar, from, meeting.held_on),
                wanted_days: world.settings.announcement_lead_days,
                meeting,
                stored,
            })
        })
    }

    /// Writes or corrects the announcement of a meeting that is still planned. Where it stands stays as it is.
    pub fn save(
        &self,
        actor: &Actor,
        given: &Announcement,
        version_read: i64,
    ) -> Result<(), Error> {
        let meeting = given.meeting;
        self.change(actor, meeting, version_read, |meeting, stored| {
            let id = stored.as_ref().map_or(given.id, |stored| stored.id);
            let standing = stored.map_or(given.standing.clone(), |stored| stored.standing);
            let changed = Announcement {
                id,
                standing,
                ..given.clone()
            };
            changed.fits(meeting)?;
            Ok(changed)
        })
    }

    /// Publishes it.
    pub fn publish(&self, actor: &Actor, meeting: MeetingId, version: i64) -> Result<(), Error> {
        let today = local_date(self.app.now());
        self.change(actor, meeting, version, |meeting, stored| {
            stored
                .ok_or(Error::NotFound)?
                .published(meeting, today)
                .map_err(Error::from)
        })
    }

    /// Takes it back, with the reason.
    pub fn withdraw(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        version: i64,
        reason: &str,
    ) -> Result<(), Error> {
        let today = local_date(self.app.now());
        self.change(actor, meeting, version, |_, stored| {
            stored
                .ok_or(Error::NotFound)?
                .withdrawn(today, reason)
                .map_err(Error::from)
        })
    }

    fn change(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        version_read: i64,
        change: impl Fn(&Meeting, Option<Announcement>) -> Result<Announcement, Error>,
    ) -> Result<(), Error> {
        permit(actor)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let of = load(tx, meeting)?;
            let meeting = of.entry;
            if meeting.status != MeetingStatus::Planned {
                return Ok(Refusal::field("status", Problem::NotInList)?);
            }
            let stored = store::announcements::of_meeting(tx, meeting.id)?;
            let version = stored.as_ref().map_or(0, |found| found.version);
            if version != version_read {
                return Err(Error::Changed);
            }
            let was_public = (stored.as_ref()).is_some_and(|found| found.entry.is_published());
            let changed = change(&meeting, stored.map(|found| found.entry))?;
            domain::registers::Entry::check(&changed)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &changed, version, now)?;
            // Whoever was chosen while it was a draft hears of it now.
            if changed.is_published() && !was_public {
                let seats = meeting.attendees.iter();
                let firms: Vec<FirmId> = seats.map(|seat| seat.firm).collect();
                invite(tx, (meeting.id, of.version), &firms, now)?;
            }
            Ok(())
        })
    }
}

fn told_on(announcement: &Announcement, today: Date) -> Date {
    match announcement.standing {
        domain::announcements::Standing::Published { on } => on,
        _ => today,
    }
}

fn public(reader: &mut Reader, announcement: Announcement, today: Date) -> Result<Public, Error> {
    let meeting = load(reader, announcement.meeting)?.entry;
    Ok(Public {
        hosts: posts(reader, &meeting)?,
        is_open: announcement.takes_sign_ups(&meeting, today),
        announcement,
        meeting,
    })
}

/// The posts of the hosts: a public page names nobody.
pub(crate) fn posts(reader: &mut Reader, meeting: &Meeting) -> Result<Vec<String>, Error> {
    let mut posts = Vec::new();
    for host in &meeting.hosts {
        let found = store::registers::get::<Person>(reader, host.0)?;
        posts.extend(found.map(|found| found.entry.post));
    }
    Ok(posts)
}

fn permit(actor: &Actor) -> Result<(), Error> {
    match has(actor, Permission::ManageMeetings) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
