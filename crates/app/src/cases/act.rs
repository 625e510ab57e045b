//! The one command path: load, permit, decide, record, in one transaction.

use domain::cases::command::{Assign, Command};
use domain::cases::facts::ActorFacts;
use domain::cases::refusal::Problem;
use domain::cases::{Case, Facts, Refusal, decide};
use domain::ids::{CaseId, OfficeId, PersonId};
use domain::people::Person;
use domain::permits::{Actor, CaseAction, Role, may};
use domain::time::{Instant, local_date};
use serde::{Deserialize, Serialize};
use store::cases::{FigureChanges, Stored};
use store::{Reader, Tx};

use super::{Cases, access, save};
use crate::record::Recording;
use crate::{Error, World, keys};

/// How a command is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct Manner<'a> {
    /// The asker's key: the same key and the same command act once.
    pub key: Option<&'a str>,
    /// When it happened, when that was earlier than now.
    pub occurred_at: Option<Instant>,
    /// The version that the asker saw; another one is refused as changed.
    pub version: Option<i64>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub number: String,
    pub version: i64,
}

impl Cases<'_> {
    /// Asks a command of the case with this number.
    pub fn act(
        &self,
        actor: &Actor,
        number: &str,
        command: &Command,
        manner: Manner<'_>,
    ) -> Result<Done, Error> {
        let now = self.app.now();
        let request = (number, command);
        self.app.db.write(|tx| {
            keys::once(tx, actor, manner.key, now, &request, |tx| {
                self.act_in(tx, actor, number, command, manner, now)
            })
        })
    }

    pub(crate) fn act_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: &str,
        command: &Command,
        manner: Manner<'_>,
        now: Instant,
    ) -> Result<Done, Error> {
        let stored = store::cases::by_number(tx, number)?.ok_or(Error::NotFound)?;
        permit(tx, actor, &stored.case, command, now)?;
        self.act_on(tx, actor, stored, command, manner, now)
    }

    /// Gives a command whose permission has been checked to a case.
    pub(super) fn act_on(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        stored: Stored,
        command: &Command,
        manner: Manner<'_>,
        now: Instant,
    ) -> Result<Done, Error> {
        let number = stored.case.number.clone();
        if manner
            .version
            .is_some_and(|seen| seen != stored.case.version)
        {
            return Err(Error::Changed);
        }
        let world = World::load(tx)?;
        let occurred_at = manner.occurred_at.unwrap_or(now).min(now);
        let mut recording = Recording::by(actor, now, &*self.app.ids);
        let part = matches!(command, Command::Split(_)).then(|| CaseId(self.app.ids.uuid(now)));
        let asked = Asked { command, part, now };
        let events = decide_in(tx, actor, &world, &stored.case, &asked)?;
        let others = self.consequences(tx, &stored.case, command, part, now)?;
        let mut changes = Vec::new();
        let mut counts = Vec::new();
        let own = (stored.case.id, Some(stored), events);
        for (id, before, events) in std::iter::once(own).chain(others) {
            counts.push(events.len());
            changes.push(save::change(
                tx,
                &mut recording,
                id,
                before,
                &events,
                occurred_at,
            )?);
        }
        let done = Done {
            number,
            version: changes[0].after().version,
        };
        write_all(tx, recording, &changes, &counts)?;
        Ok(done)
    }
}

/// A command as it is decided: with the id that a part gets when the case is split, and the present instant.
#[derive(Clone, Copy)]
struct Asked<'a> {
    command: &'a Command,
    part: Option<CaseId>,
    now: Instant,
}

fn decide_in(
    tx: &mut Tx,
    actor: &Actor,
    world: &World,
    case: &Case,
    asked: &Asked<'_>,
) -> Result<Vec<domain::cases::Event>, Error> {
    let Asked { command, part, now } = *asked;
    let mut offices = actor.offices();
    offices.extend(store::people::office_of(tx, actor.principal())?);
    must_name_a_leader(tx, command)?;
    let other = other_case(tx, command)?;
    let number = match command {
        Command::IssueReply(_) => Some(reply_number(tx, case, now)?),
        Command::IssueOrder(_) if case.supervision.order.is_none() => Some(order_number(tx, now)?),
        _ => None,
    };
    let facts = Facts {
        now,
        calendar: &world.calendar,
        settings: &world.settings,
        actor: ActorFacts {
            person: actor.principal(),
            by_delegate: actor.on_behalf_of.is_some(),
            offices: &offices,
            is_leader: actor.holds(Role::Leader),
        },
        officer_office: officer_office(tx, command)?,
        other: other.as_ref().map(|other| &other.case),
        part,
        document_number: number.as_deref(),
    };
    Ok(decide(case, command, &facts)?)
}

/// Appends the events, then writes each case's rows; the first event's position is the ordinal of a new case.
pub(crate) fn write_all(
    tx: &mut Tx,
    recording: Recording<'_>,
    changes: &[save::Change],
    counts: &[usize],
) -> Result<(), Error> {
    let appended = recording.write(tx)?;
    let mut figures = FigureChanges::default();
    let mut first = 0;
    for (change, count) in changes.iter().zip(counts) {
        let placed = appended
            .get(first)
            .ok_or_else(|| Error::Internal("an event is missing".into()))?;
        change.write(tx, placed.position, &mut figures)?;
        first += count;
    }
    Ok(figures.write(tx)?)
}

fn permit(
    reader: &mut Reader,
    actor: &Actor,
    case: &Case,
    command: &Command,
    now: Instant,
) -> Result<(), Error> {
    let parties = access::parties(reader, case, now)?;
    access::must_see(actor, &parties)?;
    if may(actor, CaseAction::Command(command.kind()), &parties) {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}

/// The office of the person whom a command names as officer or reviewer.
fn officer_office(reader: &mut Reader, command: &Command) -> Result<Option<OfficeId>, Error> {
    match named_person(command) {
        Some(person) => Ok(store::people::office_of(reader, person)?),
        None => Ok(None),
    }
}

/// The person whom a command names as officer or reviewer.
pub(super) fn named_person(command: &Command) -> Option<PersonId> {
    match command {
        Command::Assign(c) => Some(c.officer),
        Command::Rule(c) => Some(c.officer),
        Command::ChangeOfficer(c) => Some(c.officer),
        Command::RequestDocket(c) => Some(c.reviewer),
        _ => None,
    }
}

/// Whoever is named as the leader of an assignment is one in the register of people.
pub(super) fn must_name_a_leader(reader: &mut Reader, command: &Command) -> Result<(), Error> {
    let Command::Assign(Assign {
        leader: Some(leader),
        ..
    }) = command
    else {
        return Ok(());
    };
    let person = store::registers::get::<Person>(reader, leader.0)?;
    if person.is_some_and(|found| found.entry.is_leader) {
        Ok(())
    } else {
        Ok(Refusal::field("leader", Problem::NotInList)?)
    }
}

/// The case that another one is merged into.
fn other_case(reader: &mut Reader, command: &Command) -> Result<Option<Stored>, Error> {
    match command {
        Command::Merge(merge) => Ok(store::cases::by_id(reader, merge.into)?),
        _ => Ok(None),
    }
}

/// The next number of supervision orders: 政企督〔2024〕3号.
pub(crate) fn order_number(tx: &mut Tx, now: Instant) -> Result<String, Error> {
    let year = local_date(now).year();
    let n = store::numbers::next(tx, "order", "", i64::from(year))?;
    Ok(format!("政企督〔{year}〕{n}号"))
}

/// The next number of the lead office's replies: 州工信函〔2024〕3号.
pub(super) fn reply_number(tx: &mut Tx, case: &Case, now: Instant) -> Result<String, Error> {
    let office = case.lead().ok_or(Error::NotFound)?;
    let code = store::offices::document_code(tx, office)?.unwrap_or_default();
    let year = local_date(now).year();
    let n = store::numbers::next(tx, "reply", &office.to_string(), i64::from(year))?;
    Ok(format!("{code}〔{year}〕{n}号"))
}
