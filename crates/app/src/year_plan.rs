//! The year's plan of meetings: its lines, what became of each, planned against held.

use std::collections::BTreeMap;

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{MeetingId, PersonId, PlanLineId};
use domain::meetings::{AgendaItem, Meeting, MeetingStatus};
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, local_date};
use domain::year_plan::{PlanLine, Standing};
use store::Reader;
use store::registers::Versioned;
use uuid::Uuid;

use crate::meetings::load;
use crate::record::Recording;
use crate::registers::{put_in, save};
use crate::{App, Error};

/// Everything about the year's plan, over one [`App`].
pub struct YearPlan<'a> {
    pub(crate) app: &'a App,
}

/// A line with its meeting, if one was arranged.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub line: PlanLine,
    pub version: i64,
    pub meeting: Option<Meeting>,
    pub is_late: bool,
}

/// The plan of a year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    pub lines: Vec<Line>,
    /// What the hosts are called.
    pub names: BTreeMap<Uuid, String>,
}

/// Day and place of a meeting that is arranged for a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrangement {
    pub meeting: MeetingId,
    pub held_on: Date,
    pub starts_at: String,
    pub place: String,
    pub host: PersonId,
    /// From the template, with its topics in the deployment's words.
    pub agenda: Vec<AgendaItem>,
}

impl Plan {
    /// The name of an id; empty if nothing is known by it.
    pub fn name(&self, id: Uuid) -> &str {
        self.names.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// How many lines were planned, held, put off and called off.
    pub fn counts(&self) -> [usize; 4] {
        let is_held = |line: &Line| {
            let held = [MeetingStatus::Held, MeetingStatus::Closed];
            line.meeting
                .as_ref()
                .is_some_and(|meeting| held.contains(&meeting.status))
        };
        let is_off = |line: &Line| {
            let off = |meeting: &Meeting| meeting.status == MeetingStatus::Cancelled;
            matches!(line.line.standing, Standing::Cancelled { .. })
                || line.meeting.as_ref().is_some_and(off)
        };
        let count = |is: &dyn Fn(&Line) -> bool| self.lines.iter().filter(|line| is(line)).count();
        [
            self.lines.len(),
            count(&is_held),
            count(&|line| !line.line.postponements.is_empty()),
            count(&is_off),
        ]
    }
}

impl YearPlan<'_> {
    /// An id for a new line.
    pub fn fresh_id(&self) -> PlanLineId {
        PlanLineId(self.app.fresh_id())
    }

    /// The plan of a year.
    pub fn of_year(&self, actor: &Actor, year: i32) -> Result<Plan, Error> {
        permit(actor, Permission::ViewMeetings)?;
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let mut lines = Vec::new();
            for Versioned { version, entry } in store::year_plan::of_year(reader, year)? {
                lines.push(Line {
                    meeting: meeting_of(reader, &entry)?,
                    is_late: entry.is_late(today),
                    line: entry,
                    version,
                });
            }
            let hosts: Vec<Uuid> = (lines.iter())
                .filter_map(|line| line.line.host.map(|host| host.0))
                .collect();
            Ok(Plan {
                names: store::names::of(reader, &hosts)?,
                lines,
            })
        })
    }

    /// One line.
    pub fn get(&self, actor: &Actor, id: PlanLineId) -> Result<Versioned<PlanLine>, Error> {
        permit(actor, Permission::ViewMeetings)?;
        self.app.registers().get(id.0)
    }

    /// Adds a line.
    pub fn add(&self, actor: &Actor, line: &PlanLine, key: Option<&str>) -> Result<(), Error> {
        save(self.app, actor, Permission::ManageMeetings, line, 0, key)
    }

    /// Puts a line off to a later month.
    pub fn postpone(
        &self,
        actor: &Actor,
        id: PlanLineId,
        version: i64,
        month: u32,
        reason: &str,
    ) -> Result<(), Error> {
        let today = local_date(self.app.now());
        self.change(actor, id, version, |line| {
            line.postponed(month, today, reason)
        })
    }

    /// Calls a line off.
    pub fn cancel(
        &self,
        actor: &Actor,
        id: PlanLineId,
        version: i64,
        reason: &str,
    ) -> Result<(), Error> {
        let today = local_date(self.app.now());
        self.change(actor, id, version, |line| line.cancelled(today, reason))
    }

    /// Arranges the meeting of a line: it gets the next number of its year.
    ///
    /// # Errors
    /// Field `held_on` when the day isn't in the line's month.
    pub fn arrange(
        &self,
        actor: &Actor,
        id: PlanLineId,
        version: i64,
        given: &Arrangement,
    ) -> Result<(), Error> {
        permit(actor, Permission::ManageMeetings)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let found = at_version(tx, id, version)?;
            let meeting = self.meeting(tx, &found.entry, given)?;
            domain::registers::Entry::check(&meeting)?;
            let arranged = found.entry.arranged(meeting.id)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &meeting, 0, now)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &arranged, version, now)?;
            Ok(())
        })
    }

    fn meeting(
        &self,
        reader: &mut Reader,
        line: &PlanLine,
        given: &Arrangement,
    ) -> Result<Meeting, Error> {
        let day = given.held_on;
        let month = u32::from(day.month().unsigned_abs());
        if (i32::from(day.year()), month) != (line.year, line.month) {
            return Ok(Refusal::field("held_on", Problem::TooFar)?);
        }
        let last = store::meetings::last_number(reader, line.year)?;
        Ok(Meeting {
            id: given.meeting,
            year: line.year,
            number: u32::try_from(last + 1).unwrap_or(1),
            theme: line.theme.clone(),
            form: line.form,
            held_on: day,
            starts_at: given.starts_at.clone(),
            place: given.place.clone(),
            hosts: vec![given.host],
            offices: Vec::new(),
            attendees: Vec::new(),
            agenda: given.agenda.clone(),
            status: MeetingStatus::Planned,
            remark: String::new(),
        })
    }

    fn change(
        &self,
        actor: &Actor,
        id: PlanLineId,
        version: i64,
        change: impl Fn(PlanLine) -> Result<PlanLine, Refusal>,
    ) -> Result<(), Error> {
        permit(actor, Permission::ManageMeetings)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let changed = change(at_version(tx, id, version)?.entry)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &changed, version, now)?;
            Ok(())
        })
    }
}

fn at_version(
    reader: &mut Reader,
    id: PlanLineId,
    version: i64,
) -> Result<Versioned<PlanLine>, Error> {
    let found: Option<Versioned<PlanLine>> = store::registers::get(reader, id.0)?;
    let found = found.ok_or(Error::NotFound)?;
    match found.version == version {
        true => Ok(found),
        false => Err(Error::Changed),
    }
}

fn meeting_of(reader: &mut Reader, line: &PlanLine) -> Result<Option<Meeting>, Error> {
    match line.standing {
        Standing::Arranged { meeting } => Ok(Some(load(reader, meeting)?.entry)),
        Standing::Open | Standing::Cancelled { .. } => Ok(None),
    }
}

fn permit(actor: &Actor, permission: Permission) -> Result<(), Error> {
    match has(actor, permission) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
