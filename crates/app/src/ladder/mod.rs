//! The ladder at work: what is due for cases is recorded by the programme itself, each rung exactly once.
//!
//! [`LadderDesk::step`] is what the server does every minute. It follows the events to know when each open case is next
//! to be looked at, and climbs what is due. Whoever else writes a case at the same moment, or steps on another machine,
//! can't double a rung: it is decided again within the transaction that records it, and the case's version guards that.

mod climb;
mod follow;
mod lists;
mod preview;
mod report;

use std::time::Duration;

use domain::ladder::{Belief, Watch};
use domain::time::local_date;

use crate::{App, Error, World};

pub use lists::{CallLine, DocketLine, Listed, PathLine};
pub use preview::Preview;

/// Everything about the ladder, over one [`App`].
pub struct LadderDesk<'a> {
    pub(crate) app: &'a App,
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stepped {
    /// What was thought of the clock; nothing is done unless it is believed.
    pub belief: Belief,
    /// Rungs climbed.
    pub climbed: u64,
    /// Offices that the leading group was told of.
    pub reported: u64,
}

impl LadderDesk<'_> {
    /// Looks at what happened since the last step and climbs what is due. `steady` is the time on a clock that only goes
    /// on, such as that since the start of the process; `watch` remembers the step before.
    pub fn step(&self, watch: &mut Watch, steady: Duration) -> Result<Stepped, Error> {
        let now = self.app.now();
        let belief = watch.look(now, steady, self.app.last_recorded_at()?);
        let mut stepped = Stepped {
            belief,
            climbed: 0,
            reported: 0,
        };
        if belief != Belief::Believed {
            return Ok(stepped);
        }
        self.follow(now)?;
        let world = self.app.db.read(World::load)?;
        if !world.settings.ladder.hours.is_open(&world.calendar, now) {
            return Ok(stepped);
        }
        stepped.climbed = self.climb(now)?;
        if stepped.climbed > 0 {
            self.follow(now)?;
        }
        stepped.reported = self.report(local_date(now), now)?;
        Ok(stepped)
    }
}
