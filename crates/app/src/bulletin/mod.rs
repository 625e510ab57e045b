//! The weekly bulletin (周交办、月讲评): what happened in a week, where the month's cases stand, and what is overdue.

mod text;

use std::collections::BTreeMap;

use domain::permits::Actor;
use domain::settings::Settings;
use domain::statistics::{Dimension, First, Happened, Happening, Placed, Sums, Week, ranked};
use domain::time::{Date, Instant, local_date};
use store::Reader;

use crate::figures::permit;
use crate::{App, Error, World};

/// One week's bulletin. What happened in the week never changes; where cases stand is as of `made_at`.
#[derive(Debug, Clone)]
pub struct Bulletin {
    pub week: Week,
    /// The week in which the record begins.
    pub first_week: Option<Week>,
    pub made_at: Instant,
    /// The programme's own name, and the office that edits the bulletin.
    pub programme: String,
    pub issuer: String,
    pub demonstration: bool,
    pub total: Happened,
    /// Offices to which something happened, by their ids; those to which most was assigned first.
    pub by_office: Vec<(String, Happened)>,
    /// The year and month that is reviewed: that of the week's Sunday. Cases received in it.
    pub month: (i32, i8),
    pub month_total: Sums,
    pub month_by_office: Vec<(String, Sums)>,
    /// Cases of the year whose due date has passed without a reply, by the lead office's id.
    pub overdue_by_office: BTreeMap<String, i64>,
    /// Replies in time of the year so far, by office.
    pub on_time: Vec<Placed>,
    /// Names of offices by id.
    pub offices: BTreeMap<String, String>,
    pub settings: Settings,
}

impl App {
    /// The bulletin of a week for whoever may see the figures.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a week that hasn't begun.
    pub fn bulletin(&self, actor: &Actor, week: Week) -> Result<Bulletin, Error> {
        permit(actor)?;
        let now = self.now();
        if week.span().0 > now {
            return Err(Error::NotFound);
        }
        self.db.read(|reader| read(reader, week, now))
    }
}

impl Bulletin {
    /// The name of an office; its id where it has none any more.
    pub fn office<'a>(&'a self, id: &'a str) -> &'a str {
        self.offices.get(id).map_or(id, String::as_str)
    }

    /// Whether nothing happened, and nothing is overdue.
    pub fn is_empty(&self) -> bool {
        self.total.0.is_empty() && self.overdue_by_office.is_empty()
    }

    /// Cases overdue without a reply.
    pub fn overdue(&self) -> i64 {
        self.overdue_by_office.values().sum()
    }
}

fn read(reader: &mut Reader, week: Week, now: Instant) -> Result<Bulletin, Error> {
    let world = World::load(reader)?;
    let today = local_date(now);
    let sunday = week.sunday();
    let (year, month) = (i32::from(sunday.year()), sunday.month());
    let happened = store::cases::happened(reader, week.span())?;
    let overdue = store::cases::overdue_by_office(reader, year, today)?;
    let of_year = store::cases::sums_by(reader, year, Dimension::Office)?;
    let (month_total, month_by_office) = of_month(reader, year, month)?;
    let on_time = of_year.iter().filter(|(office, _)| !office.is_empty());
    let on_time = on_time.map(|(office, sums)| {
        let late = overdue.get(office).copied().unwrap_or(0);
        (office.clone(), sums.on_time_rate(late))
    });
    let on_time = ranked(on_time, First::Highest, world.settings.ranking_minimum);
    let mut bulletin = Bulletin {
        week,
        first_week: first_week(reader)?,
        made_at: now,
        programme: world.programme.name,
        issuer: world.programme.office,
        demonstration: world.programme.demonstration,
        total: total(&happened),
        by_office: in_order(happened),
        month: (year, month),
        month_total,
        month_by_office,
        overdue_by_office: overdue,
        on_time,
        offices: BTreeMap::new(),
        settings: world.settings,
    };
    bulletin.offices = names(reader, &bulletin)?;
    Ok(bulletin)
}

/// The cases first received in a month, all together and by office; the sums of one month and office come from the same
/// rows of facts as every other figure.
fn of_month(
    reader: &mut Reader,
    year: i32,
    month: i8,
) -> Result<(Sums, Vec<(String, Sums)>), Error> {
    let key = format!("{month:02}");
    let cells = store::cases::cut(reader, year, &[Dimension::Month, Dimension::Office])?;
    let cells = cells.into_iter().filter(|cell| cell.keys[0] == key);
    let (mut total, mut by_office) = (Sums::default(), Vec::new());
    for cell in cells {
        for (measure, n) in &cell.sums.0 {
            *total.0.entry(*measure).or_default() += n;
        }
        if let Some(office) = cell.keys.into_iter().nth(1).filter(|key| !key.is_empty()) {
            by_office.push((office, cell.sums));
        }
    }
    Ok((total, by_office))
}

fn total(happened: &BTreeMap<String, Happened>) -> Happened {
    let mut total = Happened::default();
    for (happening, n) in happened.values().flat_map(|office| &office.0) {
        *total.0.entry(*happening).or_default() += n;
    }
    total
}

fn in_order(happened: BTreeMap<String, Happened>) -> Vec<(String, Happened)> {
    let mut offices: Vec<(String, Happened)> = happened
        .into_iter()
        .filter(|(office, _)| !office.is_empty())
        .collect();
    offices.sort_by_key(|(_, happened)| std::cmp::Reverse(happened.of(Happening::Assigned)));
    offices
}

fn names(reader: &mut Reader, bulletin: &Bulletin) -> Result<BTreeMap<String, String>, Error> {
    let happened = bulletin.by_office.iter().map(|(office, _)| office);
    let reviewed = bulletin.month_by_office.iter().map(|(office, _)| office);
    let placed = bulletin.on_time.iter().map(|placed| &placed.office);
    let all = happened
        .chain(reviewed)
        .chain(placed)
        .chain(bulletin.overdue_by_office.keys());
    let mut ids: Vec<uuid::Uuid> = all.filter_map(|office| office.parse().ok()).collect();
    ids.sort();
    ids.dedup();
    let names = store::names::of(reader, &ids)?;
    let spelled = names.into_iter();
    Ok(spelled
        .map(|(id, name)| (id.hyphenated().to_string(), name))
        .collect())
}

fn first_week(reader: &mut Reader) -> Result<Option<Week>, Error> {
    let first = store::events::at(reader, 0)?;
    Ok(first.map(|event| Week::of(local_date(event.recorded_at))))
}

/// The last week that is over.
pub fn latest(today: Date) -> Week {
    Week::of(today).before()
}
