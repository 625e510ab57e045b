//! What everybody in the room may read on the wall: never what the leader said, never whose a confidential problem is.

use std::collections::BTreeMap;

use domain::cases::intake::Openness;
use domain::cases::{Case, StageName};
use domain::floors::Floor;
use domain::ids::{FirmId, MeetingId, OfficeId};
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission};
use domain::time::{Date, Instant};
use store::cases::{Filter, Order, Scope};
use uuid::Uuid;

use super::Rooms;
use super::floor::floor;
use super::view::MOST;
use crate::Error;
use crate::meetings::{load, permit};

/// The wall of a room.
#[derive(Debug, Clone, PartialEq)]
pub struct Wall {
    pub meeting: Meeting,
    pub floor: Floor,
    pub lines: Vec<WallLine>,
    /// How many were recorded and wait for being assigned.
    pub waiting: usize,
    /// How many people have signed in.
    pub present: usize,
    pub names: BTreeMap<Uuid, String>,
    pub pulse: i64,
}

/// One problem that has been assigned. A confidential one has neither words nor firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WallLine {
    pub number: String,
    pub words: Option<(String, Option<FirmId>)>,
    pub category: String,
    pub lead: OfficeId,
    pub co_offices: Vec<OfficeId>,
    pub due_on: Option<Date>,
    pub stage: StageName,
    pub acknowledged_at: Option<Instant>,
}

impl Wall {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl Rooms<'_> {
    /// The wall: everything for those who host the meeting or run the programme; a leader of another meeting sees what
    /// that leader may see anyway.
    pub fn wall(&self, actor: &Actor, id: MeetingId) -> Result<Wall, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        self.app.db.read(|reader| {
            let pulse = store::floors::pulse(reader, id)?;
            let meeting = load(reader, id)?.entry;
            let filter = Filter {
                meeting: Some(id),
                ..Filter::default()
            };
            let order = Order::OldestFirst;
            let scope = match meeting.hosts.contains(&actor.principal()) {
                true => Scope::All,
                false => self.app.cases().scope(reader, actor)?,
            };
            let rows = store::cases::list(reader, &scope, &filter, order, None, MOST)?;
            let mut lines = Vec::new();
            let mut waiting = 0;
            for row in rows {
                let Some(stored) = store::cases::by_id(reader, row.id)? else {
                    continue;
                };
                match line(&stored.case) {
                    Some(line) => lines.push(line),
                    None => waiting += usize::from(!row.stage.is_final()),
                }
            }
            let present = store::presences::of_meeting(reader, id)?;
            let ids = ids(&meeting, &lines);
            Ok(Wall {
                floor: floor(reader, id)?.1,
                names: store::names::of(reader, &ids)?,
                present: present.iter().filter(|one| !one.entry.is_withdrawn).count(),
                meeting,
                lines,
                waiting,
                pulse,
            })
        })
    }
}

fn line(case: &Case) -> Option<WallLine> {
    let assignment = case.assignment.as_ref()?;
    let is_confidential = case.intake.openness == Openness::Confidential;
    Some(WallLine {
        number: case.number.clone(),
        words: (!is_confidential).then(|| (case.intake.title.clone(), case.intake.firm)),
        category: case.intake.category.clone(),
        lead: assignment.lead,
        co_offices: assignment.co_handlers.iter().map(|co| co.office).collect(),
        due_on: case.due.as_ref().map(|promise| promise.due_on),
        stage: case.stage.name(),
        acknowledged_at: assignment.acknowledged_at,
    })
}

fn ids(meeting: &Meeting, lines: &[WallLine]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = meeting.hosts.iter().map(|host| host.0).collect();
    for attendee in &meeting.attendees {
        ids.extend([attendee.person.0, attendee.firm.0]);
    }
    for line in lines {
        ids.push(line.lead.0);
        ids.extend(line.co_offices.iter().map(|office| office.0));
        ids.extend(line.words.iter().filter_map(|(_, firm)| Some((*firm)?.0)));
    }
    ids.sort();
    ids.dedup();
    ids
}
