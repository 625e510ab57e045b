//! Runs a story on every engine that this run has.

use store::engine::{Db, Target};
use testing::postgres::{FreshDatabase, fresh_database};

/// An engine's empty place for one test; it goes away when dropped.
pub struct Place {
    pub target: Target,
    _folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

/// Somewhere in 2024.
pub const NOW: domain::time::Instant = domain::time::Instant(1_714_960_000_000);

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        Place {
            target: Target::sqlite(folder.path().join("story.db")),
            _folder: folder,
            _database: None,
        }
    }

    pub fn postgres() -> Option<Place> {
        let database = fresh_database()?;
        Some(Place {
            target: Target::postgres(database.url()),
            _folder: tempfile::tempdir().unwrap(),
            _database: Some(database),
        })
    }

    pub fn open(&self) -> Db {
        Db::open(&self.target).unwrap()
    }
}

/// Tells a story on SQLite, and on PostgreSQL when there is one. `story` gets the place.
pub fn on_both(story: impl Fn(&Place)) {
    story(&Place::sqlite());
    if let Some(place) = Place::postgres() {
        story(&place);
    }
}
