//! What a ladder would have done last quarter, told from the lives of the latest cases.

use std::collections::BTreeMap;

use domain::cases::Event;
use domain::ladder::{Ladder, Look, RungName, preview, quarter, quarter_days};
use domain::permits::{Actor, Permission, has};
use domain::settings::Settings;
use domain::time::{Date, Instant, local_date, local_instant};
use store::Reader;
use store::cases::Stored;

use super::LadderDesk;
use crate::cases::entry;
use crate::{Error, World};

/// Lives that are lived again; more would keep the reader waiting.
const LIVES: u32 = 400;
/// Cases received so many days before the quarter may still have been open in it.
const BEFORE: i64 = 120;

/// What would have come of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Such as `2024Q2`.
    pub quarter: String,
    /// Lives looked at, and whether there were more.
    pub cases: usize,
    pub more: bool,
    /// How often each rung would have been climbed, under the ladder in force and under the one asked about.
    pub rungs: Vec<(RungName, u64, u64)>,
}

impl LadderDesk<'_> {
    /// Compares a ladder with the one in force over the quarter before this one.
    pub fn preview(&self, actor: &Actor, asked: &Ladder) -> Result<Preview, Error> {
        if !has(actor, Permission::ManageSettings) {
            return Err(Error::NotPermitted);
        }
        let (this, _) = quarter_days(local_date(self.app.now()));
        let (from, to) = quarter_days(this.yesterday().unwrap_or(this));
        self.app.db.read(|reader| {
            let world = World::load(reader)?;
            let begin = local_instant(from, 0, 0).plus_days(-BEFORE);
            let end = local_instant(this, 0, 0);
            let found = store::ladder::received_between(reader, begin, end, LIVES + 1)?;
            let more = found.len() > LIVES as usize;
            let then = Settings {
                ladder: asked.clone(),
                ..world.settings.clone()
            };
            let mut counts: BTreeMap<RungName, (u64, u64)> = BTreeMap::new();
            let lives = found.iter().take(LIVES as usize);
            for stored in lives {
                let lived = lived(reader, stored)?;
                for (rung, _) in rungs(&world, &world.settings, stored, &lived, (from, to)) {
                    counts.entry(rung).or_default().0 += 1;
                }
                for (rung, _) in rungs(&world, &then, stored, &lived, (from, to)) {
                    counts.entry(rung).or_default().1 += 1;
                }
            }
            let line = |rung: &RungName| {
                let (now, then) = counts.get(rung).copied().unwrap_or_default();
                (*rung, now, then)
            };
            Ok(Preview {
                quarter: quarter(from),
                cases: found.len().min(LIVES as usize),
                more,
                rungs: RungName::ALL.iter().map(line).collect(),
            })
        })
    }
}

fn rungs(
    world: &World,
    settings: &Settings,
    stored: &Stored,
    lived: &[(Instant, Event)],
    days: (Date, Date),
) -> Vec<(RungName, Date)> {
    let look = Look {
        calendar: &world.calendar,
        settings,
    };
    preview(stored.case.id, lived, &look, days)
}

fn lived(reader: &mut Reader, stored: &Stored) -> Result<Vec<(Instant, Event)>, Error> {
    let stream = crate::cases::stream(stored.case.id);
    let records = store::events::load(reader, &stream)?;
    let entries = records.iter().map(|record| {
        let entry = entry(record)?;
        Ok((entry.recorded_at, entry.event))
    });
    entries.collect()
}
