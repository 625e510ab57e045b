//! What a decision needs besides its case: settings, calendar, lists. Read anew in each transaction.

mod kept;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::calendar::{Calendar, LocalDay, YearNotice};
use domain::notices::template::Templates;
use domain::programme::Programme;
use domain::settings::Settings;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Reader;

use crate::Error;
use kept::Kept;

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
    Own(Arc<Calendar>),
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
        let (mut notices, mut local) = (String::new(), String::new());
        for stored in store::settings::list(reader)? {
            match stored.key.as_str() {
                PROGRAMME => {
                    world.programme = PROGRAMME_IN_FORCE.of(&[&stored.value], || {
                        Ok(serde_json::from_str(&stored.value)?)
                    })?;
                }
                TEMPLATES => world.templates = serde_json::from_str(&stored.value)?,
                NOTICES => notices = stored.value,
                LOCAL_DAYS => local = stored.value,
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
        world.calendar = CalendarInForce::of(&notices, &local)?;
        Ok(world)
    }
}

static CALENDAR: Kept<Arc<Calendar>> = Kept::new();
static PROGRAMME_IN_FORCE: Kept<Programme> = Kept::new();

impl CalendarInForce {
    /// The calendar of stored notices and local days, JSON arrays or empty.
    fn of(notices: &str, local: &str) -> Result<CalendarInForce, Error> {
        if [notices, local]
            .iter()
            .all(|text| matches!(*text, "" | "[]"))
        {
            return Ok(CalendarInForce::Official);
        }
        let calendar = CALENDAR.of(&[notices, local], || {
            let (notices, local) = (array::<YearNotice>(notices)?, array::<LocalDay>(local)?);
            Ok(Arc::new(Calendar::with(notices, local)))
        })?;
        Ok(CalendarInForce::Own(calendar))
    }
}

fn array<T: DeserializeOwned>(json: &str) -> Result<Vec<T>, Error> {
    match json {
        "" => Ok(Vec::new()),
        json => Ok(serde_json::from_str(json)?),
    }
}
