//! Settings and lists: each change is an event with its reason; the stored row is the latest.

use domain::permits::{Actor, Permission, has};
use domain::programme::Programme;
use domain::time::Instant;
use serde_json::{Value, json};
use store::Tx;

use crate::record::Recording;
use crate::world::PROGRAMME;
use crate::{App, Error, World};

/// Everything about settings, over one [`App`].
pub struct SettingsDesk<'a> {
    pub(crate) app: &'a App,
}

/// The name and the lists of the programme.
pub struct ProgrammeDesk<'a> {
    pub(crate) app: &'a App,
}

impl SettingsDesk<'_> {
    /// Changes one setting. `reason` names the document or decision behind it.
    pub fn change(
        &self,
        actor: &Actor,
        key: &str,
        value: &Value,
        reason: &str,
    ) -> Result<(), Error> {
        if !has(actor, Permission::ManageSettings) {
            return Err(Error::NotPermitted);
        }
        let now = self.app.now();
        self.app.db.write(|tx| {
            let mut world = World::load(tx)?;
            world
                .settings
                .set(key, value)
                .map_err(|_| Error::NotFound)?;
            let recording = Recording::by(actor, now, &*self.app.ids);
            write(tx, recording, key, value, reason, now)
        })
    }
}

impl ProgrammeDesk<'_> {
    /// Replaces the name and the lists of the programme.
    pub fn replace(&self, actor: &Actor, programme: &Programme) -> Result<(), Error> {
        if !has(actor, Permission::ManageOffices) {
            return Err(Error::NotPermitted);
        }
        let now = self.app.now();
        let value = serde_json::to_value(programme)?;
        self.app.db.write(|tx| {
            let recording = Recording::by(actor, now, &*self.app.ids);
            write(tx, recording, PROGRAMME, &value, "", now)
        })
    }
}

/// Writes the event `setting.changed` of the stream `setting/KEY` and the row.
pub(crate) fn write(
    tx: &mut Tx,
    mut recording: Recording<'_>,
    key: &str,
    value: &Value,
    reason: &str,
    now: Instant,
) -> Result<(), Error> {
    let stream = format!("setting/{key}");
    let read = store::settings::get(tx, key)?.map_or(0, |setting| setting.version);
    let after = store::events::tip(tx, &stream)?;
    recording.stream(stream, after);
    recording.add(
        "setting.changed",
        now,
        &json!({ "key": key, "value": value, "reason": reason }),
        &[],
    )?;
    store::settings::put(tx, key, &value.to_string(), read)?;
    recording.write(tx)?;
    Ok(())
}
