//! A whole site in a test: a fresh database in a folder of its own, a standing clock, seeded ids, and clients that
//! keep cookies and post forms as a browser does.

mod answer;
mod client;
mod people;

use std::sync::Arc;
use std::time::Duration;

use app::App;
use app::ports::{SeededIds, SetClock};
use axum::Router;
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::time::{Date, Instant, local_instant};
use store::{Db, Target};
use web::{Config, Limits, Site};

pub use answer::Answer;
pub use client::{Client, HOST};
pub use people::PASSWORD;

/// Monday, 6 May 2024, nine o'clock: an ordinary working day.
pub const MONDAY: Date = Date::constant(2024, 5, 6);

pub struct TestApp {
    pub app: App,
    pub clock: Arc<SetClock>,
    pub site: Site,
    router: Router,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl TestApp {
    /// An empty programme on [`MONDAY`].
    pub fn new() -> TestApp {
        TestApp::with(Config::default())
    }

    /// The same behind another configuration. The frame of pages is always fresh.
    pub fn with(config: Config) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(SetClock::at(local_instant(MONDAY, 9, 0)));
        let app = App::open(
            Db::open(&Target::sqlite(folder.path().join("test.db"))).unwrap(),
            clock.clone(),
            Arc::new(SeededIds::new(1)),
            SecretKey::from_seed(&[7; 32]),
            Origin::new("test.example").unwrap(),
            Algorithm::Sha256,
        )
        .unwrap();
        let limits = Limits {
            frame_age: Duration::ZERO,
            // A test reads every answer to its end.
            listening: Duration::ZERO,
            ..config.limits
        };
        let site = Site::new(app.clone(), Config { limits, ..config });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        TestApp {
            app,
            clock,
            router: web::router(&site),
            site,
            runtime,
            _folder: folder,
        }
    }

    /// A browser that nobody has signed in with.
    pub fn visitor(&self) -> Client<'_> {
        Client::new(self)
    }

    /// Lets time pass.
    pub fn wait_minutes(&self, minutes: i64) {
        self.clock.set(self.now().plus_minutes(minutes));
    }

    /// Nine o'clock of another day.
    pub fn go_to(&self, day: Date) {
        self.clock.set(local_instant(day, 9, 0));
    }

    pub fn today(&self) -> Date {
        domain::time::local_date(self.now())
    }

    pub fn now(&self) -> Instant {
        self.app.now()
    }
}
