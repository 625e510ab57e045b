//! The room of a meeting while it is held: who speaks, who is there, what has been said and assigned; and the stops of
//! a visit on site.
//!
//! Everything here has rows and events of its own beside the meeting's plan, so that people who work at once don't
//! fight for one row.

mod floor;
mod presence;
mod view;
mod visits;
mod wall;

use domain::ids::MeetingId;

use crate::{App, Error};

pub use presence::{Guest, Mark};
pub use view::{FirmFile, Room, Spoken};
pub use visits::{Ending, Stop, VisitList};
pub use wall::{Wall, WallLine};

/// Everything about rooms, over one [`App`].
pub struct Rooms<'a> {
    pub(crate) app: &'a App,
}

impl Rooms<'_> {
    /// How many events there are in all: one small row, which changes with everything that anybody does.
    pub fn recorded(&self) -> Result<u64, Error> {
        Ok(self.app.db.read(store::events::count)?)
    }

    /// How far each room has come: numbers that grow with everything that happens in them.
    pub fn pulses(&self, rooms: &[MeetingId]) -> Result<Vec<(MeetingId, i64)>, Error> {
        self.app.db.read(|reader| {
            let pulse = |id: &MeetingId| Ok((*id, store::floors::pulse(reader, *id)?));
            rooms.iter().map(pulse).collect()
        })
    }
}

/// Two people make the first entry at once: one of them finds the row there.
fn begun_meanwhile(error: Error) -> Error {
    match error {
        Error::Store(store::Error::Unique { .. }) => Error::Changed,
        other => other,
    }
}
