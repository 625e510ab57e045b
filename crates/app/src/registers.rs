//! The registers: one way to record an entry, whatever its noun.

use domain::permits::{Actor, Permission, has};
use domain::registers::{Entry, stream};
use store::Tx;
use store::events::Tip;
use store::registers::{Table, Versioned};

use crate::record::Recording;
use crate::{App, Error, keys};

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

    /// Records many new entries in one transaction: all of them, or none.
    pub fn put_all<E: Table>(
        &self,
        actor: &Actor,
        permission: Permission,
        entries: &[E],
    ) -> Result<(), Error> {
        if !has(actor, permission) {
            return Err(Error::NotPermitted);
        }
        entries.iter().try_for_each(Entry::check)?;
        let now = self.app.now();
        self.app.db.write(|tx| {
            let mut recording = Recording::by(actor, now, &*self.app.ids);
            for entry in entries {
                add(&mut recording, entry, Tip::START, now)?;
                store::registers::put(tx, entry, 0)?;
            }
            recording.write(tx)?;
            Ok(())
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

/// Saves an entry by one command of its own: permitted, checked, once for a key.
pub(crate) fn save<E: Table>(
    app: &App,
    actor: &Actor,
    permission: Permission,
    entry: &E,
    version_read: i64,
    key: Option<&str>,
) -> Result<(), Error> {
    if !has(actor, permission) {
        return Err(Error::NotPermitted);
    }
    entry.check()?;
    let now = app.now();
    app.db.write(|tx| {
        keys::once(tx, actor, key, now, &(entry, version_read), |tx| {
            let recording = Recording::by(actor, now, &*app.ids);
            put_in(tx, recording, entry, version_read, now)?;
            Ok(())
        })
    })
}

/// Records an entry inside a command's own transaction.
pub(crate) fn put_in<E: Table>(
    tx: &mut Tx,
    mut recording: Recording<'_>,
    entry: &E,
    version_read: i64,
    now: domain::time::Instant,
) -> Result<i64, Error> {
    let version = record_entry(tx, &mut recording, entry, version_read, now)?;
    recording.write(tx)?;
    Ok(version)
}

/// Writes the row of an entry and adds its event to those that are written together at the end.
pub(crate) fn record_entry<E: Table>(
    tx: &mut Tx,
    recording: &mut Recording<'_>,
    entry: &E,
    version_read: i64,
    now: domain::time::Instant,
) -> Result<i64, Error> {
    let after = match version_read {
        0 => Tip::START,
        _ => store::events::tip(tx, &stream(entry))?,
    };
    add(recording, entry, after, now)?;
    Ok(store::registers::put(tx, entry, version_read)?)
}

fn add<E: Table>(
    recording: &mut Recording<'_>,
    entry: &E,
    after: Tip,
    now: domain::time::Instant,
) -> Result<(), Error> {
    recording.stream(stream(entry), after);
    recording.add(
        &format!("{}.recorded", E::NOUN),
        now,
        entry,
        E::PRIVATE_FIELDS,
    )
}
