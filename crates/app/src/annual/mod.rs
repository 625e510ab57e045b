//! The year in figures as a report: the same figures as JSON for programmes, as text for a terminal, as a workbook.

mod figure;
mod text;
mod workbook;

use std::collections::HashMap;

use domain::meetings::Meeting;
use domain::offices::Office;
use domain::permits::Actor;
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
        let named = |by: &[(String, Sums)], name: &dyn Fn(&str) -> String| {
            let by = by.iter().filter(|(_, sums)| sums.of(Measure::Assigned) > 0);
            by.map(|(key, sums)| (name(key), sums.clone())).collect()
        };
        let programme = &world.programme;
        let category = |key: &str| programme.category(key).to_owned();
        let place = |key: &str| programme.place(key).to_owned();
        let breakdowns = vec![
            ("by_category", named(&figures.by_category, &category)),
            ("by_office", named(&figures.by_office, &|key| names.of(key))),
            ("by_place", named(&figures.by_place, &place)),
            (
                "by_meeting",
                named(&figures.by_meeting, &|key| names.of(key)),
            ),
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

/// Names of offices and meetings by id.
struct Names(HashMap<String, String>);

impl Names {
    fn load(reader: &mut Reader) -> Result<Names, Error> {
        let mut names = HashMap::new();
        store::registers::each::<Office>(reader, |office| {
            names.insert(office.entry.id.to_string(), office.entry.name);
            Ok(())
        })?;
        store::registers::each::<Meeting>(reader, |meeting| {
            let name = meeting.entry.name();
            names.insert(meeting.entry.id.to_string(), name);
            Ok(())
        })?;
        Ok(Names(names))
    }

    fn of(&self, id: &str) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}
