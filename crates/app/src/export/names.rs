//! Names of everything that a ledger names, by id.

use std::collections::HashMap;

use domain::ids::{FirmId, MeetingId, OfficeId, PersonId};
use domain::meetings::Meeting;
use domain::offices::Office;
use domain::people::Person;
use store::Reader;

use crate::Error;

/// Names by id.
pub(super) struct Names {
    firms: HashMap<FirmId, String>,
    offices: HashMap<OfficeId, String>,
    people: HashMap<PersonId, String>,
    meetings: HashMap<MeetingId, String>,
}

impl Names {
    pub fn load(reader: &mut Reader) -> Result<Names, Error> {
        let mut names = Names {
            firms: HashMap::new(),
            offices: HashMap::new(),
            people: HashMap::new(),
            meetings: HashMap::new(),
        };
        store::firms::names::<Error>(reader, |id, name, _| {
            names.firms.insert(id, name.to_owned());
        })?;
        store::registers::each::<Office>(reader, |office| {
            names.offices.insert(office.entry.id, office.entry.name);
            Ok(())
        })?;
        store::registers::each::<Person>(reader, |person| {
            names.people.insert(person.entry.id, person.entry.label());
            Ok(())
        })?;
        store::registers::each::<Meeting>(reader, |meeting| {
            names
                .meetings
                .insert(meeting.entry.id, meeting.entry.name());
            Ok(())
        })?;
        Ok(names)
    }

    pub fn firm(&self, id: FirmId) -> Option<String> {
        self.firms.get(&id).cloned()
    }

    pub fn office(&self, id: OfficeId) -> Option<String> {
        self.offices.get(&id).cloned()
    }

    pub fn person(&self, id: PersonId) -> Option<String> {
        self.people.get(&id).cloned()
    }

    pub fn meeting(&self, id: MeetingId) -> Option<String> {
        self.meetings.get(&id).cloned()
    }
}
