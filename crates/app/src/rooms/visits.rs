//! A visit on site: its stops in order, and how each ended.

use domain::firms::Firm;
use domain::ids::{FirmId, MeetingId, VisitId};
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission};
use domain::registers::Entry;
use domain::time::Instant;
use domain::visits::{Visit, VisitOutcome};
use serde::Serialize;
use store::Tx;
use store::cases::{Filter, ListRow, Order};

use super::{Rooms, begun_meanwhile};
use crate::cases::Done;
use crate::meetings::change::must_be_open;
use crate::meetings::{SpokenProblem, load, permit};
use crate::record::Recording;
use crate::registers::put_in;
use crate::{Error, keys};

/// The stops of one visit on site, in the order of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitList {
    pub meeting: Meeting,
    pub stops: Vec<Stop>,
}

/// One firm to be visited. Nothing confidential is in it, since it lies on telephones.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    pub firm: Firm,
    /// Its latest problems that are not confidential.
    pub cases: Vec<ListRow>,
    pub visit: Option<Visit>,
}

/// How a visit ends without a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Ending {
    Reply(String),
    NothingNeeded(String),
}

/// A glance takes in no more problems than these.
const LATEST: u32 = 5;

impl Rooms<'_> {
    /// The stops, in their order.
    pub fn visits(&self, actor: &Actor, id: MeetingId) -> Result<VisitList, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        self.app.db.read(|reader| {
            let meeting = load(reader, id)?.entry;
            let ended = store::visits::of_meeting(reader, id)?;
            let scope = self.app.cases().scope(reader, actor)?;
            let mut stops: Vec<Stop> = Vec::new();
            for attendee in &meeting.attendees {
                if stops.iter().any(|stop| stop.firm.id == attendee.firm) {
                    continue;
                }
                let Some(firm) = store::registers::get::<Firm>(reader, attendee.firm.0)? else {
                    continue;
                };
                let filter = Filter {
                    firm: Some(attendee.firm),
                    open_only: true,
                    ..Filter::default()
                };
                let order = Order::NewestFirst;
                let visit = ended.iter().find(|found| found.entry.firm == attendee.firm);
                stops.push(Stop {
                    cases: store::cases::list(reader, &scope, &filter, order, None, LATEST)?,
                    visit: visit.map(|found| found.entry.clone()),
                    firm: firm.entry,
                });
            }
            Ok(VisitList { meeting, stops })
        })
    }

    /// Ends a visit without a problem. The same key and the same words act once.
    pub fn end_visit(
        &self,
        actor: &Actor,
        id: MeetingId,
        firm: FirmId,
        ending: &Ending,
        key: Option<&str>,
    ) -> Result<(), Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let now = self.app.now();
        let (outcome, note) = match ending {
            Ending::Reply(note) => (VisitOutcome::Reply, note.as_str()),
            Ending::NothingNeeded(note) => (VisitOutcome::NothingNeeded, note.as_str()),
        };
        let done = self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(id, firm, ending), |tx| {
                self.end_in(tx, actor, &self.visit(id, firm, outcome, note, now))
            })
        });
        done.map_err(begun_meanwhile)
    }

    /// Records a problem at a stop, which ends the visit. The same key and the same words act once.
    pub fn visit_problem(
        &self,
        actor: &Actor,
        id: MeetingId,
        problem: &SpokenProblem,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let now = self.app.now();
        let done = self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(id, problem), |tx| {
                let meetings = self.app.meetings();
                let done = meetings.record_in(tx, actor, id, problem, None, now)?;
                let outcome = VisitOutcome::Problem;
                let visit = self.visit(id, problem.firm, outcome, &done.number, now);
                self.end_in(tx, actor, &visit)?;
                Ok(done)
            })
        });
        done.map_err(begun_meanwhile)
    }

    fn visit(
        &self,
        meeting: MeetingId,
        firm: FirmId,
        outcome: VisitOutcome,
        note: &str,
        now: Instant,
    ) -> Visit {
        Visit {
            id: VisitId(self.app.ids.uuid(now)),
            meeting,
            firm,
            outcome,
            note: note.trim().to_owned(),
            visited_at: now,
        }
    }

    fn end_in(&self, tx: &mut Tx, actor: &Actor, visit: &Visit) -> Result<(), Error> {
        visit.check()?;
        let meeting = load(tx, visit.meeting)?.entry;
        must_be_open(&meeting)?;
        if !meeting.attendees.iter().any(|one| one.firm == visit.firm) {
            return Err(Error::NotFound);
        }
        let now = visit.visited_at;
        let recording = Recording::by(actor, now, &*self.app.ids);
        let (version, visit) = match store::visits::of_firm(tx, visit.meeting, visit.firm)? {
            Some(found) => (found.version, found.entry.then(visit.clone())),
            None => (0, visit.clone()),
        };
        visit.check()?;
        put_in(tx, recording, &visit, version, now)?;
        Ok(())
    }
}
