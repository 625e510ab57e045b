//! Entering a record of a plain register, and correcting one.

use std::collections::BTreeMap;

use domain::cases::refusal::{Problem, Refusal};
use domain::ids::CaseId;
use domain::permits::{Actor, has};
use domain::records::Record;
use domain::time::local_date;
use store::Reader;
use store::registers::{Table, Versioned};
use uuid::Uuid;

use super::RecordsDesk;
use crate::cases::access;
use crate::{Error, registers};

/// A record as its form shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenRecord<E> {
    pub record: Versioned<E>,
    /// The firm, case and office that it is linked with, by name and number.
    pub names: BTreeMap<Uuid, String>,
}

impl RecordsDesk<'_> {
    /// The record with an id, for its form.
    pub fn open<E: Table + Record>(&self, actor: &Actor, id: Uuid) -> Result<OpenRecord<E>, Error> {
        permit::<E>(actor)?;
        self.app.db.read(|reader| {
            let record: Versioned<E> = store::registers::get(reader, id)?.ok_or(Error::NotFound)?;
            if !record.entry.is_kept_by(actor) {
                return Err(Error::NotFound);
            }
            Ok(OpenRecord {
                names: names(reader, &record.entry)?,
                record,
            })
        })
    }

    /// Saves a record over the version that was read, 0 for a new one; once for a key.
    ///
    /// # Errors
    /// [`Problem::Unknown`] for a link that leads nowhere, [`Problem::InTheFuture`] for what can't have happened yet,
    /// and a correction that changes nothing or gives no reason.
    pub fn save<E: Table + Record>(
        &self,
        actor: &Actor,
        record: &E,
        version_read: i64,
        key: Option<&str>,
    ) -> Result<(), Error> {
        permit::<E>(actor)?;
        if !record.is_kept_by(actor) {
            return Err(Error::NotPermitted);
        }
        record.check_on(local_date(self.app.now()))?;
        let (known, before) = self.app.db.read(|reader| {
            let before: Option<Versioned<E>> = store::registers::get(reader, record.uuid())?;
            Ok::<_, Error>((names(reader, record)?, before))
        })?;
        // Over another version it is either the same form sent again or a conflict: both are told below.
        if let Some(before) = before.filter(|before| before.version == version_read) {
            if !before.entry.is_kept_by(actor) {
                return Err(Error::NotFound);
            }
            record.check_correction(&before.entry)?;
        }
        let lost = record.links().ids().find(|(_, id)| !known.contains_key(id));
        if let Some((field, _)) = lost {
            return Ok(Refusal::field(field, Problem::Unknown)?);
        }
        registers::save(self.app, actor, E::PERMISSION, record, version_read, key)
    }

    /// The case of a number, if the actor may know that there is one.
    pub fn case_numbered(&self, actor: &Actor, number: &str) -> Result<Option<CaseId>, Error> {
        let now = self.app.now();
        self.app.db.read(|reader| {
            let Some(stored) = store::cases::by_number(reader, number)? else {
                return Ok(None);
            };
            let parties = access::parties(reader, &stored.case, now)?;
            match access::must_see(actor, &parties) {
                Ok(()) => Ok(Some(stored.case.id)),
                Err(Error::NotFound) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }
}

fn names<E: Record>(reader: &mut Reader, record: &E) -> Result<BTreeMap<Uuid, String>, Error> {
    let ids: Vec<Uuid> = record.links().ids().map(|(_, id)| id).collect();
    Ok(store::names::of(reader, &ids)?)
}

fn permit<E: Record>(actor: &Actor) -> Result<(), Error> {
    match has(actor, E::PERMISSION) {
        true => Ok(()),
        false => Err(Error::NotPermitted),
    }
}
