//! What a decision needs besides its case: settings, calendar, lists. Read anew in each transaction.

use std::collections::BTreeMap;

use domain::calendar::{Calendar, LocalDay, YearNotice};
use domain::notices::template::Templates;
use domain::programme::Programme;
use domain::settings::Settings;
use serde_json::Value;
use store::Reader;

use crate::Error;

/// Key of the stored [`Programme`].
pub const PROGRAMME: &str = "programme";
/// Key of the imported holiday notices (an array).
pub const NOTICES: &str = "calendar.notices";
/// Key of the local days (an array).
pub const LOCAL_DAYS: &str = "calendar.local_days";

/// Key of the stored [`Templates`].
pub const TEMPLATES: &str = "notice.templates";

/// Settings, calendar and lists of one moment.
#[derive(Debug, Clone)]
pub struct World {
    pub settings: Settings,
    pub calendar: CalendarInForce,
    pub programme: Programme,
    pub templates: Templates,
    /// Versions of the stored keys, for compare-and-set; absent keys are at their defaults.
    pub versions: BTreeMap<String, i64>,
}

/// The built-in calendar as long as nothing was added to it.
#[derive(Debug, Clone)]
pub enum CalendarInForce {
    Official,
    Own(Box<Calendar>),
}

impl std::ops::Deref for CalendarInForce {
    type Target = Calendar;
    fn deref(&self) -> &Calendar {
        match self {
            CalendarInForce::Official => Calendar::official(),
            CalendarInForce::Own(calendar) => calendar,
        }
    }
}

impl World {
    /// Reads what is stored and lays it over the defaults.
    pub fn load(reader: &mut Reader) -> Result<World, Error> {
        let mut world = World {
            settings: Settings::default(),
            calendar: CalendarInForce::Official,
            programme: Programme::default(),
            templates: Templates::default(),
            versions: BTreeMap::new(),
        };
        let (mut notices, mut local) = (Vec::<YearNotice>::new(), Vec::<LocalDay>::new());
        for stored in store::settings::list(reader)? {
            match stored.key.as_str() {
                PROGRAMME => world.programme = serde_json::from_str(&stored.value)?,
                TEMPLATES => world.templates = serde_json::from_str(&stored.value)?,
                NOTICES => notices = serde_json::from_str(&stored.value)?,
                LOCAL_DAYS => local = serde_json::from_str(&stored.value)?,
                key => {
                    let value: Value = serde_json::from_str(&stored.value)?;
                    world
                        .settings
                        .set(key, &value)
                        .map_err(|error| Error::Internal(error.to_string()))?;
                }
            }
            world.versions.insert(stored.key, stored.version);
        }
        if !notices.is_empty() || !local.is_empty() {
            world.calendar = CalendarInForce::Own(Box::new(Calendar::with(notices, local)));
        }
        Ok(world)
    }
}
