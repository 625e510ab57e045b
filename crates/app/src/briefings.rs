//! Policy briefings and legal trainings of a meeting: what was told, how many heard it, what was asked.

use std::collections::BTreeMap;

use domain::briefings::{Asked, Briefing};
use domain::cases::intake::{Channel, Openness, Proceedings, RequestType, Urgency};
use domain::cases::refusal::Problem;
use domain::cases::{Intake, Refusal};
use domain::firms::Firm;
use domain::ids::{BriefingId, MeetingId};
use domain::meetings::Meeting;
use domain::permits::{Actor, Permission, has};
use store::Reader;
use store::registers::Versioned;
use uuid::Uuid;

use crate::meetings::load;
use crate::record::Recording;
use crate::registers::{put_in, save};
use crate::{App, Error};

/// Everything about briefings, over one [`App`].
pub struct Briefings<'a> {
    pub(crate) app: &'a App,
}

/// The briefings of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct OfMeeting {
    pub meeting: Meeting,
    pub briefings: Vec<Versioned<Briefing>>,
    /// Names of the firms that asked.
    pub names: BTreeMap<Uuid, String>,
}

/// How the case that a question becomes is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    pub title: String,
    pub category: String,
    /// Place code; where the firm is registered if none is said.
    pub place: Option<String>,
    pub no_state_secrets: bool,
}

impl Briefings<'_> {
    /// An id for a new one.
    pub fn fresh_id(&self) -> BriefingId {
        BriefingId(self.app.fresh_id())
    }

    /// All of a meeting.
    pub fn of_meeting(&self, actor: &Actor, meeting: MeetingId) -> Result<OfMeeting, Error> {
        permit(actor)?;
        self.app.db.read(|reader| {
            let meeting = load(reader, meeting)?.entry;
            let briefings = store::briefings::of_meeting(reader, meeting.id)?;
            let questions = briefings.iter().flat_map(|found| &found.entry.questions);
            let firms: Vec<Uuid> = questions.filter_map(|asked| Some(asked.firm?.0)).collect();
            Ok(OfMeeting {
                names: store::names::of(reader, &firms)?,
                meeting,
                briefings,
            })
        })
    }

    /// One of them.
    pub fn get(&self, actor: &Actor, id: BriefingId) -> Result<Versioned<Briefing>, Error> {
        permit(actor)?;
        self.app.registers().get(id.0)
    }

    /// Plans one (`version_read` 0), corrects it, or notes how many were there.
    pub fn save(&self, actor: &Actor, given: &Briefing, version_read: i64) -> Result<(), Error> {
        permit(actor)?;
        let questions = match version_read {
            0 => Vec::new(),
            _ => self.get(actor, given.id)?.entry.questions,
        };
        self.app
            .db
            .read(|reader| load(reader, given.meeting).map(|_| ()))?;
        let kept = Briefing {
            questions,
            ..given.clone()
        };
        save(
            self.app,
            actor,
            Permission::ManageMeetings,
            &kept,
            version_read,
            None,
        )
    }

    /// Notes a question from the room. The same key and the same words act once.
    pub fn ask(
        &self,
        actor: &Actor,
        id: BriefingId,
        version: i64,
        question: Asked,
        key: Option<&str>,
    ) -> Result<(), Error> {
        let found = self.get(actor, id)?;
        let more = found.entry.asked(question)?;
        save(
            self.app,
            actor,
            Permission::ManageMeetings,
            &more,
            version,
            key,
        )
    }

    /// Makes a case of the `n`th question, from 0, and answers its number; of a question that is one already, the number
    /// that it has.
    pub fn make_case(
        &self,
        actor: &Actor,
        id: BriefingId,
        n: usize,
        registration: &Registration,
    ) -> Result<String, Error> {
        permit(actor)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let found: Option<Versioned<Briefing>> = store::registers::get(tx, id.0)?;
            let Versioned { version, entry } = found.ok_or(Error::NotFound)?;
            let question = entry.questions.get(n).ok_or(Error::NotFound)?;
            if let Some(number) = &question.case {
                return Ok(number.clone());
            }
            let intake = intake(tx, &entry, question, registration)?;
            let done = self.app.cases().submit_in(tx, actor, &intake, now, now)?;
            let linked = entry.became_case(n, &done.number)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &linked, version, now)?;
            Ok(done.number)
        })
    }
}

fn intake(
    reader: &mut Reader,
    briefing: &Briefing,
    question: &Asked,
    registration: &Registration,
) -> Result<Intake, Error> {
    let Some(firm) = question.firm else {
        return Ok(Refusal::field("firm", Problem::Missing)?);
    };
    let found = store::registers::get::<Firm>(reader, firm.0)?;
    let registered = found.ok_or(Error::NotFound)?.entry.place;
    let place = registration.place.clone().unwrap_or(registered);
    Ok(Intake {
        channel: Channel::Meeting,
        request_type: RequestType::Consultation,
        firm: Some(firm),
        chamber: None,
        meeting: Some(briefing.meeting),
        title: registration.title.trim().to_owned(),
        facts: question.text.clone(),
        ask: question.text.clone(),
        category: registration.category.clone(),
        place,
        amount_fen: None,
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: registration.no_state_secrets,
        contact: None,
    })
}

fn permit(actor: &Actor) -> Result<(), Error> {
    match has(actor, Permission::ManageMeetings) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
