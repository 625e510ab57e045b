//! A small programme on one engine: an office, its people, and cases that wait for its reply.

use std::sync::Arc;

use app::App;
use app::cases::{CaseView, Manner};
use app::ports::{Ids, SeededIds, SetClock};
use domain::cases::Command;
use domain::cases::command::{
    Accept, Acknowledge, Assign, ContactMethod, DraftReply, GrantExtension, IssueReply, LogContact,
    Meal, RequestExtension, SignReply,
};
use domain::cases::intake::{
    Channel, Difficulty, Intake, Openness, Proceedings, RequestType, Urgency,
};
use domain::cases::reply::ReplyClass;
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::ids::{FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::{Date, Instant, local_instant};
use store::{Db, Target};
use testing::postgres::fresh_database;

pub struct Place {
    pub app: App,
    pub admin: Actor,
    pub dispatcher: Actor,
    head: Actor,
    office: OfficeId,
    clock: Arc<SetClock>,
}

/// Monday, 20 May 2024: no holiday in the three weeks after it.
const MONDAY: Date = Date::constant(2024, 5, 20);

pub fn on_both(story: impl Fn(&Place)) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::sqlite(folder.path().join("calendar.db"));
    story(&Place::new(Db::open(&target).unwrap()));
    if let Some(database) = fresh_database() {
        let target = Target::postgres(database.url());
        story(&Place::new(Db::open(&target).unwrap()));
    }
}

fn actor(person: PersonId, role: Role, scope: Scope) -> Actor {
    Actor {
        person,
        on_behalf_of: None,
        grants: vec![Grant { role, scope }],
    }
}

impl Place {
    fn new(db: Db) -> Place {
        let start = local_instant(MONDAY, 9, 0);
        let clock = Arc::new(SetClock::at(start));
        let ids = Arc::new(SeededIds::new(1));
        let app = App::open(
            db,
            clock.clone(),
            ids.clone(),
            SecretKey::from_seed(&[7; 32]),
            Origin::new("test.example").unwrap(),
            Algorithm::Sha256,
        )
        .unwrap();
        let id = |n: i64| ids.uuid(Instant(start.0 + n));
        let office = OfficeId(id(1));
        let person = |n| PersonId(id(n));
        let place = Place {
            admin: actor(person(2), Role::SystemAdmin, Scope::Whole),
            dispatcher: actor(person(3), Role::Dispatcher, Scope::Whole),
            head: actor(person(4), Role::OfficeHead, Scope::Office(office)),
            app,
            office,
            clock,
        };
        place.found();
        place
    }

    fn found(&self) {
        let manager = actor(self.head.person, Role::ProgrammeManager, Scope::Whole);
        let office = Office {
            id: self.office,
            name: "州工信局".into(),
            full_name: "州工业和信息化局".into(),
            document_code: "州工信函".into(),
            place: String::new(),
            phone: String::new(),
            valid_from: None,
            valid_to: None,
            successor: None,
        };
        let registers = self.app.registers();
        registers
            .put(&manager, Permission::ManageOffices, &office, 0)
            .unwrap();
        let people = [(&self.admin, "系统管理员"), (&self.head, "局长")];
        for (actor, post) in people {
            let person = Person {
                id: actor.person,
                name: String::new(),
                post: post.into(),
                office: Some(self.office),
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

    /// Sets the clock to nine o'clock of a day.
    pub fn set(&self, day: Date) {
        self.clock.set(local_instant(day, 9, 0));
    }

    pub fn case(&self, number: &str) -> CaseView {
        self.app.cases().get(&self.dispatcher, number).unwrap()
    }

    fn act(&self, actor: &Actor, number: &str, command: &Command) {
        self.app
            .cases()
            .act(actor, number, command, Manner::default())
            .unwrap();
    }

    /// A case that was assigned today with five working days, and acknowledged.
    pub fn assigned(&self) -> String {
        let cases = self.app.cases();
        let done = cases
            .submit(&self.dispatcher, &intake(), None, None)
            .unwrap();
        let number = done.number;
        let difficulty = Difficulty::Ordinary;
        let category = intake().category;
        let accept = Command::Accept(Accept {
            category,
            difficulty,
        });
        let assign = Command::Assign(Assign {
            lead: self.office,
            officer: self.head.person,
            co_offices: Vec::new(),
            difficulty,
            limit: None,
            instruction: String::new(),
            leader: None,
            meeting: None,
        });
        self.act(&self.dispatcher, &number, &accept);
        self.act(&self.dispatcher, &number, &assign);
        self.act(&self.head, &number, &Command::Acknowledge(Acknowledge {}));
        number
    }

    /// The same, with an extension granted.
    pub fn extended_until(&self, until: Date) -> String {
        let number = self.assigned();
        let request = Command::RequestExtension(RequestExtension {
            until,
            reason: "变压器未到货".into(),
            firm_told: "已电话说明".into(),
        });
        let note = String::new();
        let grant = Command::GrantExtension(GrantExtension { until, note });
        self.act(&self.head, &number, &request);
        self.act(&self.dispatcher, &number, &grant);
        number
    }

    /// The same, with its reply issued.
    pub fn replied(&self) -> String {
        let number = self.assigned();
        let contact = Command::LogContact(LogContact {
            occurred_at: self.app.now(),
            method: ContactMethod::Phone,
            summary: "问明用电需求".into(),
            meal: Meal::None,
        });
        let draft = Command::DraftReply(DraftReply {
            class: ReplyClass::A,
            text: "已完成扩容并送电，请查收。".into(),
            evidence: "送电记录".into(),
            basis: String::new(),
            promised_on: None,
            despite: String::new(),
        });
        self.act(&self.head, &number, &contact);
        self.act(&self.head, &number, &draft);
        self.act(&self.head, &number, &Command::SignReply(SignReply {}));
        let issue = Command::IssueReply(IssueReply {});
        self.act(&self.dispatcher, &number, &issue);
        number
    }
}

fn intake() -> Intake {
    Intake {
        channel: Channel::Phone,
        request_type: RequestType::Help,
        firm: Some(FirmId(uuid::Uuid::nil())),
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
