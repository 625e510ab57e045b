//! Names of what a ledger names, read when they are first needed.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use domain::firms::Firm;
use domain::ids::{FirmId, MeetingId, OfficeId, PersonId};
use domain::meetings::Meeting;
use domain::offices::Office;
use domain::people::Person;
use store::Reader;
use store::registers::Table;
use uuid::Uuid;

use crate::Error;

/// Names by id; ids of different registers are never the same. An entry that is missing has no name.
#[derive(Default)]
pub(super) struct Names(HashMap<Uuid, Option<String>>);

impl Names {
    pub fn firm(&mut self, reader: &mut Reader, id: FirmId) -> Result<Option<String>, Error> {
        self.named(reader, id.0, |firm: Firm| firm.name)
    }

    pub fn office(&mut self, reader: &mut Reader, id: OfficeId) -> Result<Option<String>, Error> {
        self.named(reader, id.0, |office: Office| office.name)
    }

    pub fn person(&mut self, reader: &mut Reader, id: PersonId) -> Result<Option<String>, Error> {
        self.named(reader, id.0, |person: Person| person.label())
    }

    pub fn meeting(&mut self, reader: &mut Reader, id: MeetingId) -> Result<Option<String>, Error> {
        self.named(reader, id.0, |meeting: Meeting| meeting.name())
    }

    fn named<E: Table>(
        &mut self,
        reader: &mut Reader,
        id: Uuid,
        name: impl FnOnce(E) -> String,
    ) -> Result<Option<String>, Error> {
        match self.0.entry(id) {
            Slot::Occupied(known) => Ok(known.get().clone()),
            Slot::Vacant(slot) => {
                let found = store::registers::get::<E>(reader, id)?;
                Ok(slot.insert(found.map(|found| name(found.entry))).clone())
            }
        }
    }
}
