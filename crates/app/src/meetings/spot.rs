//! Recording a problem while people speak, and assigning it there and then.

use domain::cases::command::Assign;
use domain::cases::intake::{Channel, Difficulty, Openness, Proceedings, RequestType, Urgency};
use domain::cases::refusal::Problem;
use domain::cases::{Intake, Refusal};
use domain::firms::Firm;
use domain::ids::{FirmId, MeetingId, OfficeId, PersonId};
use domain::meetings::{Meeting, MeetingForm};
use domain::permits::{Actor, Grant, Permission, Role, Scope};

use super::change::must_be_open;
use super::{Meetings, load, permit};
use crate::Error;
use crate::cases::{Done, OnTheSpot};

/// What a firm says at a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Records a problem, and assigns it if the leader did. The same key and the same words act once.
    pub fn record_problem(
        &self,
        actor: &Actor,
        id: MeetingId,
        problem: &SpokenProblem,
        assignment: Option<&SpotAssignment>,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let (meeting, firm) = self.app.db.read(|reader| {
            let meeting = load(reader, id)?.entry;
            let firm = store::registers::get::<Firm>(reader, problem.firm.0)?;
            Ok::<_, Error>((meeting, firm.map(|found| found.entry)))
        })?;
        must_be_open(&meeting)?;
        let Some(firm) = firm else {
            return Ok(Refusal::field("firm", Problem::Unknown)?);
        };
        let intake = intake(&meeting, &firm, problem);
        let Some(assignment) = assignment else {
            return self.app.cases().submit_spoken(actor, &intake, key);
        };
        let spot = OnTheSpot {
            acknowledged_by: self.representative(assignment)?,
            assign: assign(id, assignment),
            intake,
        };
        self.app.cases().on_the_spot(actor, &spot, key)
    }

    /// Only somebody of the lead office acknowledges for it.
    fn representative(&self, assignment: &SpotAssignment) -> Result<Option<Actor>, Error> {
        let Some(person) = assignment.acknowledged_by else {
            return Ok(None);
        };
        let office = self
            .app
            .db
            .read(|reader| store::people::office_of(reader, person))?;
        if office != Some(assignment.lead) {
            return Ok(Refusal::field("acknowledged_by", Problem::NotOfThisOffice)?);
        }
        let scope = Scope::Office(assignment.lead);
        Ok(Some(Actor {
            person,
            on_behalf_of: None,
            grants: vec![Grant {
                role: Role::OfficeClerk,
                scope,
            }],
        }))
    }
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
