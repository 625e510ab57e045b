//! A small programme on one engine, with everybody who plays in a case's life.

use std::sync::Arc;
use std::time::Duration;

use app::App;
use app::cases::Manner;
use app::ladder::Stepped;
use app::ports::{Ids, SeededIds, SetClock};
use domain::cases::command::{Accept, Assign};
use domain::cases::intake::{
    Channel, Difficulty, Intake, Openness, Proceedings, RequestType, Urgency,
};
use domain::cases::{Case, Command, Event};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::ids::{FirmId, OfficeId, PersonId};
use domain::ladder::{Ladder, Manner as OrderManner, Watch};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::{Date, Instant, local_instant};
use store::{Db, Target};
use testing::postgres::fresh_database;
use uuid::Uuid;

pub const FIRM: FirmId = FirmId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));

/// An office and who heads it.
#[derive(Clone)]
pub struct Desk {
    pub office: OfficeId,
    pub head: Actor,
}

pub struct Place {
    pub app: App,
    target: Target,
    clock: Arc<SetClock>,
    ids: Arc<SeededIds>,
    pub admin: Actor,
    pub dispatcher: Actor,
    pub supervisor: Actor,
    pub caller: Actor,
    pub owner: Actor,
    pub desks: Vec<Desk>,
}

pub fn on_both(story: impl Fn(&mut Place)) {
    let folder = tempfile::tempdir().unwrap();
    story(&mut Place::new(Target::sqlite(
        folder.path().join("ladder.db"),
    )));
    if let Some(database) = fresh_database() {
        story(&mut Place::new(Target::postgres(database.url())));
    }
}

fn actor(n: u128, role: Role, scope: Scope) -> Actor {
    Actor {
        person: PersonId(Uuid::from_u128(
            0x0190_0000_0000_7000_8000_0000_0000_0100 + n,
        )),
        on_behalf_of: None,
        grants: vec![Grant { role, scope }],
    }
}

fn open(target: &Target, clock: &Arc<SetClock>, ids: &Arc<SeededIds>) -> App {
    App::open(
        Db::open(target).unwrap(),
        clock.clone(),
        ids.clone(),
        SecretKey::from_seed(&[7; 32]),
        Origin::new("test.example").unwrap(),
        Algorithm::Sha256,
    )
    .unwrap()
}

impl Place {
    fn new(target: Target) -> Place {
        let start = local_instant(Date::constant(2024, 1, 2), 8, 0);
        let clock = Arc::new(SetClock::at(start));
        let ids = Arc::new(SeededIds::new(1));
        let app = open(&target, &clock, &ids);
        let desks = (0..4).map(|n| {
            let office = OfficeId(ids.uuid(start));
            Desk {
                office,
                head: actor(20 + n, Role::OfficeHead, Scope::Office(office)),
            }
        });
        let place = Place {
            desks: desks.collect(),
            admin: actor(1, Role::SystemAdmin, Scope::Whole),
            dispatcher: actor(2, Role::Dispatcher, Scope::Whole),
            supervisor: actor(3, Role::Supervisor, Scope::Whole),
            caller: actor(4, Role::Caller, Scope::Whole),
            owner: actor(5, Role::FirmOwner, Scope::Firm(FIRM)),
            app,
            target,
            clock,
            ids,
        };
        place.found();
        place
    }

    fn found(&self) {
        let manager = actor(9, Role::ProgrammeManager, Scope::Whole);
        let registers = self.app.registers();
        for (n, desk) in self.desks.iter().enumerate() {
            let office = Office {
                id: desk.office,
                name: format!("第{n}局"),
                full_name: format!("第{n}局"),
                document_code: format!("州{n}函"),
                place: String::new(),
                phone: String::new(),
                valid_from: None,
                valid_to: None,
                successor: None,
            };
            registers
                .put(&manager, Permission::ManageOffices, &office, 0)
                .unwrap();
            let person = Person {
                id: desk.head.person,
                name: String::new(),
                post: "局长".into(),
                office: Some(desk.office),
                firm: None,
                is_leader: false,
                phone: String::new(),
                valid_to: None,
            };
            registers
                .put(&manager, Permission::ManageOffices, &person, 0)
                .unwrap();
        }
    }

    /// The server stops and another one starts on the same database.
    pub fn restart(&mut self) {
        self.app = open(&self.target, &self.clock, &self.ids);
    }

    pub fn set(&self, at: Instant) {
        self.clock.set(at);
    }

    pub fn step(&self, watch: &mut Watch, steady: Duration) -> Stepped {
        self.app.ladder().step(watch, steady).unwrap()
    }

    pub fn is_sound(&self) -> bool {
        let report = self.app.verify(&app::verify::Known::default(), |_| {});
        let report = report.unwrap();
        assert_eq!(report.faults, []);
        report.is_sound()
    }

    pub fn case(&self, number: &str) -> Case {
        self.app.cases().get(&self.dispatcher, number).unwrap().case
    }

    /// The record of a case, with the instants at which it was written.
    pub fn events(&self, number: &str) -> Vec<(Instant, Event)> {
        let view = self.app.cases().get(&self.dispatcher, number).unwrap();
        let history = view.history.into_iter();
        history
            .map(|entry| (entry.recorded_at, entry.event))
            .collect()
    }

    pub fn reminders(&self, number: &str) -> usize {
        let events = self.events(number);
        let reminded = |(_, event): &&(Instant, Event)| matches!(event, Event::Reminded(_));
        events.iter().filter(reminded).count()
    }

    /// Asks; whatever the rules refuse is left.
    pub fn ask(&self, actor: &Actor, number: &str, command: &Command) -> bool {
        let asked = self
            .app
            .cases()
            .act(actor, number, command, Manner::default());
        match asked {
            Ok(_) => true,
            Err(app::Error::Refused(_)) => false,
            Err(other) => panic!("{other} on {command:?}"),
        }
    }

    pub fn raise(&self) -> String {
        let intake = intake();
        let raised = self
            .app
            .cases()
            .submit(&self.dispatcher, &intake, None, None);
        raised.unwrap().number
    }

    /// A case with five working days, assigned at ten o'clock of a day and not acknowledged.
    pub fn assigned_on(&self, day: Date) -> String {
        self.set(local_instant(day, 10, 0));
        let number = self.raise();
        let difficulty = Difficulty::Ordinary;
        let accept = Command::Accept(Accept {
            category: "factors".into(),
            difficulty,
        });
        assert!(self.ask(&self.dispatcher, &number, &accept));
        let desk = &self.desks[0];
        let assign = Command::Assign(Assign {
            lead: desk.office,
            officer: desk.head.person,
            co_offices: Vec::new(),
            difficulty,
            limit: None,
            instruction: String::new(),
            leader: None,
            meeting: None,
        });
        assert!(self.ask(&self.dispatcher, &number, &assign));
        number
    }

    pub fn let_orders_go_by_themselves(&self) {
        let ladder = Ladder {
            orders: OrderManner::ByItself,
            ..Ladder::default()
        };
        let value = serde_json::to_value(&ladder).unwrap();
        self.app
            .settings()
            .change(&self.admin, "ladder", &value, "督查室商定", None)
            .unwrap();
    }
}

fn intake() -> Intake {
    Intake {
        channel: Channel::Phone,
        request_type: RequestType::Help,
        firm: Some(FIRM),
        chamber: None,
        meeting: None,
        title: "厂区用电扩容".into(),
        facts: "变压器容量不足".into(),
        ask: "请求扩容".into(),
        category: "factors".into(),
        place: "433101".into(),
        amount_fen: None,
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: true,
        contact: None,
    }
}
