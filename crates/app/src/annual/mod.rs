//! The year in figures as a report: the same figures as JSON for programmes, as text for a terminal, as a workbook.

mod figure;
mod text;
mod workbook;

use std::cmp::Reverse;
use std::collections::HashMap;

use domain::meetings::Meeting;
use domain::offices::Office;
use domain::permits::Actor;
use domain::programme::Coded;
use domain::statistics::{Measure, Sums, YearFigures};
use serde_json::{Map, Value, json};
use store::Reader;

use crate::figures::{permit, read_year};
use crate::{App, Error, World};

pub use figure::Figure;

/// The figures of a year with the names that a report prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Annual {
    pub year: i32,
    /// The programme's own name.
    pub programme: String,
    /// The data is invented for demonstration.
    pub demonstration: bool,
    /// Every figure under its stable name, in the order of the report.
    pub figures: Vec<(&'static str, Figure)>,
    /// Cases assigned, by name.
    pub breakdowns: Vec<(&'static str, Vec<(String, Sums)>)>,
}

impl App {
    /// The annual report for an actor who may see the figures.
    pub fn annual(&self, actor: &Actor, year: i32) -> Result<Annual, Error> {
        permit(actor)?;
        self.annual_of_report(year)
    }

    /// The same by the operator's own hand, on the machine.
    pub fn annual_of_report(&self, year: i32) -> Result<Annual, Error> {
        let today = domain::time::local_date(self.now());
        self.db.read(|reader| {
            let world = World::load(reader)?;
            let figures = read_year(reader, year, today)?;
            let names = Names::load(reader)?;
            Ok(Annual::of(&figures, &world, &names))
        })
    }
}

impl Annual {
    fn of(figures: &YearFigures, world: &World, names: &Names) -> Annual {
        let programme = &world.programme;
        let meetings = ranked(&figures.by_meeting, |key| names.rank(key));
        let offices = ranked(&figures.by_office, |key| names.of(key));
        let mut offices = named(offices, |key| names.of(key));
        offices.sort_by_key(|(_, sums)| Reverse(sums.of(Measure::Assigned)));
        let categories = ranked(&figures.by_category, |key| {
            place_in(&programme.categories, key)
        });
        let places = ranked(&figures.by_place, |key| place_in(&programme.places, key));
        let breakdowns = vec![
            (
                "by_category",
                named(categories, |key| programme.category(key).to_owned()),
            ),
            ("by_office", offices),
            (
                "by_place",
                named(places, |key| programme.place(key).to_owned()),
            ),
            ("by_meeting", named(meetings, |key| names.of(key))),
        ];
        Annual {
            year: figures.year,
            programme: programme.name.clone(),
            demonstration: programme.demonstration,
            figures: figure::all(figures, &world.settings),
            breakdowns,
        }
    }

    /// The figures as one JSON object: each under its name, the breakdowns as maps of counts.
    pub fn to_json(&self) -> Value {
        let figures = self.figures.iter();
        let mut report: Map<String, Value> = figures
            .map(|(name, figure)| ((*name).to_owned(), figure.to_json()))
            .collect();
        for (name, by) in &self.breakdowns {
            let mut counts: Map<String, Value> = Map::new();
            for (key, sums) in by {
                let before = counts.get(key).and_then(Value::as_i64).unwrap_or(0);
                counts.insert(key.clone(), json!(before + sums.of(Measure::Assigned)));
            }
            report.insert((*name).to_owned(), Value::Object(counts));
        }
        Value::Object(report)
    }
}

/// What cases were assigned in, in the order in which a report names it.
fn ranked<K: Ord>(by: &[(String, Sums)], rank: impl Fn(&str) -> K) -> Vec<&(String, Sums)> {
    let assigned = |(_, sums): &&(String, Sums)| sums.of(Measure::Assigned) > 0;
    let mut by: Vec<_> = by.iter().filter(assigned).collect();
    by.sort_by_key(|(key, _)| rank(key));
    by
}

fn named(by: Vec<&(String, Sums)>, name: impl Fn(&str) -> String) -> Vec<(String, Sums)> {
    let by = by.into_iter();
    by.map(|(key, sums)| (name(key), sums.clone())).collect()
}

/// Where a code stands in a list that the programme office orders; unknown ones come last.
fn place_in(list: &[Coded], code: &str) -> usize {
    let found = list.iter().position(|entry| entry.code == code);
    found.unwrap_or(list.len())
}

/// Names of offices and meetings by id, and when a meeting was.
struct Names {
    names: HashMap<String, String>,
    meetings: HashMap<String, (i32, u32)>,
}

impl Names {
    fn load(reader: &mut Reader) -> Result<Names, Error> {
        let mut names = HashMap::new();
        let mut meetings = HashMap::new();
        store::registers::each::<Office>(reader, |office| {
            names.insert(office.entry.id.to_string(), office.entry.name);
            Ok(())
        })?;
        store::registers::each::<Meeting>(reader, |meeting| {
            let name = meeting.entry.name();
            let (id, entry) = (meeting.entry.id.to_string(), &meeting.entry);
            meetings.insert(id.clone(), (entry.year, entry.number));
            names.insert(id, name);
            Ok(())
        })?;
        Ok(Names { names, meetings })
    }

    /// Meetings come in the order of their numbers.
    fn rank(&self, id: &str) -> (i32, u32) {
        self.meetings.get(id).copied().unwrap_or((i32::MAX, 0))
    }

    fn of(&self, id: &str) -> String {
        self.names.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}
