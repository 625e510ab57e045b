//! Edits of the working-day calendar: local days and imported notices. An edit moves the due dates of running cases in
//! its own transaction and leaves a line in a journal.

use std::collections::BTreeSet;

use domain::calendar::{Calendar, LocalDay, YearNotice, changed_dates};
use domain::cases::decide::CalendarEdit;
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::ids::CaseId;
use domain::permits::{Actor, Permission, has};
use domain::time::{Date, Instant, local_date};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Tx;

use crate::cases::{Moved, Moves};
use crate::record::Recording;
use crate::world::{LOCAL_DAYS, NOTICES};
use crate::{App, Error, World, keys, settings};

const JOURNAL: &str = "calendar/journal";
const EDITED: &str = "calendar.edited";

/// The calendar, over one [`App`].
pub struct CalendarDesk<'a> {
    pub(crate) app: &'a App,
}

/// What was edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Edit {
    /// A local day was set, in place of any earlier one of its date.
    SetLocalDay { day: LocalDay },
    /// A local day was withdrawn; the date is again what the notice says.
    WithdrawLocalDay { date: Date, reason: String },
    /// The notice of a year was imported, in place of any earlier one.
    ImportNotice { notice: YearNotice },
}

/// What an edit did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The dates that work now and rested before, or the other way round.
    pub dates: Vec<Date>,
    /// The dates of running cases that it moved.
    pub moved: Vec<Moved>,
}

impl Outcome {
    /// Of how many cases a date moved.
    pub fn cases_moved(&self) -> usize {
        let cases: BTreeSet<CaseId> = self.moved.iter().map(|moved| moved.case).collect();
        cases.len()
    }
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    pub at: Instant,
    /// Who edited, as pages print a person.
    pub by: String,
    pub edit: Edit,
    pub outcome: Outcome,
}

#[derive(Serialize, Deserialize)]
struct Recorded {
    edit: Edit,
    outcome: Outcome,
}

impl CalendarDesk<'_> {
    /// Edits the calendar and moves the due dates that it changes, all or nothing.
    ///
    /// # Errors
    /// [`Refusal::Field`] for a withdrawal without a reason or of a date that has no local day;
    /// [`Rule::NothingChanged`] when the calendar says the same already.
    pub fn edit(&self, actor: &Actor, edit: &Edit, key: Option<&str>) -> Result<Outcome, Error> {
        if !has(actor, Permission::ManageCalendar) {
            return Err(Error::NotPermitted);
        }
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, key, now, edit, |tx| {
                self.edit_in(tx, actor, edit, now)
            })
        })
    }

    fn edit_in(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        edit: &Edit,
        now: Instant,
    ) -> Result<Outcome, Error> {
        let before = World::load(tx)?.calendar;
        let mut stored = Stored::load(tx)?;
        let reason = stored.apply(edit)?;
        let after = Calendar::with(stored.notices.clone(), stored.local_days.clone());
        if after.fingerprint() == before.fingerprint() {
            return Err(Refusal::Rule(Rule::NothingChanged).into());
        }
        let mut recording = Recording::by(actor, now, &*self.app.ids);
        let calendars = CalendarEdit {
            before: &before,
            after: &after,
            today: local_date(now),
            reason: &reason,
        };
        let moves = Moves::record(tx, &mut recording, &calendars, now)?;
        let (setting, value) = stored.value_of(edit)?;
        settings::write_in(tx, &mut recording, setting, &value, &reason, now)?;
        let outcome = Outcome {
            dates: changed_dates(&before, &after),
            moved: moves.moved.clone(),
        };
        recording.stream(JOURNAL.into(), store::events::tip(tx, JOURNAL)?);
        let line = Recorded {
            edit: edit.clone(),
            outcome: outcome.clone(),
        };
        recording.add(EDITED, now, &line, &[])?;
        moves.write(tx, recording)?;
        Ok(outcome)
    }

    /// All edits, the latest first, with the cases that each moved.
    pub fn journal(&self, actor: &Actor) -> Result<Vec<JournalLine>, Error> {
        if !has(actor, Permission::ViewSettings) {
            return Err(Error::NotPermitted);
        }
        self.app.db.read(|reader| {
            let mut lines = Vec::new();
            for event in store::events::load(reader, JOURNAL)?.into_iter().rev() {
                let Recorded { edit, outcome } = serde_json::from_str(&event.open)?;
                let by = match event.actor.parse() {
                    Ok(person) => store::people::label_of(reader, person)?,
                    Err(_) => None,
                };
                lines.push(JournalLine {
                    at: event.recorded_at,
                    by: by.unwrap_or_default(),
                    edit,
                    outcome,
                });
            }
            Ok(lines)
        })
    }
}

/// What is stored beside the built-in notices.
struct Stored {
    notices: Vec<YearNotice>,
    local_days: Vec<LocalDay>,
}

impl Stored {
    fn load(tx: &mut Tx) -> Result<Stored, Error> {
        Ok(Stored {
            notices: list(tx, NOTICES)?,
            local_days: list(tx, LOCAL_DAYS)?,
        })
    }

    /// Makes the edit and answers its reason in words: the document or the address behind it.
    fn apply(&mut self, edit: &Edit) -> Result<String, Error> {
        match edit {
            Edit::SetLocalDay { day } => {
                self.local_days.retain(|other| other.date() != day.date());
                self.local_days.push(day.clone());
                self.local_days.sort_by_key(LocalDay::date);
                Ok(format!("{} · {}", day.reason(), day.authority()))
            }
            Edit::WithdrawLocalDay { date, reason } => self.withdraw(*date, reason),
            Edit::ImportNotice { notice } => {
                self.notices.retain(|other| other.year() != notice.year());
                self.notices.push(notice.clone());
                self.notices.sort_by_key(YearNotice::year);
                Ok(notice.papers().join(" "))
            }
        }
    }

    fn withdraw(&mut self, date: Date, reason: &str) -> Result<String, Error> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Ok(Refusal::field("reason", Problem::Missing)?);
        }
        let known = self.local_days.len();
        self.local_days.retain(|day| day.date() != date);
        if self.local_days.len() == known {
            return Ok(Refusal::field("date", Problem::Unknown)?);
        }
        Ok(reason.to_owned())
    }

    /// The setting that the edit changed, and what is in it now.
    fn value_of(&self, edit: &Edit) -> Result<(&'static str, Value), Error> {
        match edit {
            Edit::SetLocalDay { .. } | Edit::WithdrawLocalDay { .. } => {
                Ok((LOCAL_DAYS, serde_json::to_value(&self.local_days)?))
            }
            Edit::ImportNotice { .. } => Ok((NOTICES, serde_json::to_value(&self.notices)?)),
        }
    }
}

fn list<T: serde::de::DeserializeOwned>(tx: &mut Tx, key: &str) -> Result<Vec<T>, Error> {
    match store::settings::get(tx, key)? {
        Some(setting) => Ok(serde_json::from_str(&setting.value)?),
        None => Ok(Vec::new()),
    }
}
