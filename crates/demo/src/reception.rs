//! What happens before meetings: the plan of the year that is told, the days before each of its meetings, the plan of the
//! next year and the first two meetings of it.

mod agenda;
mod briefings;
mod coming;
mod days;
mod desk;
mod guests;
mod past;
mod past_texts;
mod texts;

use app::Error;
use domain::ids::MeetingId;
use domain::permits::{Actor, Grant, Role, Scope};
use domain::time::Instant;

use crate::facts::MEETINGS;
use crate::prefecture::Prefecture;
use crate::year::Year;

use coming::Coming;
use past::Past;

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Past(past::Step),
    Coming(coming::Step),
}

/// What the steps remember of each other.
pub struct Reception {
    past: Past,
    coming: Coming,
}

/// Everything that happens, with its instant.
pub fn steps(year: &Year<'_>) -> Vec<(Instant, Step)> {
    let past = past::steps(year).into_iter();
    let coming = coming::steps().into_iter();
    past.map(|(at, step)| (at, Step::Past(step)))
        .chain(coming.map(|(at, step)| (at, Step::Coming(step))))
        .collect()
}

impl Reception {
    /// Plans the year: its meetings get their ids now, and their days when each is arranged.
    pub fn plan(year: &Year<'_>, at: Instant) -> Result<Reception, Error> {
        Ok(Reception {
            past: Past::plan(year, at)?,
            coming: Coming::default(),
        })
    }

    /// The `n`th meeting of the year, from 0.
    pub fn meeting(&self, n: usize) -> MeetingId {
        self.past.meetings[n]
    }

    /// Takes one step.
    pub fn take(&mut self, year: &Year<'_>, step: Step) -> Result<(), Error> {
        match step {
            Step::Past(step) => self.past.take(year, step),
            Step::Coming(coming::Step::HandOver) => {
                let last = self.past.meetings[MEETINGS.len() - 1];
                desk::hand_over(year, last, self.coming.january())
            }
            Step::Coming(step) => self.coming.take(year, step),
        }
    }
}

/// Whoever signs a firm up: mostly its owner, for some members their chamber, for every sixth firm the clerk it calls.
fn signs_up(prefecture: &Prefecture, enterprise: usize, caller: usize) -> Actor {
    let known = &prefecture.enterprises[enterprise];
    if prefecture.is_member_of_first_chamber(enterprise) && enterprise > 0 {
        let chamber = Scope::Chamber(prefecture.chambers[0]);
        return actor(prefecture.chamber_secretary, Role::Chamber, chamber);
    }
    match caller % 6 {
        4 => Prefecture::whole(prefecture.federation, Role::FederationClerk),
        _ => actor(known.entrepreneur, Role::FirmOwner, Scope::Firm(known.firm)),
    }
}

fn actor(person: domain::ids::PersonId, role: Role, scope: Scope) -> Actor {
    Actor {
        person,
        on_behalf_of: None,
        grants: vec![Grant { role, scope }],
    }
}
