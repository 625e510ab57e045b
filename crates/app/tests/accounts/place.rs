//! A programme in an empty database, a standing clock, and people with accounts.

use std::sync::{Arc, OnceLock};

use app::accounts::{
    Accounts, Begun, By, HashedPassword, NewAccount, NewPerson, Secret, SignedIn, Try,
};
use app::ports::{SeededIds, SetClock};
use app::{App, Error};
use domain::accounts::Login;
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::ids::AccountId;
use domain::permits::{Grant, Role, Scope};
use domain::time::{Date, local_instant};
use store::{Db, Target};
use testing::postgres::{FreshDatabase, fresh_database};

pub const PASSWORD: &str = "樟树下面的石头桥头见面";
/// Monday, 6 May 2024.
pub const MONDAY: Date = Date::constant(2024, 5, 6);

pub struct Place {
    pub app: App,
    pub clock: Arc<SetClock>,
    _folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

/// Tells a long story on SQLite alone.
pub fn on_sqlite(story: impl Fn(&Place)) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::sqlite(folder.path().join("story.db"));
    story(&Place::over(&target, folder, None));
}

/// Tells a story on SQLite, and on PostgreSQL when there is one.
pub fn on_both(story: impl Fn(&Place)) {
    on_sqlite(&story);
    if let Some(database) = fresh_database() {
        let target = Target::postgres(database.url());
        let folder = tempfile::tempdir().unwrap();
        story(&Place::over(&target, folder, Some(database)));
    }
}

impl Place {
    fn over(target: &Target, folder: tempfile::TempDir, database: Option<FreshDatabase>) -> Place {
        let clock = Arc::new(SetClock::at(local_instant(MONDAY, 9, 0)));
        let app = App::open(
            Db::open(target).unwrap(),
            clock.clone(),
            Arc::new(SeededIds::new(1)),
            SecretKey::from_seed(&[7; 32]),
            Origin::new("test.example").unwrap(),
            Algorithm::Sha256,
        )
        .unwrap();
        Place {
            app,
            clock,
            _folder: folder,
            _database: database,
        }
    }

    pub fn accounts(&self) -> Accounts<'_> {
        self.app.accounts()
    }

    /// An account with [`PASSWORD`].
    pub fn account(&self, login: &str, role: Role) -> AccountId {
        let new = newcomer(login, role);
        let password = hashed(&self.app);
        self.accounts()
            .add_with_password(By::Operator, &new, password)
            .unwrap()
    }

    pub fn sign_in(&self, login: &str, password: &str) -> Result<Begun, Error> {
        self.sign_in_from("192.0.2.1", login, password)
    }

    pub fn sign_in_from(&self, address: &str, login: &str, password: &str) -> Result<Begun, Error> {
        self.accounts().sign_in(Try {
            login,
            password,
            address,
            agent: "a browser",
        })
    }

    /// Signs in an account that was just made.
    pub fn enter(&self, login: &str) -> (Secret, SignedIn) {
        let begun = self.sign_in(login, PASSWORD).unwrap();
        let who = self.who(&begun.token).unwrap();
        (begun.token, who)
    }

    pub fn who(&self, token: &Secret) -> Option<SignedIn> {
        self.app.actor_of_session(token.reveal()).unwrap()
    }

    pub fn wait_minutes(&self, minutes: i64) {
        self.clock.set(self.app.now().plus_minutes(minutes));
    }

    /// The kinds of all events, in order.
    pub fn kinds(&self) -> Vec<String> {
        let events = self
            .app
            .db()
            .read(|reader| store::events::scan(reader, 0, 1_000))
            .unwrap();
        events.into_iter().map(|event| event.kind).collect()
    }

    /// Everything that all events hold, as text.
    pub fn record(&self) -> String {
        let events = self
            .app
            .db()
            .read(|reader| store::events::scan(reader, 0, 1_000))
            .unwrap();
        events
            .into_iter()
            .map(|event| format!("{} {}\n", event.open, event.private.unwrap_or_default()))
            .collect()
    }
}

pub fn newcomer(login: &str, role: Role) -> NewAccount {
    NewAccount {
        login: Login::parse(login).unwrap(),
        person: NewPerson::Entering {
            name: String::new(),
            post: format!("post of {login}"),
            office: None,
            firm: None,
        },
        grants: vec![whole(role)],
    }
}

pub fn whole(role: Role) -> Grant {
    Grant {
        role,
        scope: Scope::Whole,
    }
}

/// Hashed once for all stories: it takes tens of milliseconds.
fn hashed(app: &App) -> &'static HashedPassword {
    static HASHED: OnceLock<HashedPassword> = OnceLock::new();
    HASHED.get_or_init(|| {
        let anybody = Login::parse("anybody").unwrap();
        app.hash_password(PASSWORD, &anybody).unwrap()
    })
}
