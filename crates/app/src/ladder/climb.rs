//! Climbing what is due, as the programme's own doing.

use domain::cases::Event;
use domain::cases::state::Case;
use domain::ids::CaseId;
use domain::ladder::{Manner, climb, wake_on};
use domain::time::{Instant, local_date};
use store::Tx;

use super::LadderDesk;
use super::follow::{look, note};
use crate::cases::{Change, change, order_number, write_all};
use crate::record::Recording;
use crate::{Error, World};

/// Cases of one transaction.
const BATCH: u32 = 50;

impl LadderDesk<'_> {
    /// Climbs everything that is due and answers how many rungs that were.
    pub(super) fn climb(&self, now: Instant) -> Result<u64, Error> {
        let today = local_date(now);
        let mut climbed = 0;
        loop {
            let due = self
                .app
                .db
                .read(|reader| Ok::<_, Error>(store::ladder::due(reader, today, BATCH)?))?;
            if due.is_empty() {
                return Ok(climbed);
            }
            climbed += self.app.db.write(|tx| self.climb_these(tx, &due, now))?;
        }
    }

    fn climb_these(&self, tx: &mut Tx, due: &[CaseId], now: Instant) -> Result<u64, Error> {
        let world = World::load(tx)?;
        let mut recording = Recording::by_system(now, &*self.app.ids);
        let mut changes: Vec<Change> = Vec::new();
        let mut counts = Vec::new();
        for id in due {
            let Some(stored) = store::cases::by_id(tx, *id)? else {
                store::ladder::wake(tx, *id, None)?;
                continue;
            };
            let events = events(tx, &world, &stored.case, now)?;
            if events.is_empty() {
                rest(tx, &world, &stored.case, now)?;
                continue;
            }
            counts.push(events.len());
            changes.push(change(tx, &mut recording, *id, Some(stored), &events, now)?);
        }
        if !changes.is_empty() {
            write_all(tx, recording, &changes, &counts)?;
        }
        for change in &changes {
            rest(tx, &world, change.after(), now)?;
        }
        Ok(counts.iter().map(|count| *count as u64).sum())
    }
}

/// What the ladder does with a case now. A number is taken only for an order that is issued by itself.
fn events(tx: &mut Tx, world: &World, case: &Case, now: Instant) -> Result<Vec<Event>, Error> {
    let events = climb(case, &look(world), now, None);
    let proposes = |event: &Event| matches!(event, Event::OrderProposed(_));
    let by_itself = world.settings.ladder.orders == Manner::ByItself;
    if !by_itself || !events.iter().any(proposes) {
        return Ok(events);
    }
    let number = order_number(tx, now)?;
    Ok(climb(case, &look(world), now, Some(&number)))
}

/// Nothing more is due of the case today: it is looked at again on its next day, tomorrow at the earliest.
fn rest(tx: &mut Tx, world: &World, case: &Case, now: Instant) -> Result<(), Error> {
    let today = local_date(now);
    let tomorrow = today.tomorrow().unwrap_or(today);
    match wake_on(case, &look(world), now) {
        Some(on) if on > today => note(tx, world, case, now),
        Some(_) => Ok(store::ladder::wake(tx, case.id, Some(tomorrow))?),
        None => Ok(store::ladder::wake(tx, case.id, None)?),
    }
}
