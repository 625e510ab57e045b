//! The day-by-day arithmetic of a due date, short enough to be a fact in an event.

use serde::{Deserialize, Serialize};

use super::Unit;
use crate::calendar::{Calendar, DayKind, Fingerprint, Provisional, next_day};
use crate::time::Date;

/// How a date was counted. It can be shown years later without the calendar it was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The day of the event, which is not counted itself.
    pub from: Date,
    /// What was to be counted.
    pub count: u32,
    pub unit: Unit,
    /// The calendar that was in force.
    pub calendar: Fingerprint,
    /// The first year the count touched for which no notice was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisional: Option<Provisional>,
    /// Runs of like days without a gap, from the day after `from` on.
    pub steps: Vec<Step>,
}

/// A run of consecutive days of the same kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub on: Date,
    /// How many days the run has.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub days: u32,
    /// The number of its first day in the count; `None` when the run isn't counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    #[serde(flatten)]
    pub kind: DayKind,
}

/// One line of a trace as a page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TraceDay<'a> {
    pub date: Date,
    pub kind: &'a DayKind,
    pub effect: Effect,
}

/// What a day did to the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It was the n-th day.
    Counted(u32),
    /// It was left out.
    NotCounted,
    /// The count had ended on a rest day, and the deadline moved here (顺延).
    MovedHere,
}

impl Trace {
    /// Every single day, in order.
    pub fn days(&self) -> impl Iterator<Item = TraceDay<'_>> {
        self.steps.iter().flat_map(Step::days_of)
    }
}

impl Step {
    fn days_of(&self) -> impl Iterator<Item = TraceDay<'_>> {
        let mut date = self.on;
        (0..self.days).map(move |n| {
            let today = date;
            date = next_day(date);
            let effect = match self.number {
                Some(first) => Effect::Counted(first + n),
                None if self.kind.is_working() => Effect::MovedHere,
                None => Effect::NotCounted,
            };
            TraceDay {
                date: today,
                kind: &self.kind,
                effect,
            }
        })
    }
}

/// Writes a trace while the days are being counted.
pub(super) struct Recorder<'a> {
    calendar: &'a Calendar,
    trace: Trace,
    counted: u32,
    last: Date,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(calendar: &'a Calendar, from: Date, count: u32, unit: Unit) -> Recorder<'a> {
        let trace = Trace {
            from,
            count,
            unit,
            calendar: calendar.fingerprint(),
            provisional: None,
            steps: Vec::new(),
        };
        Recorder {
            calendar,
            trace,
            counted: 0,
            last: from,
        }
    }

    /// The day the record has reached.
    pub(super) fn last(&self) -> Date {
        self.last
    }

    pub(super) fn is_complete(&self) -> bool {
        self.counted >= self.trace.count
    }

    /// Goes on one day, counting it if the unit counts such days.
    pub(super) fn count_next_day(&mut self) {
        let kind = self.step_on();
        let counts = match self.trace.unit {
            Unit::WorkingDays => kind.is_working(),
            Unit::CalendarDays => true,
        };
        self.counted += u32::from(counts);
        let number = counts.then_some(self.counted);
        self.write(kind, number);
    }

    /// Goes on one day without counting it.
    pub(super) fn pass_next_day(&mut self) {
        let kind = self.step_on();
        self.write(kind, None);
    }

    /// The trace; what was to be counted becomes what was counted.
    pub(super) fn finish(mut self) -> Trace {
        self.trace.count = self.counted;
        self.trace
    }

    fn step_on(&mut self) -> DayKind {
        self.last = next_day(self.last);
        let day = self.calendar.day(self.last);
        self.trace.provisional = self.trace.provisional.or(day.provisional);
        day.kind
    }

    fn write(&mut self, kind: DayKind, number: Option<u32>) {
        match self.trace.steps.last_mut() {
            Some(step) if step.kind == kind && step.number.is_some() == number.is_some() => {
                step.days += 1;
            }
            _ => self.trace.steps.push(Step {
                on: self.last,
                days: 1,
                number,
                kind,
            }),
        }
    }
}

fn one() -> u32 {
    1
}

fn is_one(days: &u32) -> bool {
    *days == 1
}
