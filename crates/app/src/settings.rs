//! Settings and lists: each change is an event with its reason; the stored row is the latest.

use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::notices::template::Templates;
use domain::permits::{Actor, Permission, has};
use domain::programme::Programme;
use domain::time::Instant;
use serde_json::{Value, json};
use store::Tx;

use crate::record::Recording;
use crate::world::{PROGRAMME, TEMPLATES};
use crate::{App, Error, World, keys};

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
    ///
    /// # Errors
    /// [`Error::NotFound`] for a key that is no setting; [`Refusal::Field`] of `value` or `reason`;
    /// [`Rule::NothingChanged`] for the value that it has.
    pub fn change(
        &self,
        actor: &Actor,
        key: &str,
        value: &Value,
        reason: &str,
        once: Option<&str>,
    ) -> Result<(), Error> {
        if !has(actor, Permission::ManageSettings) {
            return Err(Error::NotPermitted);
        }
        let reason = reason.trim();
        if reason.is_empty() {
            return Ok(Refusal::field("reason", Problem::Missing)?);
        }
        let now = self.app.now();
        self.app.db.write(|tx| {
            keys::once(tx, actor, once, now, &(key, value, reason), |tx| {
                let mut settings = World::load(tx)?.settings;
                let before = settings.get(key).ok_or(Error::NotFound)?;
                if settings.set(key, value).is_err() {
                    return Ok(Refusal::field("value", Problem::NotInList)?);
                }
                if before == *value {
                    return Err(Refusal::Rule(Rule::NothingChanged).into());
                }
                let recording = Recording::by(actor, now, &*self.app.ids);
                write(tx, recording, key, value, reason, now)
            })
        })
    }
}

impl ProgrammeDesk<'_> {
    /// Replaces the name and the lists of the programme.
    pub fn replace(&self, actor: &Actor, programme: &Programme) -> Result<(), Error> {
        self.change(actor, programme, "", None)
    }

    /// The same with the document or decision behind it, once for a key.
    pub fn change(
        &self,
        actor: &Actor,
        programme: &Programme,
        reason: &str,
        once: Option<&str>,
    ) -> Result<(), Error> {
        if !has(actor, Permission::ManageOffices) {
            return Err(Error::NotPermitted);
        }
        let now = self.app.now();
        let value = serde_json::to_value(programme)?;
        self.app.db.write(|tx| {
            keys::once(tx, actor, once, now, &(programme, reason), |tx| {
                let recording = Recording::by(actor, now, &*self.app.ids);
                write(tx, recording, PROGRAMME, &value, reason, now)
            })
        })
    }
}

impl ProgrammeDesk<'_> {
    /// Replaces the texts around notices.
    ///
    /// # Errors
    /// [`Refusal::Field`] of the first text whose placeholders don't fit.
    pub fn change_templates(
        &self,
        actor: &Actor,
        templates: &Templates,
        reason: &str,
        once: Option<&str>,
    ) -> Result<(), Error> {
        if !has(actor, Permission::ManageOffices) {
            return Err(Error::NotPermitted);
        }
        if let Err((field, _)) = templates.check() {
            return Ok(Refusal::field(field, Problem::NotInList)?);
        }
        let now = self.app.now();
        let value = serde_json::to_value(templates)?;
        self.app.db.write(|tx| {
            keys::once(tx, actor, once, now, &(templates, reason), |tx| {
                let recording = Recording::by(actor, now, &*self.app.ids);
                write(tx, recording, TEMPLATES, &value, reason, now)
            })
        })
    }
}

/// Writes the event `setting.changed` of the stream `setting/KEY` and the row, as the only change of a command.
pub(crate) fn write(
    tx: &mut Tx,
    mut recording: Recording<'_>,
    key: &str,
    value: &Value,
    reason: &str,
    now: Instant,
) -> Result<(), Error> {
    write_in(tx, &mut recording, key, value, reason, now)?;
    recording.write(tx)?;
    Ok(())
}

/// The same within a command that records more.
pub(crate) fn write_in(
    tx: &mut Tx,
    recording: &mut Recording<'_>,
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
    Ok(())
}
