//! Problems collected before a meeting, sent to offices for a prepared view. For the programme and the office alone.

use std::collections::BTreeMap;

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::deadlines::working_days_before;
use domain::ids::{OfficeId, PreparedViewId, SignUpId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::permits::{Actor, Permission, has};
use domain::prepared_views::{PreparedView, Stance, View};
use domain::registers::Entry;
use domain::signups::SignUp;
use domain::time::{Date, local_date};
use store::Reader;
use store::registers::Versioned;
use uuid::Uuid;

use crate::meetings::load;
use crate::record::Recording;
use crate::registers::put_in;
use crate::{App, Error, World};

/// Everything about prepared views, over one [`App`].
pub struct PreparedViews<'a> {
    pub(crate) app: &'a App,
}

/// A prepared view with what its page prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub view: PreparedView,
    pub version: i64,
    pub meeting: Meeting,
    /// Names of the firm, the office and who answered.
    pub names: BTreeMap<Uuid, String>,
    pub today: Date,
}

/// A list shows no more than these.
const MOST: u32 = 200;

impl Asked {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }
}

impl PreparedViews<'_> {
    /// Sends a problem of a sign-up to an office.
    ///
    /// # Errors
    /// Field `office` (`Taken`) when it has been asked already, `problem` (`Unknown`) when there is no such problem.
    pub fn ask(
        &self,
        actor: &Actor,
        sign_up: SignUpId,
        problem: u32,
        office: OfficeId,
    ) -> Result<(), Error> {
        if !has(actor, Permission::ManageMeetings) {
            return Err(Error::NotPermitted);
        }
        let id = PreparedViewId(self.app.fresh_id());
        let now = self.app.now();
        let asked = self.app.db.write(|tx| {
            let found: Option<Versioned<SignUp>> = store::registers::get(tx, sign_up.0)?;
            let sign_up = found.ok_or(Error::NotFound)?.entry;
            let meeting = load(tx, sign_up.meeting)?.entry;
            must_be_planned(&meeting)?;
            let view = self.request(tx, &sign_up, &meeting, (id, problem, office))?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &view, 0, now)?;
            Ok::<_, Error>(())
        });
        asked.map_err(|error| match error {
            Error::Store(store::Error::Unique { .. }) => Error::Refused(Refusal::Field {
                field: "office",
                problem: Problem::Taken,
            }),
            other => other,
        })
    }

    fn request(
        &self,
        reader: &mut Reader,
        sign_up: &SignUp,
        meeting: &Meeting,
        (id, problem, office): (PreparedViewId, u32, OfficeId),
    ) -> Result<PreparedView, Error> {
        let at = usize::try_from(problem).unwrap_or(usize::MAX);
        let Some(raised) = sign_up.problems.get(at) else {
            return Ok(Refusal::field("problem", Problem::Unknown)?);
        };
        if store::registers::get::<domain::offices::Office>(reader, office.0)?.is_none() {
            return Ok(Refusal::field("office", Problem::Unknown)?);
        }
        let world = World::load(reader)?;
        let lead = world.settings.view_lead_days;
        Ok(PreparedView {
            id,
            meeting: meeting.id,
            sign_up: sign_up.id,
            firm: sign_up.firm,
            problem,
            text: raised.text.clone(),
            office,
            asked_at: self.app.now(),
            due_on: working_days_before(&world.calendar, meeting.held_on, lead),
            given: None,
        })
    }

    /// What the actor's offices were asked, or all offices for the programme: what is missing first.
    pub fn list(&self, actor: &Actor) -> Result<Vec<Asked>, Error> {
        permit(actor)?;
        self.app.db.read(|reader| {
            let mut found = Vec::new();
            if has(actor, Permission::ManageMeetings) {
                found = store::prepared_views::latest(reader, MOST)?;
            } else {
                for office in actor.offices() {
                    found.extend(store::prepared_views::of_office(reader, office, MOST)?);
                }
            }
            found
                .into_iter()
                .map(|found| self.asked(reader, found))
                .collect()
        })
    }

    /// What offices were asked about a sign-up.
    pub fn of_sign_up(&self, actor: &Actor, sign_up: SignUpId) -> Result<Vec<Asked>, Error> {
        if !has(actor, Permission::ManageMeetings) {
            return Err(Error::NotPermitted);
        }
        self.app.db.read(|reader| {
            let found: Option<Versioned<SignUp>> = store::registers::get(reader, sign_up.0)?;
            let meeting = found.ok_or(Error::NotFound)?.entry.meeting;
            let mut all = store::prepared_views::of_meeting(reader, meeting)?;
            all.retain(|found| found.entry.sign_up == sign_up);
            all.into_iter()
                .map(|found| self.asked(reader, found))
                .collect()
        })
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`] for every office but the one that was asked.
    pub fn get(&self, actor: &Actor, id: PreparedViewId) -> Result<Asked, Error> {
        permit(actor)?;
        self.app.db.read(|reader| {
            let found = known(reader, actor, id)?;
            self.asked(reader, found)
        })
    }

    /// Says what the office will answer, or says it anew while the meeting is still to come.
    pub fn answer(
        &self,
        actor: &Actor,
        id: PreparedViewId,
        version: i64,
        stance: Option<Stance>,
        text: &str,
    ) -> Result<(), Error> {
        permit(actor)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let found = known(tx, actor, id)?;
            // Only the office speaks for itself; the programme reads.
            if !actor.offices().contains(&found.entry.office) {
                return Err(Error::NotPermitted);
            }
            if found.version != version {
                return Err(Error::Changed);
            }
            must_be_planned(&load(tx, found.entry.meeting)?.entry)?;
            let Some(stance) = stance else {
                return Ok(Refusal::field("stance", Problem::Missing)?);
            };
            let answered = found.entry.answered(View {
                by: actor.principal(),
                at: now,
                stance,
                text: text.trim().to_owned(),
            })?;
            answered.check()?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &answered, version, now)?;
            Ok(())
        })
    }

    fn asked(&self, reader: &mut Reader, found: Versioned<PreparedView>) -> Result<Asked, Error> {
        let view = found.entry;
        let mut ids = vec![view.firm.0, view.office.0];
        ids.extend(view.given.as_ref().map(|given| given.by.0));
        Ok(Asked {
            meeting: load(reader, view.meeting)?.entry,
            names: store::names::of(reader, &ids)?,
            today: local_date(self.app.now()),
            version: found.version,
            view,
        })
    }
}

fn known(
    reader: &mut Reader,
    actor: &Actor,
    id: PreparedViewId,
) -> Result<Versioned<PreparedView>, Error> {
    let found: Option<Versioned<PreparedView>> = store::registers::get(reader, id.0)?;
    let is_known = |view: &PreparedView| {
        has(actor, Permission::ManageMeetings) || actor.offices().contains(&view.office)
    };
    found
        .filter(|found| is_known(&found.entry))
        .ok_or(Error::NotFound)
}

fn must_be_planned(meeting: &Meeting) -> Result<(), Error> {
    match meeting.status {
        MeetingStatus::Planned => Ok(()),
        _ => Ok(Refusal::field("status", Problem::NotInList)?),
    }
}

fn permit(actor: &Actor) -> Result<(), Error> {
    match has(actor, Permission::PrepareViews) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
