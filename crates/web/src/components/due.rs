//! A due date that shows, day by day, how it was counted.

use askama::Template;
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

    fn long(&self) -> String {
        wording::date_and_weekday(self.t, self.date)
    }

    fn day_text(&self, date: &Date) -> String {
        let weekday = wording::weekday(self.t, *date);
        format!("{} {weekday}", wording::short_date(self.t, *date))
    }

    fn count_text(&self, day: &CountedDay) -> String {
        match day.count {
            DayCount::Start => self.t.components.due.start.to_owned(),
            DayCount::Counted(number) => self.t.components.due.counted(number),
            DayCount::NotCounted => self.t.components.due.not_counted.to_owned(),
        }
    }
}

impl CountedDay {
    fn is_counted(&self) -> bool {
        matches!(self.count, DayCount::Counted(_))
    }
}
