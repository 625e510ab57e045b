//! Offices and the people in them, as their pages show them.

use domain::ids::{OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Permission, has};
use domain::time::local_date;
use store::registers::Versioned;

use crate::{App, Error, registers};

/// Offices and people, over one [`App`].
pub struct OfficesDesk<'a> {
    pub(crate) app: &'a App,
}

/// One line of the register of offices.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeLine {
    pub office: Office,
    /// How many people work in it today.
    pub staff: i64,
}

/// An office with everybody who works or worked in it.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeView {
    pub office: Versioned<Office>,
    pub successor: Option<Office>,
    pub people: Vec<Versioned<Person>>,
}

impl OfficesDesk<'_> {
    /// All offices by name, past ones last.
    pub fn all(&self, actor: &Actor) -> Result<Vec<OfficeLine>, Error> {
        permit(actor)?;
        let today = local_date(self.app.now());
        self.app.db.read(|reader| {
            let staff = store::offices::staff(reader, today)?;
            let mut lines = Vec::new();
            store::registers::each::<Office>(reader, |found| {
                lines.push(OfficeLine {
                    staff: staff.get(&found.entry.id).copied().unwrap_or_default(),
                    office: found.entry,
                });
                Ok(())
            })?;
            let is_past = |line: &OfficeLine| line.office.valid_to.is_some_and(|day| day < today);
            lines.sort_by_key(is_past);
            Ok(lines)
        })
    }

    /// The leaders of the prefecture, past ones too.
    pub fn leaders(&self, actor: &Actor) -> Result<Vec<Versioned<Person>>, Error> {
        permit(actor)?;
        Ok(self.app.db.read(store::people::leaders)?)
    }

    /// One office with its people.
    pub fn one(&self, actor: &Actor, id: OfficeId) -> Result<OfficeView, Error> {
        permit(actor)?;
        self.app.db.read(|reader| {
            let office: Versioned<Office> =
                store::registers::get(reader, id.0)?.ok_or(Error::NotFound)?;
            let successor = match office.entry.successor {
                Some(next) => store::registers::get::<Office>(reader, next.0)?,
                None => None,
            };
            Ok(OfficeView {
                people: store::people::of_office(reader, id)?,
                successor: successor.map(|found| found.entry),
                office,
            })
        })
    }

    /// One person, for the form.
    pub fn person(&self, actor: &Actor, id: PersonId) -> Result<Versioned<Person>, Error> {
        permit(actor)?;
        let found = self
            .app
            .db
            .read(|reader| store::registers::get(reader, id.0))?;
        found.ok_or(Error::NotFound)
    }

    /// Saves an office over the version that was read, 0 for a new one.
    pub fn save(
        &self,
        actor: &Actor,
        office: &Office,
        version_read: i64,
        key: Option<&str>,
    ) -> Result<(), Error> {
        let permission = Permission::ManageOffices;
        registers::save(self.app, actor, permission, office, version_read, key)
    }

    /// Saves a person over the version that was read, 0 for a new one.
    pub fn save_person(
        &self,
        actor: &Actor,
        person: &Person,
        version_read: i64,
        key: Option<&str>,
    ) -> Result<(), Error> {
        let permission = Permission::ManageOffices;
        registers::save(self.app, actor, permission, person, version_read, key)
    }
}

fn permit(actor: &Actor) -> Result<(), Error> {
    if has(actor, Permission::ViewOffices) {
        Ok(())
    } else {
        Err(Error::NotPermitted)
    }
}
