//! New cases: raised by a firm or by a clerk, recorded and assigned on the spot, split off, imported.

use domain::cases::command::{Accept, Acknowledge, Assign, Command, Submission};
use domain::cases::refusal::Problem;
use domain::cases::{Event, Intake, Refusal, StageName, submit};
use domain::firms::Firm;
use domain::ids::CaseId;
use domain::permits::{Actor, Permission, Scope, has};
use domain::time::{Instant, local_date};
use serde::Serialize;
use store::Tx;

use super::act::{Manner, write_all};
use super::{Cases, Done, save};
use crate::record::Recording;
use crate::{Error, keys};

/// A problem recorded in the meeting, and what the leader said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnTheSpot {
    pub intake: Intake,
    pub assign: Assign,
    /// The office's representative in the room, when it acknowledges there and then.
    pub acknowledged_by: Option<Actor>,
}

impl Cases<'_> {
    /// Submits a case. `received_at` is when the programme first received it, now unless a clerk enters it later.
    pub fn submit(
        &self,
        actor: &Actor,
        intake: &Intake,
        received_at: Option<Instant>,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        may_raise(actor, intake)?;
        self.submit_once(actor, intake, received_at, key)
    }

    fn submit_once(
        &self,
        actor: &Actor,
        intake: &Intake,
        received_at: Option<Instant>,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, &(intake, received_at), |tx| {
                must_be_a_member(tx, actor, intake)?;
                self.submit_in(tx, actor, intake, received_at.unwrap_or(now), now)
            })
        })
    }

    /// Submits a case inside a command's own transaction.
    pub(crate) fn submit_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        intake: &Intake,
        received_at: Instant,
        now: Instant,
    ) -> Result<Done, Error> {
        let submission = self.submission(tx, intake, received_at, now)?;
        let events = submit(&submission, now)?;
        self.begin(tx, actor, &submission, &events, now)
    }

    /// Records a problem at a meeting and assigns it in one step; the office present may acknowledge at once.
    pub fn on_the_spot(
        &self,
        actor: &Actor,
        spot: &OnTheSpot,
        key: Option<&str>,
    ) -> Result<Done, Error> {
        if !has(actor, Permission::AssignOnTheSpot) {
            return Err(Error::NotPermitted);
        }
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, spot, |tx| {
                self.on_the_spot_in(tx, actor, spot, now)
            })
        })
    }

    /// The same inside a command's own transaction. The caller has checked that the actor may assign on the spot.
    pub(crate) fn on_the_spot_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        spot: &OnTheSpot,
        now: Instant,
    ) -> Result<Done, Error> {
        let done = self.submit_in(tx, actor, &spot.intake, now, now)?;
        let number = done.number.as_str();
        let mut done = self.assign_spoken_in(tx, actor, number, &spot.assign, now)?;
        if let Some(representative) = &spot.acknowledged_by {
            let acknowledge = Command::Acknowledge(Acknowledge {});
            done = self.act_in(
                tx,
                representative,
                number,
                &acknowledge,
                Manner::default(),
                now,
            )?;
        }
        Ok(done)
    }

    /// Assigns what was recorded at a meeting, accepting it first where nobody has. Who may assign on the spot may do both
    /// steps of it, whatever the role may do elsewhere.
    pub(crate) fn assign_spoken_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        number: &str,
        assign: &Assign,
        now: Instant,
    ) -> Result<Done, Error> {
        let case = stored(tx, number)?;
        if case.case.stage.name() == StageName::Submitted {
            let accept = Command::Accept(Accept {
                category: case.case.intake.category.clone(),
                difficulty: assign.difficulty,
            });
            self.act_on(tx, actor, case, &accept, Manner::default(), now)?;
        }
        let (case, assign) = (stored(tx, number)?, Command::Assign(assign.clone()));
        self.act_on(tx, actor, case, &assign, Manner::default(), now)
    }

    /// A number and an id for a new case.
    pub(crate) fn submission(
        &self,
        tx: &mut Tx,
        intake: &Intake,
        received_at: Instant,
        now: Instant,
    ) -> Result<Submission, Error> {
        let year = i64::from(local_date(received_at).year());
        Ok(Submission {
            id: CaseId(self.app.ids.uuid(now)),
            number: self.number(tx, year)?,
            intake: intake.clone(),
            received_at,
            split_from: None,
        })
    }

    /// The next number of a year, such as `2024-0136`.
    pub(crate) fn number(&self, tx: &mut Tx, year: i64) -> Result<String, Error> {
        let n = store::numbers::next(tx, "case", "", year)?;
        Ok(case_number(year, n))
    }

    /// Writes the first event of a case.
    pub(crate) fn begin(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        submission: &Submission,
        events: &[Event],
        now: Instant,
    ) -> Result<Done, Error> {
        let mut recording = Recording::by(actor, now, &*self.app.ids);
        let change = save::change(
            tx,
            &mut recording,
            submission.id,
            None,
            events,
            submission.received_at,
        )?;
        let version = change.after().version;
        write_all(tx, recording, &[change], &[events.len()])?;
        Ok(Done {
            number: submission.number.clone(),
            version,
        })
    }
}

fn stored(tx: &mut Tx, number: &str) -> Result<store::cases::Stored, Error> {
    store::cases::by_number(tx, number)?.ok_or(Error::NotFound)
}

/// `2024-0136`
pub(crate) fn case_number(year: i64, n: i64) -> String {
    format!("{year}-{n:04}")
}

/// A chamber files for its members alone.
fn must_be_a_member(tx: &mut Tx, actor: &Actor, intake: &Intake) -> Result<(), Error> {
    let (Some(firm), Some(chamber)) = (intake.firm, intake.chamber) else {
        return Ok(());
    };
    if !actor.chambers().contains(&chamber) {
        return Ok(());
    }
    let firm = store::registers::get::<Firm>(tx, firm.0)?;
    if firm.is_some_and(|found| found.entry.chambers.contains(&chamber)) {
        Ok(())
    } else {
        Ok(Refusal::field("firm", Problem::NotInList)?)
    }
}

/// A firm raises for itself, a chamber for a firm in its own name; clerks raise for whoever stands before them.
pub(super) fn may_raise(actor: &Actor, intake: &Intake) -> Result<(), Error> {
    if !has(actor, Permission::CreateCase) {
        return Err(Error::NotPermitted);
    }
    let allowed = actor.grants.iter().any(|grant| match grant.scope {
        Scope::Firm(firm) => intake.firm == Some(firm),
        Scope::Chamber(chamber) => intake.chamber == Some(chamber),
        Scope::Whole => true,
        Scope::Office(_) => false,
    });
    if allowed {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}
