//! An office's own board.

use domain::ids::OfficeId;
use domain::permits::{Actor, Permission};
use domain::settings::Settings;
use domain::statistics::{Dimension, First, Sums, ranked};
use domain::time::{Date, local_date};
use store::Reader;
use store::cases::{ListRow, Order};

use super::{COUNTED, must, open, under_way};
use crate::{App, Error, World};

/// What an office sees of itself.
#[derive(Debug, Clone)]
pub struct OfficeBoard {
    pub year: i32,
    pub office: OfficeId,
    pub name: String,
    pub own: Sums,
    pub overdue: i64,
    /// Its place among the offices by replies in time; `None` with too few cases.
    pub place: Option<u32>,
    pub ranked_offices: usize,
    /// The same of the whole programme, to compare with.
    pub all: Sums,
    pub overdue_of_all: i64,
    pub due_next: Vec<ListRow>,
    pub due_next_count: i64,
    pub settings: Settings,
}

impl App {
    /// An office's own board; needs a role in that office.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an office in which the actor holds no role.
    pub fn office_board(&self, actor: &Actor, office: OfficeId) -> Result<OfficeBoard, Error> {
        must(actor, Permission::ViewOwnOffice)?;
        if !actor.offices().contains(&office) {
            return Err(Error::NotFound);
        }
        let today = local_date(self.now());
        let mut query = open(Order::DueFirst);
        query.filter.lead = Some(office);
        query.filter.dated = true;
        query.filter.stages = under_way();
        let due_next = self.cases().list(actor, &query)?.rows;
        let due_next_count = self.cases().count(actor, &query, COUNTED)?;
        self.db.read(|reader| {
            let board = own_figures(reader, office, today)?;
            Ok(OfficeBoard {
                due_next: due_next.clone(),
                due_next_count,
                ..board
            })
        })
    }
}

fn own_figures(reader: &mut Reader, office: OfficeId, today: Date) -> Result<OfficeBoard, Error> {
    let year = i32::from(today.year());
    let settings = World::load(reader)?.settings;
    let key = office.to_string();
    let overdue = store::cases::overdue_by_office(reader, year, today)?;
    let late = |office: &str| overdue.get(office).copied().unwrap_or(0);
    let by_office = store::cases::sums_by(reader, year, Dimension::Office)?;
    let all = store::cases::sums_by(reader, year, Dimension::Total)?;
    let rates = by_office.iter().filter(|(office, _)| !office.is_empty());
    let rates = rates.map(|(office, sums)| (office.clone(), sums.on_time_rate(late(office))));
    let placed = ranked(rates, First::Highest, settings.ranking_minimum);
    let own = by_office.iter().find(|(office, _)| *office == key);
    Ok(OfficeBoard {
        year,
        office,
        name: store::names::of(reader, &[office.0])?
            .remove(&office.0)
            .unwrap_or_default(),
        own: own.map(|(_, sums)| sums.clone()).unwrap_or_default(),
        overdue: late(&key),
        place: placed
            .iter()
            .find(|each| each.office == key)
            .and_then(|each| each.place),
        ranked_offices: placed.iter().filter(|each| each.place.is_some()).count(),
        all: all
            .into_iter()
            .next()
            .map(|(_, sums)| sums)
            .unwrap_or_default(),
        overdue_of_all: overdue.values().sum(),
        due_next: Vec::new(),
        due_next_count: 0,
        settings,
    })
}
