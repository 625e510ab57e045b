//! The year's figures: sums kept with the cases, counts of the registers, one definition of every rate.

use std::collections::BTreeMap;

use domain::meetings::Meeting;
use domain::permits::{Actor, Permission, has};
use domain::programme::Programme;
use domain::settings::Settings;
use domain::statistics::{Dimension, Distribution, Sums, YearFigures};
use domain::time::{Date, local_date};
use store::Reader;
use store::cases::Cut;

use crate::{App, Error, World};

/// Everything about figures, over one [`App`].
pub struct Figures<'a> {
    pub(crate) app: &'a App,
}

/// The figures of a year with what their page prints beside them.
#[derive(Debug, Clone)]
pub struct YearPage {
    pub figures: YearFigures,
    /// Cases whose due date has passed without a reply, by the lead office's id.
    pub overdue_by_office: BTreeMap<String, i64>,
    pub settings: Settings,
    pub keys: Keys,
}

/// What the keys of figures stand for.
#[derive(Debug, Clone)]
pub struct Keys {
    pub programme: Programme,
    /// Names by id.
    pub offices: BTreeMap<String, String>,
    /// The year's meetings in the order of their numbers.
    pub meetings: Vec<Meeting>,
}

impl Figures<'_> {
    /// The figures of a year, with the names of what they are counted by.
    pub fn page(&self, actor: &Actor, year: i32) -> Result<YearPage, Error> {
        permit(actor)?;
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let world = World::load(reader)?;
            let overdue = store::cases::overdue_by_office(reader, year, today)?;
            let figures = year_with(reader, year, &overdue)?;
            let offices = figures.by_office.iter().map(|(office, _)| office.as_str());
            Ok(YearPage {
                keys: keys(reader, year, offices, world.programme)?,
                overdue_by_office: overdue,
                settings: world.settings,
                figures,
            })
        })
    }

    /// A cut of a year by up to three dimensions, with the names of its keys.
    pub fn cut_page(
        &self,
        actor: &Actor,
        year: i32,
        dimensions: &[Dimension],
    ) -> Result<(Vec<Cut>, Keys), Error> {
        permit(actor)?;
        let dimensions = &dimensions[..dimensions.len().min(3)];
        self.app.db.read(|reader| {
            let world = World::load(reader)?;
            let cut = store::cases::cut(reader, year, dimensions)?;
            let at = dimensions.iter().position(|d| *d == Dimension::Office);
            let offices = cut
                .iter()
                .filter_map(|cell| Some(cell.keys.get(at?)?.as_str()));
            let keys = keys(reader, year, offices, world.programme)?;
            Ok((cut, keys))
        })
    }

    /// The figures of a year, as they are after the last write.
    pub fn year(&self, actor: &Actor, year: i32) -> Result<YearFigures, Error> {
        permit(actor)?;
        self.year_of_report(year)
    }

    /// The same for a report made by the operator's own hand, on the machine.
    pub fn year_of_report(&self, year: i32) -> Result<YearFigures, Error> {
        let today = local_date(self.app.now());
        self.app.db.read(|reader| read_year(reader, year, today))
    }

    /// A cut of a year by up to three dimensions.
    pub fn cut(
        &self,
        actor: &Actor,
        year: i32,
        dimensions: &[Dimension],
    ) -> Result<Vec<Cut>, Error> {
        permit(actor)?;
        let dimensions = &dimensions[..dimensions.len().min(3)];
        Ok(self
            .app
            .db
            .read(|reader| store::cases::cut(reader, year, dimensions))?)
    }
}

fn keys<'a>(
    reader: &mut Reader,
    year: i32,
    offices: impl Iterator<Item = &'a str>,
    programme: Programme,
) -> Result<Keys, Error> {
    let mut ids: Vec<uuid::Uuid> = offices.filter_map(|office| office.parse().ok()).collect();
    ids.sort();
    ids.dedup();
    let names = store::names::of(reader, &ids)?;
    let meetings = store::meetings::of_year(reader, year)?;
    Ok(Keys {
        programme,
        offices: names
            .into_iter()
            .map(|(id, name)| (id.hyphenated().to_string(), name))
            .collect(),
        meetings: meetings.into_iter().map(|found| found.entry).collect(),
    })
}

pub(crate) fn permit(actor: &Actor) -> Result<(), Error> {
    if has(actor, Permission::ViewFigures) {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}

pub(crate) fn read_year(reader: &mut Reader, year: i32, today: Date) -> Result<YearFigures, Error> {
    let overdue = store::cases::overdue_by_office(reader, year, today)?;
    year_with(reader, year, &overdue)
}

fn year_with(
    reader: &mut Reader,
    year: i32,
    overdue: &BTreeMap<String, i64>,
) -> Result<YearFigures, Error> {
    let [planned, held, hosts, received] = store::meetings::year_counts(reader, year)?;
    let [firm_pairs, chamber_pairs] = store::pairings::year_counts(reader, year)?;
    let (from, to) = (first_day(year), first_day(year + 1));
    let projects = store::projects::totals_of(reader, from, to)?;
    let (recovered, avoided) = store::mediations::losses(reader, from, to)?;
    let finance = store::finance::totals_before(reader, to)?;
    let mut by = |dimension| store::cases::sums_by(reader, year, dimension);
    Ok(YearFigures {
        year,
        meetings_planned: planned,
        meetings_held: held,
        leaders_hosting: hosts,
        entrepreneurs_received: received,
        cases: total(by(Dimension::Total)?),
        by_category: by(Dimension::Category)?,
        by_office: by(Dimension::Office)?,
        by_place: by(Dimension::Place)?,
        by_meeting: by(Dimension::Meeting)?,
        by_month: by(Dimension::Month)?,
        reply_days: Distribution::of(&by(Dimension::ReplyDays)?),
        handling_days: Distribution::of(&by(Dimension::HandlingDays)?),
        overdue_without_reply: overdue.values().sum(),
        pairings_firm_leaders: firm_pairs.0,
        pairings_firm_entrepreneurs: firm_pairs.1,
        pairings_chamber_leaders: chamber_pairs.0,
        pairings_chamber_chambers: chamber_pairs.1,
        finance: finance
            .into_iter()
            .map(|(product, n, fen)| (product, (n, fen)))
            .collect(),
        projects,
        losses_recovered_fen: recovered,
        losses_avoided_fen: avoided,
    })
}

fn total(sums: Vec<(String, Sums)>) -> Sums {
    sums.into_iter()
        .next()
        .map(|(_, sums)| sums)
        .unwrap_or_default()
}

/// The first day of a year; years outside the calendar are clamped.
fn first_day(year: i32) -> Date {
    let year = i16::try_from(year).unwrap_or(i16::MAX).clamp(1900, 9999);
    Date::constant(year, 1, 1)
}
