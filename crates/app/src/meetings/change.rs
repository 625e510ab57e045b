//! What changes a meeting: its plan, and where it stands.

use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::MeetingId;
use domain::meetings::{Meeting, MeetingStatus};
use domain::minutes::must_be_issued_or_excused;
use domain::permits::{Actor, Permission};
use store::Tx;
use store::registers::Versioned;

use super::{Meetings, guests, load, permit};
use crate::record::Recording;
use crate::registers::put_in;
use crate::{Error, registers};

impl Meetings<'_> {
    /// An id for a meeting that is being planned.
    pub fn fresh_id(&self) -> MeetingId {
        MeetingId(self.app.ids.uuid(self.app.now()))
    }

    /// Plans a meeting (`version_read` 0) or changes the plan of one that is still open.
    ///
    /// # Errors
    /// A field that doesn't fit: `number` when the year has a meeting of this number already.
    pub fn save(&self, actor: &Actor, meeting: &Meeting, version_read: i64) -> Result<(), Error> {
        if version_read > 0 {
            let changed = self.change(actor, meeting.id, version_read, |_, stored| {
                must_be_open(&stored)?;
                domain::registers::Entry::check(meeting)?;
                Ok(meeting.clone())
            });
            return changed.map_err(number_taken);
        }
        let registers = registers::Registers { app: self.app };
        registers
            .put(actor, Permission::ManageMeetings, meeting, version_read)
            .map_err(number_taken)?;
        Ok(())
    }

    /// Holds, closes, cancels a meeting, plans a cancelled one anew or opens a closed one again.
    ///
    /// # Errors
    /// See [`Meeting::moved_to`]; closing needs issued minutes or the reason why there are none.
    pub fn move_to(
        &self,
        actor: &Actor,
        id: MeetingId,
        version: i64,
        status: MeetingStatus,
        remark: &str,
    ) -> Result<(), Error> {
        let today = self.today();
        self.change(actor, id, version, |tx, meeting| {
            let moved = meeting.moved_to(status, remark, today)?;
            if status == MeetingStatus::Closed {
                let minutes = store::minutes::of_meeting(tx, id)?.map(|stored| stored.entry);
                must_be_issued_or_excused(minutes.as_ref(), remark)?;
            }
            Ok(moved)
        })
    }

    /// Changes a meeting over the version that was read, in one transaction with what `change` writes besides.
    pub(super) fn change(
        &self,
        actor: &Actor,
        id: MeetingId,
        version: i64,
        change: impl Fn(&mut Tx, Meeting) -> Result<Meeting, Error>,
    ) -> Result<(), Error> {
        permit(actor, Permission::ManageMeetings)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let Versioned {
                version: stored,
                entry,
            } = load(tx, id)?;
            if stored != version {
                return Err(Error::Changed);
            }
            let changed = change(tx, entry.clone())?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, &changed, version, now)?;
            guests::tell(tx, &entry, (&changed, version + 1), now)
        })
    }
}

/// A meeting that was closed or cancelled is a record: it is not written on any more.
pub(crate) fn must_be_open(meeting: &Meeting) -> Result<(), Error> {
    match meeting.status.is_open() {
        true => Ok(()),
        false => Ok(Refusal::field("status", Problem::NotInList)?),
    }
}

fn number_taken(error: Error) -> Error {
    match error {
        Error::Store(store::Error::Unique { .. }) => Error::Refused(Refusal::Field {
            field: "number",
            problem: Problem::Taken,
        }),
        other => other,
    }
}
