//! Minutes of meetings: written from the rows, edited, looked over by a second person, issued under a number, corrected.

mod writing;

use domain::cases::Refusal;
use domain::cases::refusal::Rule;
use domain::deadlines::{self, Due, Limit};
use domain::ids::{MeetingId, PersonId};
use domain::meetings::{Meeting, MeetingStatus};
use domain::minutes::{Minutes, MinutesStatus, MinutesText};
use domain::permits::{Actor, Permission, has};
use domain::registers::Entry;
use domain::time::{Date, local_date};
use store::registers::Versioned;
use store::{Reader, Tx};

use crate::meetings::load;
use crate::record::Recording;
use crate::registers::put_in;
use crate::{App, Error, World};

/// The series of their numbers.
const SERIES: &str = "minutes";

/// Everything about minutes, over one [`App`].
pub struct MinutesDesk<'a> {
    pub(crate) app: &'a App,
}

/// The minutes of a meeting with what stands around them.
#[derive(Debug, Clone, PartialEq)]
pub struct MinutesView {
    pub meeting: Meeting,
    /// None before the first draft.
    pub stored: Option<Versioned<Minutes>>,
    /// What the rows of the meeting say now; none once they are issued.
    pub rows: Option<MinutesText>,
    /// What the person who wrote the text and the one who looked it over are called; empty before there is one.
    pub drafted_by: String,
    pub reviewed_by: String,
    /// By when they should be issued, day by day, and the limit behind it.
    pub due: Due,
    pub limit: Limit,
    pub today: Date,
}

impl MinutesView {
    /// Whether the rows have changed since the text was written from them.
    pub fn is_outdated(&self) -> bool {
        let written = self.stored.as_ref().map(|found| &found.entry.generated);
        written.is_some_and(|written| self.rows.as_ref().is_some_and(|rows| rows != written))
    }

    /// Whether the meeting was held and the day has passed without issued minutes.
    pub fn is_overdue(&self) -> bool {
        let issued = self
            .stored
            .as_ref()
            .is_some_and(|found| found.entry.status == MinutesStatus::Issued);
        let held = matches!(
            self.meeting.status,
            MeetingStatus::Held | MeetingStatus::Closed
        );
        held && !issued && self.due.due_on < self.today
    }
}

/// One step on their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Submit,
    Review,
    SendBack { reason: String },
    Issue,
    Correct { text: String, reason: String },
}

impl MinutesDesk<'_> {
    /// The minutes of a meeting. Before they are issued only those who write them know of them.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else until then.
    pub fn view(&self, actor: &Actor, meeting: MeetingId) -> Result<MinutesView, Error> {
        permit(actor, Permission::ViewMeetings)?;
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let meeting = load(reader, meeting)?.entry;
            let stored = store::minutes::of_meeting(reader, meeting.id)?;
            let is_issued = stored
                .as_ref()
                .is_some_and(|found| found.entry.status == MinutesStatus::Issued);
            if !is_issued && !has(actor, Permission::ManageMeetings) {
                return Err(Error::NotFound);
            }
            let world = World::load(reader)?;
            let minutes = stored.as_ref().map(|found| &found.entry);
            let hands = [
                minutes.map(|minutes| minutes.drafted_by),
                minutes.and_then(|minutes| minutes.reviewed_by),
            ];
            let [drafted_by, reviewed_by] = hands.map(|person| label(reader, person));
            Ok(MinutesView {
                drafted_by: drafted_by?,
                reviewed_by: reviewed_by?,
                limit: world.settings.minutes,
                rows: match is_issued {
                    true => None,
                    false => Some(writing::from_rows(reader, &world, &meeting)?),
                },
                due: deadlines::due(&world.calendar, meeting.held_on, world.settings.minutes),
                meeting,
                stored,
                today,
            })
        })
    }

    /// The meetings that wait for their minutes, each with the day by which these should be issued, the earliest first.
    pub fn awaited(&self, actor: &Actor) -> Result<Vec<(Meeting, Date)>, Error> {
        permit(actor, Permission::ManageMeetings)?;
        self.app.db.read(|reader| {
            let world = World::load(reader)?;
            let by = |meeting: &Meeting| {
                deadlines::due(&world.calendar, meeting.held_on, world.settings.minutes).due_on
            };
            let awaited = store::minutes::awaited(reader)?.into_iter();
            Ok(awaited
                .map(|found| {
                    let day = by(&found.entry);
                    (found.entry, day)
                })
                .collect())
        })
    }

    /// The first draft, or the text written from the rows anew (`version_read` of the one that it replaces).
    pub fn write(&self, actor: &Actor, meeting: MeetingId, version_read: i64) -> Result<(), Error> {
        self.change(actor, meeting, version_read, |tx, meeting, stored| {
            let world = World::load(tx)?;
            let text = writing::from_rows(tx, &world, meeting)?;
            Ok(match stored {
                Some(stored) => stored.written_anew(text, actor.person)?,
                None => Minutes::draft(meeting.id, meeting.year, text, actor.person),
            })
        })
    }

    /// Another text in place of the drafted one.
    pub fn edit(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        version_read: i64,
        text: &MinutesText,
    ) -> Result<(), Error> {
        self.change(actor, meeting, version_read, |_, _, stored| {
            let stored = stored.ok_or(Error::Refused(Refusal::Rule(Rule::MinutesNotReady)))?;
            Ok(stored.edited(text.clone(), actor.person)?)
        })
    }

    /// Takes one step.
    pub fn step(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        version_read: i64,
        step: &Step,
    ) -> Result<(), Error> {
        let today = local_date(self.app.now());
        self.change(actor, meeting, version_read, |tx, meeting, stored| {
            let stored = stored.ok_or(Error::NotFound)?;
            Ok(match step {
                Step::Submit => stored.submitted()?,
                Step::Review => stored.reviewed(actor.person)?,
                Step::SendBack { reason } => stored.sent_back(reason)?,
                Step::Correct { text, reason } => {
                    stored.corrected(actor.person, today, text, reason)?
                }
                Step::Issue => {
                    let year = i64::from(meeting.year);
                    let number = store::numbers::next(tx, SERIES, "", year)?;
                    stored.issued(u32::try_from(number).unwrap_or(u32::MAX), today)?
                }
            })
        })
    }

    fn change(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        version_read: i64,
        change: impl Fn(&mut Tx, &Meeting, Option<Minutes>) -> Result<Minutes, Error>,
    ) -> Result<(), Error> {
        permit(actor, Permission::ManageMeetings)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let meeting = load(tx, meeting)?.entry;
            if !matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Closed) {
                return Ok(Refusal::rule(Rule::MinutesNotReady)?);
            }
            let stored = store::minutes::of_meeting(tx, meeting.id)?;
            let version = stored.as_ref().map_or(0, |found| found.version);
            if version != version_read {
                return Err(Error::Changed);
            }
            let changed = change(tx, &meeting, stored.map(|found| found.entry))?;
            changed.check()?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &changed, version, now)?;
            Ok(())
        })
    }
}

fn label(reader: &mut Reader, person: Option<PersonId>) -> Result<String, Error> {
    let found = person.map(|person| store::people::label_of(reader, person));
    Ok(found.transpose()?.flatten().unwrap_or_default())
}

fn permit(actor: &Actor, permission: Permission) -> Result<(), Error> {
    match has(actor, permission) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
