//! Following the events: when is each open case next to be looked at?

use domain::cases::Case;
use domain::ladder::{Look, wake_on};
use domain::time::Instant;
use store::Tx;
use store::ladder::Place;

use super::LadderDesk;
use crate::world::PROGRAMME;
use crate::{Error, World};

/// Events, or open cases, of one transaction.
const PAGE: u32 = 500;
/// Changes when the rules themselves do.
const RULES: &str = "1";

impl LadderDesk<'_> {
    /// Notes the next day of every case that something happened to. When settings or the calendar have changed, every open
    /// case is looked at again.
    pub(super) fn follow(&self, now: Instant) -> Result<(), Error> {
        loop {
            let (place, rules, head) = self.app.db.read(|reader| {
                let world = World::load(reader)?;
                let head = store::events::count(reader)?;
                let head = i64::try_from(head).unwrap_or(i64::MAX);
                Ok::<_, Error>((store::ladder::place(reader)?, rules(&world), head))
            })?;
            match place {
                Some(place) if place.rules == rules && place.position >= head => return Ok(()),
                Some(place) if place.rules == rules => self.follow_page(&place, head, now)?,
                Some(_) | None => self.look_at_all(&rules, head, now)?,
            }
        }
    }

    fn follow_page(&self, place: &Place, head: i64, now: Instant) -> Result<(), Error> {
        let to = head.min(place.position + i64::from(PAGE));
        self.app.db.write(|tx| {
            let world = World::load(tx)?;
            for case in store::ladder::touched(tx, place.position, to)? {
                let stored = store::cases::by_id(tx, case)?;
                if let Some(stored) = stored {
                    note(tx, &world, &stored.case, now)?;
                }
            }
            let reached = Place {
                position: to,
                rules: place.rules.clone(),
            };
            Ok(store::ladder::set_place(tx, &reached)?)
        })
    }

    /// Everything anew, page by page. Broken off, it begins again: only its end is noted.
    fn look_at_all(&self, rules: &str, head: i64, now: Instant) -> Result<(), Error> {
        self.app
            .db
            .write(|tx| Ok::<_, Error>(store::ladder::forget_all(tx)?))?;
        let mut after = String::new();
        loop {
            let last = self.app.db.write(|tx| {
                let world = World::load(tx)?;
                let page = store::ladder::open_after(tx, &after, PAGE)?;
                for stored in &page {
                    note(tx, &world, &stored.case, now)?;
                }
                Ok::<_, Error>(page.last().map(|stored| stored.case.id.to_string()))
            })?;
            match last {
                Some(last) => after = last,
                None => break,
            }
        }
        let reached = Place {
            position: head,
            rules: rules.to_owned(),
        };
        self.app
            .db
            .write(|tx| Ok(store::ladder::set_place(tx, &reached)?))
    }
}

/// Notes when a case is next to be looked at.
pub(super) fn note(tx: &mut Tx, world: &World, case: &Case, now: Instant) -> Result<(), Error> {
    let on = wake_on(case, &look(world), now);
    Ok(store::ladder::wake(tx, case.id, on)?)
}

pub(super) fn look(world: &World) -> Look<'_> {
    Look {
        calendar: &world.calendar,
        settings: &world.settings,
    }
}

/// Names the settings and the calendar in force: another name, another ladder.
fn rules(world: &World) -> String {
    let stored = world.versions.iter().filter(|(key, _)| *key != PROGRAMME);
    let named: Vec<String> = stored
        .map(|(key, version)| format!("{key}={version}"))
        .collect();
    format!("{RULES} {}", named.join(" "))
}
