//! The year's plan of meetings: one a month, with form, theme and host, before any of them has a day.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases::refusal::{Problem, Refusal};
use crate::ids::{MeetingId, PersonId, PlanLineId};
use crate::meetings::MeetingForm;
use crate::registers::{Entry, check_name};
use crate::time::Date;

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanLine {
    pub id: PlanLineId,
    pub year: i32,
    /// 1 to 12: where it stands now.
    pub month: u32,
    pub form: MeetingForm,
    pub theme: String,
    /// The leader who is to receive.
    pub host: Option<PersonId>,
    /// From which month to which it was put off, and why; the first first.
    pub postponements: Vec<Postponement>,
    pub standing: Standing,
}

/// Put off to a later month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Postponement {
    pub from: u32,
    pub to: u32,
    pub on: Date,
    pub reason: String,
}

/// Where a line stands. Whether an arranged meeting was held is the meeting's own knowledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    Open,
    Arranged { meeting: MeetingId },
    Cancelled { on: Date, reason: String },
}

impl PlanLine {
    /// The month in which it was first planned.
    pub fn first_month(&self) -> u32 {
        self.postponements
            .first()
            .map_or(self.month, |first| first.from)
    }

    /// Puts an open line off.
    ///
    /// # Errors
    /// Field `month` if it isn't a later month of the same year, `reason` without one, `standing` if it isn't open.
    pub fn postponed(&self, to: u32, on: Date, reason: &str) -> Result<PlanLine, Refusal> {
        self.must_be_open()?;
        if to <= self.month || to > 12 {
            return Refusal::field("month", Problem::NotLater);
        }
        let reason = given(reason)?;
        let mut later = self.clone();
        later.postponements.push(Postponement {
            from: self.month,
            to,
            on,
            reason,
        });
        later.month = to;
        Ok(later)
    }

    /// Calls an open line off.
    pub fn cancelled(&self, on: Date, reason: &str) -> Result<PlanLine, Refusal> {
        self.must_be_open()?;
        let reason = given(reason)?;
        Ok(PlanLine {
            standing: Standing::Cancelled { on, reason },
            ..self.clone()
        })
    }

    /// Notes the meeting that was arranged for an open line.
    pub fn arranged(&self, meeting: MeetingId) -> Result<PlanLine, Refusal> {
        self.must_be_open()?;
        Ok(PlanLine {
            standing: Standing::Arranged { meeting },
            ..self.clone()
        })
    }

    /// Whether its month has passed without a meeting having been arranged.
    pub fn is_late(&self, today: Date) -> bool {
        let (year, month) = (
            i32::from(today.year()),
            u32::from(today.month().unsigned_abs()),
        );
        self.standing == Standing::Open && (self.year, self.month) < (year, month)
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        match self.standing {
            Standing::Open => Ok(()),
            Standing::Arranged { .. } | Standing::Cancelled { .. } => {
                Refusal::field("standing", Problem::NotInList)
            }
        }
    }
}

fn given(reason: &str) -> Result<String, Refusal> {
    match reason.trim() {
        "" => Refusal::field("reason", Problem::Missing),
        reason => Ok(reason.to_owned()),
    }
}

impl Entry for PlanLine {
    const NOUN: &'static str = "plan_line";

    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn check(&self) -> Result<(), Refusal> {
        check_name("theme", &self.theme)?;
        match self.month {
            1..=12 => Ok(()),
            _ => Refusal::field("month", Problem::NotInList),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2024, 5, 6);

    fn line(month: u32) -> PlanLine {
        PlanLine {
            id: PlanLineId(Uuid::nil()),
            year: 2024,
            month,
            form: MeetingForm::Dialogue,
            theme: "融资与账款".to_owned(),
            host: None,
            postponements: Vec::new(),
            standing: Standing::Open,
        }
    }

    #[test]
    fn a_line_that_was_put_off_twice_still_knows_its_first_month() {
        let twice = line(5).postponed(6, TODAY, "防汛").unwrap();
        let twice = twice.postponed(8, TODAY, "复产").unwrap();
        assert_eq!((twice.first_month(), twice.month), (5, 8));
    }

    #[test]
    fn it_is_put_off_to_a_later_month_and_with_a_reason_only() {
        let back = line(5).postponed(5, TODAY, "防汛");
        assert_eq!(back, Refusal::field("month", Problem::NotLater));
        let beyond = line(12).postponed(13, TODAY, "防汛");
        assert_eq!(beyond, Refusal::field("month", Problem::NotLater));
        let silent = line(5).postponed(6, TODAY, " ");
        assert_eq!(silent, Refusal::field("reason", Problem::Missing));
    }

    #[test]
    fn what_is_cancelled_is_not_arranged() {
        let off = line(5).cancelled(TODAY, "机构调整").unwrap();
        let again = off.arranged(MeetingId(Uuid::nil()));
        assert_eq!(again, Refusal::field("standing", Problem::NotInList));
    }

    #[test]
    fn a_line_is_late_when_its_month_is_over() {
        assert!(line(4).is_late(TODAY));
        assert!(!line(5).is_late(TODAY));
    }
}
