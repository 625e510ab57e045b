//! Where a command finds its data.

use std::path::PathBuf;
use std::sync::Arc;

use app::App;
use app::place::{Opening, Place};
use app::ports::{OsIds, SystemClock};
use clap::Args;

use crate::failure::Failure;

/// The folder that is used when none is named.
const DEFAULT_FOLDER: &str = "zhengqi-data";

/// Options of every command that works on data.
#[derive(Debug, Clone, Default, Args)]
pub struct Where {
    /// Data folder with the configuration, the key and, unless --database is given, the database [default: zhengqi-data]
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "ZHENGQI_DATA",
        hide_env_values = true
    )]
    pub data: Option<PathBuf>,
    /// PostgreSQL address instead of the file in the data folder
    #[arg(
        long,
        global = true,
        value_name = "URL",
        env = "ZHENGQI_DATABASE",
        hide_env_values = true
    )]
    pub database: Option<String>,
}

impl Where {
    /// Whether the user named a place.
    pub fn is_given(&self) -> bool {
        self.data.is_some() || self.database.is_some()
    }

    /// The folder.
    pub fn folder(&self) -> PathBuf {
        self.data
            .clone()
            .unwrap_or_else(|| PathBuf::from(DEFAULT_FOLDER))
    }

    /// The place, with its configuration read.
    pub fn place(&self) -> Result<Place, Failure> {
        Ok(Place::at(&self.folder(), self.database.as_deref())?)
    }

    /// The programme that lives there; a server may be running on it.
    pub fn open(&self, how: Opening) -> Result<App, Failure> {
        open(&self.place()?, how)
    }
}

/// The programme that lives in a place, at the time of this machine.
pub fn open(place: &Place, how: Opening) -> Result<App, Failure> {
    Ok(place.open(Arc::new(SystemClock), Arc::new(OsIds), how)?)
}
