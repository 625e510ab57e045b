//! A small programme on one engine: two offices, two firms, and cases about what they lack.

use std::sync::Arc;

use app::App;
use app::cases::{Manner, Query};
use app::ports::{Ids, SeededIds, SetClock};
use domain::cases::Command;
use domain::cases::command::{Accept, Assign};
use domain::cases::intake::{
    Channel, Contact, Difficulty, Intake, Openness, Proceedings, RequestType, Urgency,
};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::firms::Firm;
use domain::ids::{FirmId, OfficeId, PersonId};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::time::{Date, local_instant};
use store::cases::{Filter, ListRow, Order};
use store::{Db, Target};
use testing::postgres::fresh_database;

pub struct Place {
    pub app: App,
    pub dispatcher: Actor,
    /// Of an office that leads what [`Place::assign`] gives it, and of one that never does.
    pub clerk: Actor,
    pub stranger: Actor,
    pub office: OfficeId,
    pub firm: FirmId,
    pub other_firm: FirmId,
    clock: Arc<SetClock>,
}

/// Monday, 20 May 2024.
const MONDAY: Date = Date::constant(2024, 5, 20);

pub fn on_both(story: impl Fn(&Place)) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::sqlite(folder.path().join("texts.db"));
    story(&Place::new(Db::open(&target).unwrap()));
    if let Some(database) = fresh_database() {
        let target = Target::postgres(database.url());
        story(&Place::new(Db::open(&target).unwrap()));
    }
}

pub fn actor(person: PersonId, role: Role, scope: Scope) -> Actor {
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
        let id = || ids.uuid(start);
        let (office, other_office) = (OfficeId(id()), OfficeId(id()));
        let place = Place {
            dispatcher: actor(PersonId(id()), Role::Dispatcher, Scope::Whole),
            clerk: actor(PersonId(id()), Role::OfficeHead, Scope::Office(office)),
            stranger: actor(
                PersonId(id()),
                Role::OfficeHead,
                Scope::Office(other_office),
            ),
            office,
            firm: FirmId(id()),
            other_firm: FirmId(id()),
            app,
            clock,
        };
        place.found(other_office);
        place
    }

    fn found(&self, other_office: OfficeId) {
        let manager = actor(self.clerk.person, Role::ProgrammeManager, Scope::Whole);
        let registers = self.app.registers();
        for (id, name) in [(self.office, "州工信局"), (other_office, "州林业局")] {
            let office = Office {
                id,
                name: name.into(),
                full_name: name.into(),
                document_code: "州测函".into(),
                place: String::new(),
                phone: String::new(),
                valid_from: None,
                valid_to: None,
                successor: None,
            };
            let put = registers.put(&manager, Permission::ManageOffices, &office, 0);
            put.unwrap();
        }
        let officer = Person {
            id: self.clerk.person,
            name: String::new(),
            post: "局长".into(),
            office: Some(self.office),
            firm: None,
            is_leader: false,
            phone: String::new(),
            valid_to: None,
        };
        let put = registers.put(&manager, Permission::ManageOffices, &officer, 0);
        put.unwrap();
        for (id, name) in [
            (self.firm, "某某酒业有限责任公司"),
            (self.other_firm, "远山矿业有限公司"),
        ] {
            let firm = Firm::named(id, name);
            let put = registers.put(&manager, Permission::ManageFirms, &firm, 0);
            put.unwrap();
        }
    }

    /// Sets the clock to nine o'clock of a day.
    pub fn set(&self, day: Date) {
        self.clock.set(local_instant(day, 9, 0));
    }

    pub fn submit(&self, intake: &Intake) -> String {
        let cases = self.app.cases();
        cases
            .submit(&self.dispatcher, intake, None, None)
            .unwrap()
            .number
    }

    /// A case of the first firm.
    pub fn case(&self, title: &str, facts: &str, ask: &str) -> String {
        self.submit(&intake(self.firm, title, facts, ask))
    }

    fn act(&self, number: &str, command: &Command) {
        let cases = self.app.cases();
        cases
            .act(&self.dispatcher, number, command, Manner::default())
            .unwrap();
    }

    pub fn accept(&self, number: &str, category: &str) {
        let accept = Accept {
            category: category.into(),
            difficulty: Difficulty::Ordinary,
        };
        self.act(number, &Command::Accept(accept));
    }

    /// Accepts a case and gives it to the first office.
    pub fn assign(&self, number: &str) {
        self.accept(number, "factors");
        let assign = Assign {
            lead: self.office,
            officer: self.clerk.person,
            co_offices: Vec::new(),
            difficulty: Difficulty::Ordinary,
            limit: None,
            instruction: String::new(),
            leader: None,
            meeting: None,
        };
        self.act(number, &Command::Assign(assign));
    }

    /// Full text as it was written when a number was one word, and nothing that says by which rules it is.
    pub fn write_by_older_rules(&self) {
        let written = self.app.db().write(|tx| {
            let cases = store::cases::newest(tx, 10)?;
            for stored in &cases {
                store::search::replace(tx, stored.ordinal, "用电 ht2024")?;
            }
            store::search::forget_rules(tx)
        });
        written.unwrap();
    }

    /// What somebody finds.
    pub fn rows(&self, actor: &Actor, words: &str) -> Vec<ListRow> {
        let cases = self.app.cases();
        cases.list(actor, &asked_for(words)).unwrap().rows
    }

    /// The titles of what somebody finds, and how many there are.
    pub fn found_by(&self, actor: &Actor, words: &str) -> Vec<String> {
        let query = asked_for(words);
        let cases = self.app.cases();
        let rows = self.rows(actor, words);
        assert_eq!(
            cases.count(actor, &query, 10_000).unwrap(),
            rows.len() as i64,
            "{words}"
        );
        rows.into_iter().map(|row| row.title).collect()
    }
}

/// A list by words, the oldest first.
pub fn asked_for(words: &str) -> Query {
    Query {
        filter: Filter::default(),
        words: words.into(),
        order: Order::OldestFirst,
        after: None,
        limit: 50,
    }
}

pub fn intake(firm: FirmId, title: &str, facts: &str, ask: &str) -> Intake {
    Intake {
        channel: Channel::Phone,
        request_type: RequestType::Help,
        firm: Some(firm),
        chamber: None,
        meeting: None,
        title: title.into(),
        facts: facts.into(),
        ask: ask.into(),
        category: "factors".into(),
        place: "433101".into(),
        amount_fen: None,
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: true,
        contact: Some(Contact {
            name: "张小明".into(),
            phone: "13800001234".into(),
        }),
    }
}
