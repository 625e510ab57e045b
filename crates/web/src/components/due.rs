//! A due date that shows, day by day, how it was counted.

use askama::Template;
use domain::calendar::DayKind;
use domain::deadlines::{Effect, Trace};
use domain::time::Date;
use messages::Texts;

use super::light::Light;
use super::prints_html;
use crate::wording;

/// A date, its light, and the arithmetic behind it.
#[derive(Debug, Clone, Template)]
#[template(path = "components/due.html")]
pub struct DueDate {
    t: &'static Texts,
    pub date: Date,
    pub light: Light,
    /// Which rule gave the limit, such as `复杂事项 15 个工作日`.
    pub rule: String,
    /// Every day from the one that starts the count to the due date.
    pub days: Vec<CountedDay>,
    /// The year whose holidays are not yet published, if the count touches one.
    pub provisional: Option<i16>,
}

/// One day of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedDay {
    pub date: Date,
    /// What kind of day it is: `工作日`, `周六`, `劳动节放假`, `调休上班`.
    pub kind: String,
    pub count: DayCount,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayCount {
    /// The day on which the clock starts, itself not counted.
    Start,
    Counted(u32),
    NotCounted,
    /// The count had ended on a rest day; the deadline moved to this day.
    MovedHere,
}

prints_html!(DueDate);

impl DueDate {
    pub fn new(t: &'static Texts, date: Date, light: Light, rule: impl Into<String>) -> DueDate {
        DueDate {
            t,
            date,
            light,
            rule: rule.into(),
            days: Vec::new(),
            provisional: None,
        }
    }

    /// Shows the arithmetic of `trace`, the starting day first.
    #[must_use]
    pub fn counted(mut self, trace: &Trace) -> DueDate {
        let start = CountedDay {
            date: trace.from,
            kind: self.t.components.due.assigned_on.to_owned(),
            count: DayCount::Start,
        };
        let counted = trace.days().map(|day| CountedDay {
            date: day.date,
            kind: day_kind(self.t, day.kind),
            count: DayCount::from(day.effect),
        });
        self.days = std::iter::once(start).chain(counted).collect();
        self.provisional = trace.provisional.map(|provisional| provisional.year);
        self
    }

    fn long(&self) -> String {
        wording::date_and_weekday(self.t, self.date)
    }

    fn day_text(&self, date: &Date) -> String {
        let t = self.t;
        t.dates
            .short_with_weekday(wording::short_date(t, *date), wording::weekday(t, *date))
    }

    fn count_text(&self, day: &CountedDay) -> String {
        match day.count {
            DayCount::Start => self.t.components.due.start.to_owned(),
            DayCount::Counted(number) => self.t.components.due.counted(number),
            DayCount::NotCounted => self.t.components.due.not_counted.to_owned(),
            DayCount::MovedHere => self.t.components.due.moved_here.to_owned(),
        }
    }
}

impl CountedDay {
    fn is_counted(&self) -> bool {
        matches!(self.count, DayCount::Counted(_) | DayCount::MovedHere)
    }
}

impl From<Effect> for DayCount {
    fn from(effect: Effect) -> DayCount {
        match effect {
            Effect::Counted(number) => DayCount::Counted(number),
            Effect::NotCounted => DayCount::NotCounted,
            Effect::MovedHere => DayCount::MovedHere,
        }
    }
}

/// What kind of day it is, in the page's language.
pub fn day_kind(t: &Texts, kind: &DayKind) -> String {
    let texts = &t.components.due;
    match kind {
        DayKind::Workday => texts.workday.to_owned(),
        DayKind::Weekend => texts.weekend.to_owned(),
        DayKind::Holiday { name } => texts.holiday(name),
        DayKind::MakeUp { holiday } => texts.make_up(holiday),
        DayKind::LocalWork { reason, .. } => texts.local_work(reason),
        DayKind::LocalRest { reason, .. } => texts.local_rest(reason),
    }
}
