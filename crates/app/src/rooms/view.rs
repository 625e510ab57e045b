//! The room as somebody who works in it sees it.

use std::collections::BTreeMap;

use domain::cases::Case;
use domain::cases::intake::Openness;
use domain::firms::Firm;
use domain::floors::Floor;
use domain::ids::{FirmId, MeetingId};
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission, audience, case_for, has};
use domain::presences::Presence;
use store::Reader;
use store::cases::{Filter, ListRow, Order};
use uuid::Uuid;

use super::Rooms;
use super::floor::floor;
use crate::Error;
use crate::cases::{Query, access};
use crate::meetings::{load, permit};

/// More problems than this were never raised at one meeting.
pub(super) const MOST: u32 = 500;

/// What happens in a room, within what the reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    pub meeting: Meeting,
    pub floor: Floor,
    /// The version of the floor's row; 0 before its first move.
    pub floor_version: i64,
    /// Who has signed in.
    pub present: Vec<Presence>,
    /// The problems of the meeting that the reader may see, in the order of their numbers.
    pub spoken: Vec<Spoken>,
    /// Names of the people, firms and offices that all this speaks of.
    pub names: BTreeMap<Uuid, String>,
    /// How far the room has come.
    pub pulse: i64,
}

/// One problem of the meeting, as its reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    pub case: Case,
}

/// What the recorder needs to know of a firm while its entrepreneur speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmFile {
    pub firm: Firm,
    /// Its latest problems, within what the reader may see.
    pub cases: Vec<ListRow>,
}

impl Room {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl Spoken {
    /// Whether the firm asked that the offices don't learn who it is.
    pub fn is_confidential(&self) -> bool {
        self.case.intake.openness == Openness::Confidential
    }
}

impl Rooms<'_> {
    /// The room of a meeting.
    pub fn view(&self, actor: &Actor, id: MeetingId) -> Result<Room, Error> {
        permit(actor, Permission::ViewMeetings)?;
        let now = self.app.now();
        self.app.db.read(|reader| {
            let pulse = store::floors::pulse(reader, id)?;
            let meeting = load(reader, id)?.entry;
            let (floor_version, floor) = floor(reader, id)?;
            let mut spoken = Vec::new();
            for case in self.cases_of(reader, actor, id)? {
                let parties = access::parties(reader, &case, now)?;
                if let Some(reader_is) = audience(actor, &parties) {
                    let case = case_for(&case, reader_is);
                    spoken.push(Spoken { case });
                }
            }
            let mut present = Vec::new();
            for found in store::presences::of_meeting(reader, id)? {
                present.extend((!found.entry.is_withdrawn).then_some(found.entry));
            }
            let ids = ids(&meeting, &present, &spoken);
            Ok(Room {
                names: store::names::of(reader, &ids)?,
                meeting,
                floor,
                floor_version,
                present,
                spoken,
                pulse,
            })
        })
    }

    /// Only who may read a ledger at all sees cases, and of these only the own ones.
    fn cases_of(
        &self,
        reader: &mut Reader,
        actor: &Actor,
        id: MeetingId,
    ) -> Result<Vec<Case>, Error> {
        if !has(actor, Permission::ViewLedger) {
            return Ok(Vec::new());
        }
        let scope = self.app.cases().scope(reader, actor)?;
        let filter = Filter {
            meeting: Some(id),
            ..Filter::default()
        };
        let order = Order::OldestFirst;
        let rows = store::cases::list(reader, &scope, &filter, order, None, MOST)?;
        let mut cases = Vec::new();
        for row in rows {
            cases.extend(store::cases::by_id(reader, row.id)?.map(|stored| stored.case));
        }
        Ok(cases)
    }

    /// The files of firms, for whoever may look at them; in the order asked.
    pub fn firm_files(&self, actor: &Actor, firms: &[FirmId]) -> Result<Vec<FirmFile>, Error> {
        permit(actor, Permission::ViewFirms)?;
        let mut files = Vec::new();
        for id in firms {
            let found = self
                .app
                .db
                .read(|reader| store::registers::get::<Firm>(reader, id.0))?;
            let Some(found) = found else { continue };
            let query = Query {
                filter: Filter {
                    firm: Some(*id),
                    ..Filter::default()
                },
                words: String::new(),
                order: Order::NewestFirst,
                after: None,
                limit: LATEST,
            };
            files.push(FirmFile {
                cases: self.app.cases().list(actor, &query)?.rows,
                firm: found.entry,
            });
        }
        Ok(files)
    }
}

/// A glance takes in no more problems than these.
const LATEST: u32 = 4;

fn ids(meeting: &Meeting, present: &[Presence], spoken: &[Spoken]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = meeting.hosts.iter().map(|host| host.0).collect();
    ids.extend(meeting.offices.iter().map(|office| office.0));
    for attendee in &meeting.attendees {
        ids.extend([attendee.person.0, attendee.firm.0]);
    }
    for one in present {
        ids.push(one.person.0);
        ids.extend(one.office.map(|office| office.0));
    }
    for Spoken { case } in spoken {
        ids.extend(case.intake.firm.map(|firm| firm.0));
        if let Some(assignment) = &case.assignment {
            ids.extend([assignment.lead.0, assignment.officer.0]);
            ids.extend(assignment.co_handlers.iter().map(|helper| helper.office.0));
            ids.extend(assignment.leader.map(|leader| leader.0));
        }
    }
    ids.sort();
    ids.dedup();
    ids
}
