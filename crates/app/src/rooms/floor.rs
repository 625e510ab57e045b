//! Moving the floor: an item begins, a firm speaks, sign-in opens.

use domain::floors::{Floor, Move};
use domain::ids::MeetingId;
use domain::permits::{Actor, Permission};
use store::Reader;

use super::{Rooms, begun_meanwhile};
use crate::Error;
use crate::meetings::change::must_be_open;
use crate::meetings::{load, permit};
use crate::record::Recording;
use crate::registers::put_in;

impl Rooms<'_> {
    /// Moves the floor over the version that was read; 0 before anything has happened. A move to what already is
    /// changes nothing.
    ///
    /// # Errors
    /// [`Error::Changed`] when somebody else has moved it meanwhile.
    pub fn step(
        &self,
        actor: &Actor,
        id: MeetingId,
        version: i64,
        step: &Move,
    ) -> Result<(), Error> {
        permit(actor, Permission::AssignOnTheSpot)?;
        let now = self.app.now();
        let done = self.app.db.write(|tx| {
            let meeting = load(tx, id)?.entry;
            must_be_open(&meeting)?;
            let (stored, floor) = floor(tx, id)?;
            let after = floor.after(step, &meeting, now)?;
            if after == floor {
                return Ok(());
            }
            if stored != version {
                return Err(Error::Changed);
            }
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &after, version, now)?;
            Ok(())
        });
        done.map_err(begun_meanwhile)
    }

    /// What the code on the wall says: nobody can guess it.
    pub fn fresh_code(&self) -> String {
        self.app.fresh_token().reveal()[..22].to_owned()
    }
}

/// The floor with the version of its row; before the first move there is none.
pub(super) fn floor(reader: &mut Reader, id: MeetingId) -> Result<(i64, Floor), Error> {
    let found = store::registers::get::<Floor>(reader, id.0)?;
    Ok(found.map_or((0, Floor::empty(id)), |found| (found.version, found.entry)))
}
