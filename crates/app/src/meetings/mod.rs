//! Meetings: the year's list, one meeting with all around it, what changes it, what is recorded at it.

mod calendar;
pub(crate) mod change;
mod follow_up;
mod guests;
mod invitations;
mod spot;

use std::collections::BTreeMap;

use domain::ids::{FirmId, MeetingId};
use domain::meetings::{Burden, Meeting, MeetingStatus};
use domain::permits::{Actor, Permission, has};
use domain::statistics::{Dimension, Measure};
use domain::time::{Date, local_date};
use store::Reader;
use store::cases::{Filter, ListRow, Order};
use store::registers::Versioned;
use uuid::Uuid;

use crate::cases::access;
use crate::{App, Error};

pub use follow_up::{FollowUp, Followed};
pub(crate) use guests::{INVITATION, ToGuest, invite};
pub use invitations::Attendance;
pub use spot::{SpokenProblem, SpotAssignment, Usual};

/// Everything about meetings, over one [`App`].
pub struct Meetings<'a> {
    pub(crate) app: &'a App,
}

/// One line of the year's list.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingLine {
    pub meeting: Meeting,
    /// What the hosting leaders are called.
    pub hosts: Vec<String>,
    /// How many problems were raised at it.
    pub problems: i64,
}

/// One meeting with what its page prints.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingView {
    pub meeting: Meeting,
    pub version: i64,
    /// Names of the people, firms and offices that it speaks of.
    pub names: BTreeMap<Uuid, String>,
    /// How many problems were raised at it, by all firms.
    pub problems: i64,
    /// Those of them that the reader may see, in the order of their numbers.
    pub cases: Vec<ListRow>,
    /// How often each invited firm was called on in the year before.
    pub burdens: BTreeMap<FirmId, Burden>,
}

/// More problems than this were never raised at one meeting.
const MOST_CASES: u32 = 500;

impl MeetingView {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl Meetings<'_> {
    /// The meetings of a year in the order of their numbers.
    pub fn of_year(&self, actor: &Actor, year: i32) -> Result<Vec<MeetingLine>, Error> {
        permit(actor, Permission::ViewMeetings)?;
        self.app.db.read(|reader| {
            let raised = raised(reader, year)?;
            let meetings = store::meetings::of_year(reader, year)?;
            let hosts: Vec<Uuid> = meetings
                .iter()
                .flat_map(|found| found.entry.hosts.iter().map(|host| host.0))
                .collect();
            let names = store::names::of(reader, &hosts)?;
            let line = |found: Versioned<Meeting>| MeetingLine {
                hosts: (found.entry.hosts.iter())
                    .filter_map(|host| names.get(&host.0).cloned())
                    .collect(),
                problems: raised
                    .get(&found.entry.id.to_string())
                    .copied()
                    .unwrap_or(0),
                meeting: found.entry,
            };
            Ok(meetings.into_iter().map(line).collect())
        })
    }

    /// One meeting with all around it.
    pub fn view(&self, actor: &Actor, id: MeetingId) -> Result<MeetingView, Error> {
        permit(actor, Permission::ViewMeetings)?;
        self.app.db.read(|reader| {
            let Versioned { version, mut entry } = load(reader, id)?;
            sign_in(reader, &mut entry)?;
            let raised = raised(reader, entry.year)?;
            Ok(MeetingView {
                version,
                names: store::names::of(reader, &ids(&entry))?,
                problems: raised.get(&id.to_string()).copied().unwrap_or(0),
                cases: self.cases_of(reader, actor, id)?,
                burdens: burdens(reader, &entry)?,
                meeting: entry,
            })
        })
    }

    /// The next planned meeting, today's included.
    pub fn next(&self, actor: &Actor) -> Result<Option<Meeting>, Error> {
        permit(actor, Permission::ViewMeetings)?;
        let today = self.today();
        let next = self
            .app
            .db
            .read(|reader| store::meetings::next(reader, today))?;
        Ok(next.map(|found| found.entry))
    }

    /// Planned meetings of the same and of the next year that come after one: where unheard firms can be handed over to.
    pub fn later(&self, actor: &Actor, meeting: &Meeting) -> Result<Vec<Meeting>, Error> {
        permit(actor, Permission::ViewMeetings)?;
        let (held_on, id) = (meeting.held_on, meeting.id);
        self.app.db.read(|reader| {
            let mut all = store::meetings::of_year(reader, meeting.year)?;
            all.extend(store::meetings::of_year(reader, meeting.year + 1)?);
            let meetings = all.into_iter().map(|found| found.entry);
            let is_later = |other: &Meeting| {
                let is_planned = other.status == MeetingStatus::Planned;
                is_planned && other.held_on >= held_on && other.id != id
            };
            Ok(meetings.filter(is_later).collect())
        })
    }

    /// The number that the next meeting of a year gets.
    pub fn next_number(&self, year: i32) -> Result<u32, Error> {
        let last = self
            .app
            .db
            .read(|reader| store::meetings::last_number(reader, year))?;
        Ok(u32::try_from(last + 1).unwrap_or(1))
    }

    /// Today, as the programme's clock shows it.
    pub fn today(&self) -> Date {
        local_date(self.app.now())
    }

    /// Only who may read a ledger at all sees cases, and of these only the own ones.
    fn cases_of(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        id: MeetingId,
    ) -> Result<Vec<ListRow>, Error> {
        if !has(actor, Permission::ViewLedger) {
            return Ok(Vec::new());
        }
        let scope = self.app.cases().scope(reader, actor)?;
        let filter = Filter {
            meeting: Some(id),
            ..Filter::default()
        };
        let order = Order::OldestFirst;
        let mut cases = store::cases::list(reader, &scope, &filter, order, None, MOST_CASES)?;
        access::withhold_firms(reader, actor, &mut cases)?;
        Ok(cases)
    }
}

pub(crate) fn permit(actor: &Actor, permission: Permission) -> Result<(), Error> {
    match has(actor, permission) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}

pub(crate) fn load(reader: &mut Reader, id: MeetingId) -> Result<Versioned<Meeting>, Error> {
    store::registers::get(reader, id.0)?.ok_or(Error::NotFound)
}

/// Those who signed in on the day came, whether or not the list was ticked afterwards.
pub(crate) fn sign_in(reader: &mut Reader, meeting: &mut Meeting) -> Result<(), Error> {
    for found in store::presences::of_meeting(reader, meeting.id)? {
        let came = |one: &&mut domain::meetings::Attendee| one.person == found.entry.person;
        if let Some(attendee) = meeting.attendees.iter_mut().find(came) {
            attendee.present |= !found.entry.is_withdrawn;
        }
    }
    Ok(())
}

/// Problems raised at each meeting, by the meeting's id, out of the sums of the year.
fn raised(reader: &mut Reader, year: i32) -> Result<BTreeMap<String, i64>, Error> {
    let sums = store::cases::sums_by(reader, year, Dimension::Meeting)?;
    let count = |(id, sums): (String, domain::statistics::Sums)| (id, sums.of(Measure::Received));
    Ok(sums.into_iter().map(count).collect())
}

/// Every id that a meeting speaks of.
pub(crate) fn ids(meeting: &Meeting) -> Vec<Uuid> {
    let people = meeting
        .attendees
        .iter()
        .flat_map(|attendee| [attendee.person.0, attendee.firm.0]);
    let hosts = meeting.hosts.iter().map(|host| host.0);
    let offices = meeting.offices.iter().map(|office| office.0);
    people.chain(hosts).chain(offices).collect()
}

/// The burden of each invited firm.
fn burdens(reader: &mut Reader, meeting: &Meeting) -> Result<BTreeMap<FirmId, Burden>, Error> {
    let mut burdens = BTreeMap::new();
    for attendee in &meeting.attendees {
        let burden = burden(reader, attendee.firm, meeting.held_on)?;
        burdens.insert(attendee.firm, burden);
    }
    Ok(burdens)
}

/// How often a firm was called in the year that ends before a day.
pub(crate) fn burden(reader: &mut Reader, firm: FirmId, held_on: Date) -> Result<Burden, Error> {
    let from = a_year_before(held_on);
    let (invitations, last_on) = store::firms::invitations(reader, firm, from, held_on)?;
    Ok(Burden {
        invitations,
        last_on,
    })
}

/// The same day of the year before; 28 February for the leap day.
fn a_year_before(day: Date) -> Date {
    let year = day.year() - 1;
    Date::new(year, day.month(), day.day())
        .unwrap_or_else(|_| Date::constant(year.max(1), day.month(), 28))
}
