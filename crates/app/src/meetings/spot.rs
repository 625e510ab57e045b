//! Recording a problem while people speak, and assigning it there and then.

use domain::cases::command::{Acknowledge, Assign, Command};
use domain::cases::intake::{Channel, Difficulty, Openness, Proceedings, RequestType, Urgency};
use domain::cases::refusal::Problem;
use domain::cases::{Case, Intake, Refusal};
use domain::firms::Firm;
use domain::ids::{FirmId, MeetingId, OfficeId, PersonId};
use domain::meetings::{Meeting, MeetingForm};
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::Instant;
use serde::Serialize;
use store::{Reader, Tx};

use super::change::must_be_open;
use super::{Meetings, load, permit};
use crate::cases::{Cases, Done, Manner, OnTheSpot, access};
use crate::{Error, keys};

pub use store::floors::Usual;

/// What a firm says at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpokenProblem {
    pub firm: FirmId,
    pub title: String,
    pub facts: String,
    pub ask: String,
    /// Category code.
    pub category: String,
    /// Place code; where the firm is registered if none is said.
    pub place: Option<String>,
    /// The recorder's declaration that nothing in it is a state secret.
    pub no_state_secrets: bool,
}

/// What the leader says to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpotAssignment {
    pub lead: OfficeId,
    pub officer: PersonId,
    pub co_offices: Vec<OfficeId>,
    pub difficulty: Difficulty,
    pub instruction: String,
    pub leader: Option<PersonId>,
    /// The lead office's representative in the room who acknowledges there and then.
    pub acknowledged_by: Option<PersonId>,
}

impl Meetings<'_> {
    /// Records a problem, and assigns it if the leader did. The same key and the same words act once, whatever has become
    /// of the meeting meanwhile: a recorder who was cut off may send again what had arrived.
    pub fn record_problem(
        &self,
        actor: &Actor,
        id: MeetingId,
        problem: &SpokenProblem,
        assignment: Option<&SpotAssignment>,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(id, problem, assignment), |tx| {
                self.record_in(tx, actor, id, problem, assignment, now)
            })
        })
    }

    /// The same inside a command's own transaction.
    pub(crate) fn record_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        id: MeetingId,
        problem: &SpokenProblem,
        assignment: Option<&SpotAssignment>,
        now: Instant,
    ) -> Result<Done, Error> {
        let meeting = load(tx, id)?.entry;
        must_be_open(&meeting)?;
        let Some(firm) = store::registers::get::<Firm>(tx, problem.firm.0)? else {
            return Ok(Refusal::field("firm", Problem::Unknown)?);
        };
        let intake = intake(&meeting, &firm.entry, problem);
        let Some(assignment) = assignment else {
            let cases = self.app.cases();
            return cases.submit_in(tx, actor, &intake, now, now);
        };
        let spot = OnTheSpot {
            acknowledged_by: representative(tx, assignment.lead, assignment.acknowledged_by)?,
            assign: assign(id, assignment),
            intake,
        };
        self.app.cases().on_the_spot_in(tx, actor, &spot, now)
    }

    /// Assigns a problem that was recorded earlier in the meeting, over the version that was read.
    ///
    /// # Errors
    /// [`Error::Changed`] when somebody else has assigned or changed it meanwhile: nothing is overwritten.
    pub fn assign_recorded(
        &self,
        actor: &Actor,
        id: MeetingId,
        seen: (&str, i64),
        assignment: &SpotAssignment,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let (now, (number, version)) = (self.app.now(), seen);
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(id, seen, assignment), |tx| {
                let stored = recorded(tx, actor, id, number, now)?;
                if stored.version != version || stored.assignment.is_some() {
                    return Err(Error::Changed);
                }
                let cases = self.app.cases();
                let assign = assign(id, assignment);
                let done = cases.assign_spoken_in(tx, actor, number, &assign, now)?;
                match representative(tx, assignment.lead, assignment.acknowledged_by)? {
                    Some(person) => acknowledge(&cases, tx, &person, number, now),
                    None => Ok(done),
                }
            })
        })
    }

    /// The lead office's representative in the room acknowledges at the recorder's desk.
    pub fn acknowledge_present(
        &self,
        actor: &Actor,
        id: MeetingId,
        number: &str,
        person: PersonId,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(id, number, person), |tx| {
                let case = recorded(tx, actor, id, number, now)?;
                let lead = case.lead().ok_or(Error::Changed)?;
                match representative(tx, lead, Some(person))? {
                    Some(person) => acknowledge(&self.app.cases(), tx, &person, number, now),
                    None => Err(Error::NotFound),
                }
            })
        })
    }

    /// For each category of problems, whom those of the last two years' meetings were given to most often.
    pub fn usual_handlers(&self, actor: &Actor) -> Result<Vec<Usual>, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let since = i32::from(self.today().year()) - 1;
        let usual = self
            .app
            .db
            .read(|reader| store::floors::usual(reader, since));
        Ok(usual?)
    }
}

/// A case that was recorded at this meeting, for its host and for whoever may know of it anyway.
fn recorded(
    tx: &mut Tx,
    actor: &Actor,
    id: MeetingId,
    number: &str,
    now: Instant,
) -> Result<Case, Error> {
    let hosts = load(tx, id)?.entry.hosts;
    let stored = store::cases::by_number(tx, number)?.ok_or(Error::NotFound)?;
    if stored.case.intake.meeting != Some(id) {
        return Err(Error::NotFound);
    }
    if !hosts.contains(&actor.principal()) {
        access::must_see(actor, &access::parties(tx, &stored.case, now)?)?;
    }
    Ok(stored.case)
}

fn acknowledge(
    cases: &Cases<'_>,
    tx: &mut Tx,
    representative: &Actor,
    number: &str,
    now: Instant,
) -> Result<Done, Error> {
    let command = Command::Acknowledge(Acknowledge {});
    cases.act_in(tx, representative, number, &command, Manner::default(), now)
}

/// Only somebody of the lead office acknowledges for it.
fn representative(
    reader: &mut Reader,
    lead: OfficeId,
    person: Option<PersonId>,
) -> Result<Option<Actor>, Error> {
    let Some(person) = person else {
        return Ok(None);
    };
    if store::people::office_of(reader, person)? != Some(lead) {
        return Ok(Refusal::field("acknowledged_by", Problem::NotOfThisOffice)?);
    }
    Ok(Some(Actor {
        person,
        on_behalf_of: None,
        grants: vec![Grant {
            role: Role::OfficeClerk,
            scope: Scope::Office(lead),
        }],
    }))
}

fn intake(meeting: &Meeting, firm: &Firm, problem: &SpokenProblem) -> Intake {
    let channel = match meeting.form {
        MeetingForm::Symposium | MeetingForm::Dialogue => Channel::Meeting,
        MeetingForm::FieldVisit => Channel::Visit,
    };
    Intake {
        channel,
        request_type: RequestType::Help,
        firm: Some(problem.firm),
        chamber: None,
        meeting: Some(meeting.id),
        title: problem.title.clone(),
        facts: problem.facts.clone(),
        ask: problem.ask.clone(),
        category: problem.category.clone(),
        place: problem.place.clone().unwrap_or_else(|| firm.place.clone()),
        amount_fen: None,
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: problem.no_state_secrets,
        contact: None,
    }
}

fn assign(meeting: MeetingId, assignment: &SpotAssignment) -> Assign {
    Assign {
        lead: assignment.lead,
        officer: assignment.officer,
        co_offices: assignment.co_offices.clone(),
        difficulty: assignment.difficulty,
        limit: None,
        instruction: assignment.instruction.clone(),
        leader: assignment.leader,
        meeting: Some(meeting),
    }
}
