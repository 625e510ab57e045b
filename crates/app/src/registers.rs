//! The registers: one way to record an entry, whatever its noun.

use domain::permits::{Actor, Permission, has};
use domain::registers::stream;
use store::Tx;
use store::events::Tip;
use store::registers::{Table, Versioned};

use crate::record::Recording;
use crate::{App, Error};

/// Everything about the registers, over one [`App`].
pub struct Registers<'a> {
    pub(crate) app: &'a App,
}

impl Registers<'_> {
    /// Records an entry over the version that was read (0 for a new one) and answers the new version.
    pub fn put<E: Table>(
        &self,
        actor: &Actor,
        permission: Permission,
        entry: &E,
        version_read: i64,
    ) -> Result<i64, Error> {
        if !has(actor, permission) {
            return Err(Error::NotPermitted);
        }
        entry.check()?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let recording = Recording::by(actor, now, &*self.app.ids);
            put_in(tx, recording, entry, version_read, now)
        })
    }

    /// The entry with an id; callers have checked the permission to view its register.
    pub fn get<E: Table>(&self, id: uuid::Uuid) -> Result<Versioned<E>, Error> {
        let found = self
            .app
            .db
            .read(|reader| store::registers::get(reader, id))?;
        found.ok_or(Error::NotFound)
    }
}

/// Records an entry inside a command's own transaction.
pub(crate) fn put_in<E: Table>(
    tx: &mut Tx,
    mut recording: Recording<'_>,
    entry: &E,
    version_read: i64,
    now: domain::time::Instant,
) -> Result<i64, Error> {
    let name = stream(entry);
    let after = if version_read == 0 {
        Tip::START
    } else {
        store::events::tip(tx, &name)?
    };
    recording.stream(name, after);
    recording.add(
        &format!("{}.recorded", E::NOUN),
        now,
        entry,
        E::PRIVATE_FIELDS,
    )?;
    let version = store::registers::put(tx, entry, version_read)?;
    recording.write(tx)?;
    Ok(version)
}
