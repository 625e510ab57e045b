//! A programme with a dispatcher who wants mail, and cases that tell of themselves.

use std::sync::Arc;

use app::App;
use app::accounts::{By, NewAccount, NewPerson, SignedIn};
use app::config::Config;
use app::notices::Channel;
use app::ports::{Ids, SeededIds, SetClock};
use app::work::{Worked, Worker};
use channels::Channels;
use domain::accounts::Login;
use domain::cases::Intake;
use domain::cases::intake::{Channel as Door, Openness, Proceedings, RequestType, Urgency};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::firms::Firm;
use domain::ids::{FirmId, SessionId};
use domain::notices::{Choices, Pace};
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::{Date, Instant, local_instant};
use store::{Db, Target};
use testing::postgres::{FreshDatabase, fresh_database};

/// A working Monday.
const MONDAY: Date = Date::constant(2024, 5, 6);

pub struct Town {
    pub app: App,
    clock: Arc<SetClock>,
    ids: Arc<SeededIds>,
    firm: FirmId,
    target: Target,
    _folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

/// Tells a story on SQLite, and on PostgreSQL when there is one.
pub fn on_both(story: impl Fn(&Town)) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::sqlite(folder.path().join("town.db"));
    story(&Town::found(target, folder, None));
    if let Some(database) = fresh_database() {
        let target = Target::postgres(database.url());
        let folder = tempfile::tempdir().unwrap();
        story(&Town::found(target, folder, Some(database)));
    }
}

impl Town {
    fn found(target: Target, folder: tempfile::TempDir, database: Option<FreshDatabase>) -> Town {
        let clock = Arc::new(SetClock::at(local_instant(MONDAY, 10, 0)));
        let ids = Arc::new(SeededIds::new(3));
        let app = open(&target, &clock, &ids);
        let firm = FirmId(ids.uuid(app.now()));
        let manager = Actor {
            person: domain::ids::PersonId(ids.uuid(app.now())),
            on_behalf_of: None,
            grants: vec![whole(Role::ProgrammeManager)],
        };
        let entry = Firm::named(firm, "甲新材料有限公司");
        app.registers()
            .put(&manager, Permission::ManageFirms, &entry, 0)
            .unwrap();
        Town {
            app,
            clock,
            ids,
            firm,
            target,
            _folder: folder,
            _database: database,
        }
    }

    /// The same programme in another process.
    pub fn again(&self) -> App {
        open(&self.target, &self.clock, &self.ids)
    }

    pub fn at(&self, day: i64, hour: i64, minute: i64) {
        let monday = local_instant(MONDAY, hour, minute);
        self.clock.set(monday.plus_days(day));
    }

    pub fn now(&self) -> Instant {
        self.app.now()
    }

    /// Somebody new with a role.
    pub fn somebody(&self, role: Role) -> SignedIn {
        self.holder(whole(role))
    }

    fn holder(&self, grant: Grant) -> SignedIn {
        let role = grant.role;
        let id = self.ids.uuid(self.now()).simple().to_string();
        let login = Login::parse(&format!("{role}-{}", &id[id.len() - 6..])).unwrap();
        let new = NewAccount {
            login: login.clone(),
            person: NewPerson::Entering {
                name: String::new(),
                post: role.to_string(),
                office: None,
                firm: None,
            },
            grants: vec![grant],
        };
        let accounts = self.app.accounts();
        let password = self
            .app
            .hash_password("樟树下面的石头桥头见面", &login)
            .unwrap();
        accounts
            .add_with_password(By::Operator, &new, &password)
            .unwrap();
        let account = accounts.by_login(&login).unwrap();
        SignedIn {
            session: SessionId(self.ids.uuid(self.now())),
            account: account.id,
            login,
            actor: Actor {
                person: account.person,
                on_behalf_of: None,
                grants: account.grants,
            },
            name: String::new(),
            post: String::new(),
            acting: None,
            language: None,
            theme: None,
            seen_at: self.now(),
        }
    }

    /// A dispatcher who is told of every task at this pace, under a confirmed address.
    pub fn dispatcher(&self, address: &str, task: Pace) -> SignedIn {
        let who = self.somebody(Role::Dispatcher);
        self.reads_at(&who, address);
        let addresses = self.app.addresses();
        let choices = Choices {
            task,
            ..Choices::default()
        };
        addresses.choose(&who, choices).unwrap();
        who
    }

    /// The owner of the town's firm, under a confirmed address.
    pub fn owner(&self, address: &str) -> SignedIn {
        let who = self.holder(Grant {
            role: Role::FirmOwner,
            scope: Scope::Firm(self.firm),
        });
        self.reads_at(&who, address);
        who
    }

    pub fn firm(&self) -> FirmId {
        self.firm
    }

    /// An id that nothing has yet.
    pub fn fresh(&self) -> uuid::Uuid {
        self.ids.uuid(self.now())
    }

    fn reads_at(&self, who: &SignedIn, address: &str) {
        let addresses = self.app.addresses();
        addresses.set(who, Channel::Mail, address).unwrap();
        let person = who.actor.person;
        let stored = self
            .app
            .db()
            .read(|r| store::addresses::of_person(r, person));
        let code = stored.unwrap()[0].code.clone().unwrap();
        addresses.confirm(who, Channel::Mail, &code).unwrap();
    }

    /// A new case, which a dispatcher is to accept. Answers its number.
    pub fn case(&self, title: &str, openness: Openness) -> String {
        let dispatcher = Actor {
            person: domain::ids::PersonId(self.ids.uuid(self.now())),
            on_behalf_of: None,
            grants: vec![whole(Role::Dispatcher)],
        };
        let intake = Intake {
            channel: Door::Phone,
            request_type: RequestType::Help,
            firm: Some(self.firm),
            chamber: None,
            meeting: None,
            title: title.into(),
            facts: "企业贷款将于下月到期。".into(),
            ask: "希望协调续贷。".into(),
            category: "finance".into(),
            place: "433101".into(),
            amount_fen: None,
            tried_elsewhere: String::new(),
            proceedings: Proceedings::None,
            urgency: Urgency::Normal,
            openness,
            no_state_secrets: true,
            contact: None,
        };
        let cases = self.app.cases();
        cases
            .submit(&dispatcher, &intake, None, None)
            .unwrap()
            .number
    }

    /// A post office over a configuration that has no problems. Its first rounds begin the record of what was sent, and do what the day asks for.
    pub fn post(&self, config: &str) -> Worker {
        let post = post_of(self.app.clone(), config);
        work(&post);
        post
    }
}

/// A post office of a process.
pub fn post_of(app: App, config: &str) -> Worker {
    let config = Config::parse(config).unwrap();
    assert_eq!(config.problems(), []);
    Worker::new(app, Arc::new(Channels::open(&config).unwrap()))
}

/// Does everything that is to be done now.
pub fn work(post: &Worker) {
    for _ in 0..100 {
        if post.round().unwrap() == Worked::Nothing {
            return;
        }
    }
    panic!("the post office finds no end");
}

pub fn mail_config(port: u16) -> String {
    format!(
        "[server]\npublic_url = \"https://zhengqi.example\"\n[mail]\nhost = \"127.0.0.1\"\nport = {port}\n\
         encryption = \"none\"\nfrom = \"notices@zhengqi.example\"\n"
    )
}

fn whole(role: Role) -> Grant {
    Grant {
        role,
        scope: Scope::Whole,
    }
}

fn open(target: &Target, clock: &Arc<SetClock>, ids: &Arc<SeededIds>) -> App {
    App::open(
        Db::open(target).unwrap(),
        clock.clone(),
        ids.clone(),
        SecretKey::from_seed(&[5; 32]),
        Origin::new("town.example").unwrap(),
        Algorithm::Sha256,
    )
    .unwrap()
}
