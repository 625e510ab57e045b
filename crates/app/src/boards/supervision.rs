//! The supervision office's board.

use std::collections::BTreeMap;

use domain::cases::{StageName, Wait};
use domain::permits::{Actor, Permission};
use domain::statistics::{AgeBand, First, Placed, Rate, Sums, ranked};
use domain::time::{Date, local_date};
use store::cases::{ListRow, Order};

use super::{COUNTED, late, must, open, stage};
use crate::figures::YearPage;
use crate::{App, Error};

/// Cases that are read at a time.
const PAGE: u32 = 500;

/// What the supervision office looks at.
#[derive(Debug, Clone)]
pub struct SupervisionBoard {
    pub year: YearPage,
    /// Cases of all years in which something is overdue, the longest first.
    pub overdue: Vec<ListRow>,
    pub overdue_count: i64,
    pub waits: BTreeMap<Wait, i64>,
    /// Docketed cases by the time since their first receipt, and the oldest of them.
    pub docket_ages: BTreeMap<AgeBand, i64>,
    pub oldest_docketed: Vec<ListRow>,
}

impl App {
    /// The supervision office's board; needs [`Permission::ViewBoard`].
    pub fn supervision_board(&self, actor: &Actor) -> Result<SupervisionBoard, Error> {
        must(actor, Permission::ViewBoard)?;
        let today = local_date(self.now());
        let overdue = late(today);
        let docketed = stage(StageName::Docketed, Order::OldestFirst);
        let mut waits = BTreeMap::new();
        for wait in [Wait::Extension, Wait::Docket] {
            let mut query = open(Order::OldestFirst);
            query.filter.waiting = Some(wait);
            waits.insert(wait, self.cases().count(actor, &query, COUNTED)?);
        }
        Ok(SupervisionBoard {
            year: self.figures().page(actor, i32::from(today.year()))?,
            overdue: self.cases().list(actor, &overdue)?.rows,
            overdue_count: self.cases().count(actor, &overdue, COUNTED)?,
            waits,
            docket_ages: self.docket_ages(actor, today)?,
            oldest_docketed: self.cases().list(actor, &docketed)?.rows,
        })
    }

    fn docket_ages(&self, actor: &Actor, today: Date) -> Result<BTreeMap<AgeBand, i64>, Error> {
        let mut ages: BTreeMap<AgeBand, i64> = AgeBand::ALL.iter().map(|band| (*band, 0)).collect();
        let mut query = stage(StageName::Docketed, Order::OldestFirst);
        query.limit = PAGE;
        loop {
            let page = self.cases().list(actor, &query)?;
            for row in &page.rows {
                *ages
                    .entry(AgeBand::of(local_date(row.received_at), today))
                    .or_default() += 1;
            }
            match page.rows.last().filter(|_| page.more) {
                Some(last) => query.after = Some((last.received_at.0.to_string(), last.id)),
                None => return Ok(ages),
            }
        }
    }
}

/// Offices by a rate of the year, the worst first.
pub fn worst_first(found: &YearPage, rate: impl Fn(&Sums) -> Rate) -> Vec<Placed> {
    let named = found
        .figures
        .by_office
        .iter()
        .filter(|(office, _)| !office.is_empty());
    let rates = named.map(|(office, sums)| (office.clone(), rate(sums)));
    ranked(rates, First::HighestIsWorst, found.settings.ranking_minimum)
}
