//! `zhengqi calendar due|list`.

use clap::{Args, Subcommand};
use domain::calendar::{self, DayKind};
use domain::deadlines::{Due, Effect, Limit, Unit, due};
use domain::time::Date;
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::opening::Where;
use crate::output;
use app::place::Opening;

/// Working days by the State Council's notices; with --data also by the local days of that programme
#[derive(Debug, Args)]
pub struct Calendar {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Count working days from a date, day by day; the last line is the due date
    Due(DueDate),
    /// All days of a year: which are worked and which not
    List(List),
}

#[derive(Debug, Args)]
struct DueDate {
    /// The day of the event; the day after is counted first
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Date,
    /// How many working days
    #[arg(long, value_name = "N")]
    working_days: u32,
    /// Print one JSON object; its field `due` is the date
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Args)]
struct List {
    /// The year
    #[arg(long, value_name = "Y", value_parser = clap::value_parser!(i16).range(1900..=9998))]
    year: i16,
    /// Print a JSON array of {date, working}
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Where,
}

impl Calendar {
    pub fn run(&self) -> Result<Outcome, Failure> {
        match &self.what {
            What::Due(due) => due.run()?,
            What::List(list) => list.run()?,
        }
        Ok(Outcome::Done)
    }
}

impl DueDate {
    fn run(&self) -> Result<(), Failure> {
        let limit = Limit::new(self.working_days, Unit::WorkingDays)
            .map_err(|reason| Failure(format!("--working-days: {reason}")))?;
        with_calendar(&self.place, |calendar| {
            let counted = due(calendar, self.from, limit);
            match self.json {
                true => output::json(&self.as_json(&counted)),
                false => self.as_text(&counted),
            }
        })
    }

    fn as_json(&self, counted: &Due) -> Value {
        let days = counted.trace.days().map(|day| {
            json!({
                "date": day.date,
                "working": day.kind.is_working(),
                "kind": day.kind,
                "number": number(day.effect),
            })
        });
        json!({
            "from": self.from,
            "working_days": self.working_days,
            "due": counted.due_on,
            "provisional": counted.provisional().is_some(),
            "days": days.collect::<Vec<_>>(),
        })
    }

    fn as_text(&self, counted: &Due) -> Result<(), Failure> {
        for day in counted.trace.days() {
            let number = number(day.effect).map_or_else(|| "-".to_owned(), |n| n.to_string());
            output::line(&format!("{} {number:>3}  {}", day.date, words(day.kind)))?;
        }
        if let Some(provisional) = counted.provisional() {
            let year = provisional.year;
            output::line(&format!("provisional: no notice for {year} is known yet"))?;
        }
        output::line(&counted.due_on.to_string())
    }
}

impl List {
    fn run(&self) -> Result<(), Failure> {
        with_calendar(&self.place, |calendar| {
            let first = Date::constant(self.year, 1, 1);
            let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
            let days = days.take_while(|day| day.year() == self.year);
            if self.json {
                let all = days.map(|day| json!({"date": day, "working": calendar.is_working(day)}));
                return output::json(&all.collect::<Vec<_>>());
            }
            for day in days {
                output::line(&format!("{day}  {}", words(&calendar.day(day).kind)))?;
            }
            Ok(())
        })
    }
}

/// The number of the day in the count, if it counted.
fn number(effect: Effect) -> Option<u32> {
    match effect {
        Effect::Counted(number) => Some(number),
        Effect::NotCounted | Effect::MovedHere => None,
    }
}

fn words(kind: &DayKind) -> String {
    match kind {
        DayKind::Workday => "working day".to_owned(),
        DayKind::Weekend => "weekend".to_owned(),
        DayKind::Holiday { name } => format!("holiday: {name}"),
        DayKind::MakeUp { holiday } => format!("working day, made up for {holiday}"),
        DayKind::LocalRest { reason, .. } => format!("local day off: {reason}"),
        DayKind::LocalWork { reason, .. } => format!("local working day: {reason}"),
    }
}

/// The official calendar, or that of a programme when one is named.
fn with_calendar<T>(
    place: &Where,
    work: impl FnOnce(&calendar::Calendar) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if !place.is_given() {
        return work(calendar::Calendar::official());
    }
    let world = place.open(Opening::Existing)?.world()?;
    work(&world.calendar)
}
