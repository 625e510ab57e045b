//! Runs a story on every engine that this run has.

use store::engine::{Db, PostgresTarget, Target};
use store::params;
use testing::postgres::{FreshDatabase, fresh_database};

/// Somewhere in 2024.
pub const NOW: domain::time::Instant = domain::time::Instant(1_714_960_000_000);

/// An engine's empty place for one test; it goes away when dropped.
pub struct Place {
    pub target: Target,
    folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        Place {
            target: Target::sqlite(folder.path().join("story.db")),
            folder,
            _database: None,
        }
    }

    pub fn postgres() -> Option<Place> {
        let database = fresh_database()?;
        Some(Place {
            target: Target::postgres(database.url()),
            folder: tempfile::tempdir().unwrap(),
            _database: Some(database),
        })
    }

    pub fn open(&self) -> Db {
        Db::open(&self.target).unwrap()
    }

    /// With the tables of this version.
    pub fn migrated(&self) -> Db {
        let db = self.open();
        store::migrate(&db, NOW).unwrap();
        db
    }

    /// With a table `counter(name, value)` in which `visits` stands at 0.
    pub fn with_counter(&self) -> Db {
        let db = self.open();
        db.write(|tx| {
            tx.execute(
                "CREATE TABLE counter (name TEXT NOT NULL PRIMARY KEY, value BIGINT NOT NULL)",
                &[],
            )?;
            tx.execute(
                "INSERT INTO counter (name, value) VALUES ($1, $2)",
                params!["visits", 0],
            )
        })
        .unwrap();
        db
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The server of a PostgreSQL place.
    pub fn server(&self) -> &PostgresTarget {
        match &self.target {
            Target::Postgres(server) => server,
            Target::Sqlite(_) => panic!("this place has no server"),
        }
    }
}

/// Tells a story on SQLite, and on PostgreSQL when there is one.
pub fn on_both(story: impl Fn(&Place)) {
    story(&Place::sqlite());
    if let Some(place) = Place::postgres() {
        story(&place);
    }
}

/// The counter called `name`, if there is one.
pub fn count(db: &Db, name: &str) -> Option<i64> {
    db.read(|reader| {
        reader.query_opt(
            "SELECT value FROM counter WHERE name = $1",
            params![name],
            |row| row.int(0),
        )
    })
    .unwrap()
}
