//! Where an installation lives: the data folder with its configuration and key, and the database, in the folder or on a
//! server.
//!
//! ```text
//! DIR/config.toml          optional
//! DIR/keys/evidence.key    made at the first start, readable by its owner alone
//! DIR/zhengqi.db           unless the rows are in PostgreSQL
//! DIR/files/ab/ab12…       contents of files, each under its hash
//! ```

mod error;
mod keys;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use store::Db;
use store::engine::{PostgresTarget, Target};

use crate::App;
use crate::config::Config;
use crate::files::FolderContents;
use crate::ports::{Clock, Ids};

pub use error::{PlaceError, file_sentence};

/// A data folder, and the address of a database when the rows are not in it.
#[derive(Debug, Clone)]
pub struct Place {
    data: PathBuf,
    config: Config,
}

/// What a command may do to the place that it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The server: sets a new place up and brings the tables of an older version up to date.
    Serve,
    /// Sets a new place up, but leaves the tables of an older version alone: its server may be running on them.
    SetUp,
    /// Only works where there is something, in the form of this version.
    Existing,
}

impl Place {
    /// Reads the configuration of a data folder; `database` takes the place of the address in it.
    ///
    /// # Errors
    /// An unreadable configuration, or one with problems.
    pub fn at(data: &Path, database: Option<&str>) -> Result<Place, PlaceError> {
        let file = data.join("config.toml");
        let mut config = match fs::read_to_string(&file) {
            Ok(text) => Config::parse(&text).map_err(|reason| PlaceError::Config {
                file: file.clone(),
                reason,
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Config::default(),
            Err(error) => return Err(PlaceError::io(&file, &error)),
        };
        if let Some(url) = database {
            config.database.url = url.to_owned();
        }
        let problems = config.problems();
        if !problems.is_empty() {
            return Err(PlaceError::Problems(problems));
        }
        if database.is_none() && config.holds_password() {
            keys::must_be_private(&file)?;
        }
        Ok(Place {
            data: data.to_owned(),
            config,
        })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.data
    }

    /// The configuration in force.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Opens the programme that lives here.
    ///
    /// # Errors
    /// See [`PlaceError`]; what is refused depends on the [`Opening`].
    pub fn open(
        &self,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn Ids>,
        opening: Opening,
    ) -> Result<App, PlaceError> {
        if opening == Opening::Existing && !self.is_used() {
            return Err(PlaceError::Nothing(self.data.clone()));
        }
        let key = keys::load_or_make(&self.data, &*ids)?;
        let origin = self.config.origin(&key.public());
        if self.config.database.url.is_empty() {
            keys::begin_private(&self.file())?;
        }
        let db = Db::open(&self.target()).map_err(PlaceError::Database)?;
        if opening != Opening::Serve && store::is_behind(&db).map_err(PlaceError::Database)? {
            return Err(PlaceError::Behind(self.data.clone()));
        }
        let algorithm = self.config.evidence.algorithm.into();
        let app = App::open(db, clock, ids, key, origin, algorithm).map_err(PlaceError::App)?;
        let contents = FolderContents::at(self.data.join("files"));
        Ok(app.keeping_files_in(Arc::new(contents)))
    }

    /// The public half of the key, in the form that other verifiers read; `None` before the first start.
    ///
    /// # Errors
    /// When the key can't be read, or others than its owner can.
    pub fn note_key(&self) -> Result<Option<String>, PlaceError> {
        let key = keys::load(&self.data)?;
        Ok(key.map(|key| {
            let public = key.public();
            public.to_note_key(&self.config.origin(&public))
        }))
    }

    /// Whether anything was ever kept here; of a server's database that is not known before it is opened.
    pub fn is_used(&self) -> bool {
        !self.config.database.url.is_empty() || self.file().exists()
    }

    fn file(&self) -> PathBuf {
        self.data.join("zhengqi.db")
    }

    fn target(&self) -> Target {
        let database = &self.config.database;
        let patience = Duration::from_secs(u64::from(database.patience_seconds.get()));
        if database.url.is_empty() {
            let Target::Sqlite(mut target) = Target::sqlite(self.file()) else {
                return Target::sqlite(self.file());
            };
            target.patience = patience;
            return Target::Sqlite(target);
        }
        Target::Postgres(PostgresTarget {
            address: database.url.clone(),
            patience,
            connections: database.connections.get() as usize,
        })
    }
}
