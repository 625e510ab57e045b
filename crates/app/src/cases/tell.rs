//! Whole lives of cases told in one go: what the same commands one by one would write, in far fewer statements.

use std::collections::HashMap;

use domain::cases::command::Command;
use domain::cases::event::PRIVATE_FIELDS;
use domain::cases::facts::ActorFacts;
use domain::cases::{Case, Event, Facts, Intake, apply, decide, submit};
use domain::ids::{CaseId, OfficeId, PersonId};
use domain::permits::{Actor, CaseAction, Parties, Role, may};
use domain::time::Instant;
use store::Tx;
use store::cases::FigureChanges;
use store::events::Tip;

use super::act::{must_name_a_leader, named_person, order_number, reply_number};
use super::submit::may_raise;
use super::{Cases, access, save};
use crate::record::{self, Recording};
use crate::{Error, World};

/// The life of one case: how it was raised, and what was done with it, oldest first.
#[derive(Debug, Clone)]
pub struct Story {
    /// Who raised it; recorded when it was received.
    pub raised_by: Actor,
    pub intake: Intake,
    pub received_at: Instant,
    pub steps: Vec<Step>,
}

/// One command of a life. A life keeps to its own case: merging and splitting are told one by one.
#[derive(Debug, Clone)]
pub struct Step {
    pub at: Instant,
    pub actor: Actor,
    pub command: Command,
}

impl Cases<'_> {
    /// Tells lives in one transaction: all of them, or none. Every command is permitted and decided as usual; state,
    /// figures and full text are written once for each case. Answers the numbers.
    pub fn tell(&self, stories: &[Story]) -> Result<Vec<String>, Error> {
        self.app.db.write(|tx| {
            let mut telling = Telling {
                cases: self,
                world: World::load(tx)?,
                offices: HashMap::new(),
                recordings: Vec::new(),
            };
            let mut lived = Vec::with_capacity(stories.len());
            for story in stories {
                lived.push(telling.live(tx, story)?);
            }
            write(tx, &telling.recordings, lived)
        })
    }
}

/// A case at the end of its life, how many events it took, and what was told of them.
type Lived = (Case, usize, save::Told);

fn write(
    tx: &mut Tx,
    recordings: &[Recording<'_>],
    lived: Vec<Lived>,
) -> Result<Vec<String>, Error> {
    let appended = record::write_all(tx, recordings)?;
    let mut figures = FigureChanges::default();
    let mut numbers = Vec::with_capacity(lived.len());
    let mut first = 0;
    for (case, events, told) in lived {
        let placed = appended
            .get(first)
            .ok_or_else(|| Error::Internal("an event is missing".into()))?;
        numbers.push(case.number.clone());
        save::Change::of_new(case, told).write(tx, placed.position, &mut figures)?;
        first += events;
    }
    figures.write(tx)?;
    Ok(numbers)
}

/// The events of one step, by whom and when.
#[derive(Clone, Copy)]
struct Happened<'a> {
    actor: &'a Actor,
    at: Instant,
    events: &'a [Event],
}

/// What the lives of one transaction share.
struct Telling<'a> {
    cases: &'a Cases<'a>,
    world: World,
    /// The offices of the people named so far.
    offices: Offices,
    recordings: Vec<Recording<'a>>,
}

impl Telling<'_> {
    fn live(&mut self, tx: &mut Tx, story: &Story) -> Result<Lived, Error> {
        may_raise(&story.raised_by, &story.intake)?;
        let at = story.received_at;
        let submission = self.cases.submission(tx, &story.intake, at, at)?;
        let id = submission.id;
        let events = submit(&submission, at)?;
        let mut count = events.len();
        let mut told = save::Told::default();
        let first = Happened {
            actor: &story.raised_by,
            at,
            events: &events,
        };
        let mut case = self.record(id, None, &first, &mut told)?;
        for step in &story.steps {
            let events = self.decide(tx, &case, step)?;
            count += events.len();
            let next = Happened {
                actor: &step.actor,
                at: step.at,
                events: &events,
            };
            case = self.record(id, Some(case), &next, &mut told)?;
        }
        Ok((case, count, told))
    }

    fn decide(&mut self, tx: &mut Tx, case: &Case, step: &Step) -> Result<Vec<Event>, Error> {
        if let Command::Merge(_) | Command::Unmerge(_) | Command::Split(_) = step.command {
            return Err(Error::Internal("a told life keeps to its own case".into()));
        }
        let parties = Parties::of(case, Vec::new());
        access::must_see(&step.actor, &parties)?;
        if !may(
            &step.actor,
            CaseAction::Command(step.command.kind()),
            &parties,
        ) {
            return Err(Error::NotPermitted);
        }
        must_name_a_leader(tx, &step.command)?;
        let mut offices = step.actor.offices();
        offices.extend(office_of(&mut self.offices, tx, step.actor.principal())?);
        let number = match step.command {
            Command::IssueReply(_) => Some(reply_number(tx, case, step.at)?),
            Command::IssueOrder(_) if case.supervision.order.is_none() => {
                Some(order_number(tx, step.at)?)
            }
            _ => None,
        };
        let facts = Facts {
            now: step.at,
            calendar: &self.world.calendar,
            settings: &self.world.settings,
            actor: ActorFacts {
                person: step.actor.principal(),
                by_delegate: step.actor.on_behalf_of.is_some(),
                offices: &offices,
                is_leader: step.actor.holds(Role::Leader),
            },
            officer_office: officer_office(&mut self.offices, tx, &step.command)?,
            other: None,
            part: None,
            document_number: number.as_deref(),
        };
        Ok(decide(case, &step.command, &facts)?)
    }

    fn record(
        &mut self,
        id: CaseId,
        mut case: Option<Case>,
        happened: &Happened<'_>,
        told: &mut save::Told,
    ) -> Result<Case, Error> {
        let Happened { actor, at, events } = *happened;
        let mut recording = Recording::by(actor, at, &*self.cases.app.ids);
        // A case that goes on is chained to what was recorded just before it.
        recording.stream(save::stream(id), Tip::START);
        for event in events {
            recording.add(event.kind(), at, event, PRIVATE_FIELDS)?;
            case = apply(id, case, event);
            told.add(case.as_ref(), event);
        }
        self.recordings.push(recording);
        case.ok_or_else(|| Error::Internal("a case begins with its first event".into()))
    }
}

type Offices = HashMap<PersonId, Option<OfficeId>>;

/// The office of the person whom a command names.
fn officer_office(
    known: &mut Offices,
    tx: &mut Tx,
    command: &Command,
) -> Result<Option<OfficeId>, Error> {
    match named_person(command) {
        Some(person) => office_of(known, tx, person),
        None => Ok(None),
    }
}

/// The office of a person, asked once for each.
fn office_of(
    known: &mut Offices,
    tx: &mut Tx,
    person: PersonId,
) -> Result<Option<OfficeId>, Error> {
    if let Some(office) = known.get(&person) {
        return Ok(*office);
    }
    let office = store::people::office_of(tx, person)?;
    known.insert(person, office);
    Ok(office)
}
