//! A small programme with at least one row in every table that pages read.

use std::path::PathBuf;
use std::sync::Arc;

use app::App;
use app::cases::Manner;
use app::files::{FolderContents, Sent};
use app::minutes::Step;
use app::ports::{Ids, SeededIds, SetClock};
use domain::cases::Intake;
use domain::cases::command::{Accept, Assign, Command};
use domain::cases::intake::{
    Channel, Contact, Difficulty, Openness, Proceedings, RequestType, Urgency,
};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::files::About;
use domain::firms::{Chamber, Firm, FirmSize};
use domain::ids::*;
use domain::meetings::{Attendee, Meeting, MeetingForm, MeetingStatus};
use domain::offices::Office;
use domain::pairings::{Pairing, Partner};
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::records::*;
use domain::time::{Date, Instant, local_instant};
use serde_json::json;
use store::registers::Table;
use store::{Db, Target};
use testing::postgres::{FreshDatabase, fresh_database};

/// A programme in an empty place; the place goes away when this is dropped.
pub struct Small {
    pub app: App,
    ids: Arc<SeededIds>,
    now: Instant,
    folder: tempfile::TempDir,
    _database: Option<FreshDatabase>,
}

/// Tells a story on SQLite, and on PostgreSQL when there is one.
pub fn on_both(story: impl Fn(&Small)) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::sqlite(folder.path().join("small.db"));
    story(&Small::found(&target, folder, None));
    if let Some(database) = fresh_database() {
        let target = Target::postgres(database.url());
        let folder = tempfile::tempdir().unwrap();
        story(&Small::found(&target, folder, Some(database)));
    }
}

pub fn as_role(role: Role) -> Actor {
    Actor {
        person: PersonId(uuid::Uuid::from_u128(7)),
        on_behalf_of: None,
        grants: vec![Grant {
            role,
            scope: Scope::Whole,
        }],
    }
}

impl Small {
    fn found(target: &Target, folder: tempfile::TempDir, database: Option<FreshDatabase>) -> Small {
        let now = local_instant(Date::constant(2024, 5, 6), 9, 0);
        let ids = Arc::new(SeededIds::new(3));
        let app = App::open(
            Db::open(target).unwrap(),
            Arc::new(SetClock::at(now)),
            ids.clone(),
            SecretKey::from_seed(&[5; 32]),
            Origin::new("small.example").unwrap(),
            Algorithm::Sha256,
        )
        .unwrap();
        let contents = FolderContents::at(folder.path().join("files"));
        let app = app.keeping_files_in(Arc::new(contents));
        let small = Small {
            app,
            ids,
            now,
            folder,
            _database: database,
        };
        small.fill();
        small
    }

    pub fn id(&self) -> uuid::Uuid {
        self.ids.uuid(self.now)
    }

    pub fn put<E: Table>(&self, permission: Permission, entry: &E) {
        let manager = as_role(Role::ProgrammeManager);
        self.app
            .registers()
            .put(&manager, permission, entry, 0)
            .unwrap();
    }

    fn fill(&self) {
        let (office, officer, leader) = self.officials();
        let (firm, entrepreneur) = self.business(leader);
        let meeting = self.meeting(leader, firm, entrepreneur);
        self.records(firm);
        self.before_the_meeting(meeting, firm, office);
        let admin = as_role(Role::SystemAdmin);
        let settings = self.app.settings();
        settings
            .change(&admin, "follow_up.attempts", &json!(4), "会议纪要", None)
            .unwrap();
        let number = self.case(firm, meeting, office, officer);
        assert_eq!(number, "2024-0001");
        self.attach(&number);
        self.issue_minutes(meeting);
    }

    fn attach(&self, number: &str) {
        let dispatcher = as_role(Role::Dispatcher);
        let case = self.app.cases().get(&dispatcher, number).unwrap().case.id;
        let sent = Sent {
            name: "设备清单.txt",
            content: "三台".as_bytes(),
        };
        let about = About::Case { case, seq: 1 };
        self.app
            .files()
            .add(&dispatcher, about, &[sent], None)
            .unwrap();
    }

    /// Where the content of the one file lies.
    pub fn only_content(&self) -> PathBuf {
        let step_into = |folder: PathBuf| {
            std::fs::read_dir(folder)
                .unwrap()
                .next()
                .unwrap()
                .unwrap()
                .path()
        };
        step_into(step_into(self.folder.path().join("files")))
    }

    fn issue_minutes(&self, meeting: MeetingId) {
        let writer = as_role(Role::ProgrammeManager);
        let second = Actor {
            person: PersonId(self.id()),
            ..writer.clone()
        };
        let desk = self.app.minutes();
        desk.write(&writer, meeting, 0).unwrap();
        desk.step(&writer, meeting, 1, &Step::Submit).unwrap();
        desk.step(&second, meeting, 2, &Step::Review).unwrap();
        desk.step(&writer, meeting, 3, &Step::Issue).unwrap();
    }

    fn officials(&self) -> (OfficeId, PersonId, PersonId) {
        let office = OfficeId(self.id());
        self.put(
            Permission::ManageOffices,
            &Office {
                id: office,
                name: "州工信局".into(),
                full_name: "州工业和信息化局".into(),
                document_code: "州工信函".into(),
                place: String::new(),
                phone: "0743-8200000".into(),
                valid_from: None,
                valid_to: None,
                successor: None,
            },
        );
        let officer = self.person("企业服务科科长", Some(office), None, "甲");
        let leader = self.person("副州长", None, None, "");
        (office, officer, leader)
    }

    fn person(
        &self,
        post: &str,
        office: Option<OfficeId>,
        firm: Option<FirmId>,
        name: &str,
    ) -> PersonId {
        let id = PersonId(self.id());
        self.put(
            Permission::ManageOffices,
            &Person {
                id,
                name: name.into(),
                post: post.into(),
                office,
                firm,
                is_leader: post == "副州长",
                phone: String::new(),
                valid_to: None,
            },
        );
        id
    }

    fn business(&self, leader: PersonId) -> (FirmId, PersonId) {
        let firm = FirmId(self.id());
        self.put(
            Permission::ManageFirms,
            &Firm {
                credit_code: "91330100799655058B".into(),
                kind: "有限责任公司".into(),
                place: "433101".into(),
                industry: "C".into(),
                size: FirmSize::Small,
                legal_person: "乙".into(),
                ..Firm::named(firm, "甲新材料有限公司")
            },
        );
        let entrepreneur = self.person("董事长", None, Some(firm), "");
        self.put(
            Permission::ManageFirms,
            &Chamber {
                id: ChamberId(self.id()),
                name: "州新材料商会".into(),
                credit_code: String::new(),
                phone: String::new(),
                member_count: Some(3),
                mediates: true,
            },
        );
        self.put(
            Permission::ManagePairings,
            &Pairing {
                id: PairingId(self.id()),
                year: 2024,
                leader,
                partner: Partner::Firm(firm, entrepreneur),
                serving_office: None,
                starts_on: Date::constant(2024, 1, 1),
                ends_on: None,
                change_reason: String::new(),
                remark: String::new(),
            },
        );
        (firm, entrepreneur)
    }

    fn meeting(&self, leader: PersonId, firm: FirmId, person: PersonId) -> MeetingId {
        let id = MeetingId(self.id());
        self.put(
            Permission::ManageMeetings,
            &Meeting {
                id,
                year: 2024,
                number: 1,
                theme: "新春座谈会".into(),
                form: MeetingForm::Symposium,
                held_on: Date::constant(2024, 5, 6),
                starts_at: "09:00".into(),
                place: "州政府".into(),
                hosts: vec![leader],
                offices: Vec::new(),
                attendees: vec![Attendee {
                    person,
                    firm,
                    present: true,
                }],
                agenda: Vec::new(),
                status: MeetingStatus::Held,
                remark: String::new(),
            },
        );
        id
    }

    fn records(&self, firm: FirmId) {
        let on = Date::constant(2024, 3, 1);
        let finance = FinanceRecord {
            institution: "州融资担保公司".into(),
            firm: Some(firm),
            ..FinanceRecord::granted(
                FinanceRecordId(self.id()),
                FinanceProduct::Guarantee,
                100_000_000,
                on,
            )
        };
        self.put(Permission::ManageRegisters, &finance);
        let contact = domain::contacts::Contact {
            firm: Some(firm),
            ..domain::contacts::Contact::on(ContactId(self.id()), PersonId(self.id()), on)
        };
        self.put(Permission::KeepContacts, &contact);
        let project = Project {
            firm: Some(firm),
            state: ProjectState::Started,
            started_on: Some(on),
            ..Project::planned(ProjectId(self.id()), "一号项目", 5_000_000_000)
        };
        self.put(Permission::ManageRegisters, &project);
        let mediation = Mediation {
            firm: Some(firm),
            body: "商会调解组织".into(),
            state: MediationState::Settled,
            settled_on: Some(on),
            recovered_fen: 560_000_000,
            recovered_words: "560余万元".into(),
            ..Mediation::begun(MediationId(self.id()), "专利权")
        };
        self.put(Permission::ManageRegisters, &mediation);
    }

    /// A case that has been assigned.
    fn case(&self, firm: FirmId, meeting: MeetingId, lead: OfficeId, officer: PersonId) -> String {
        let dispatcher = as_role(Role::Dispatcher);
        let cases = self.app.cases();
        let number = cases
            .submit(&dispatcher, &intake(firm, meeting), None, None)
            .unwrap()
            .number;
        let accept = Command::Accept(Accept {
            category: "finance".into(),
            difficulty: Difficulty::Ordinary,
        });
        let assign = Command::Assign(Assign {
            lead,
            officer,
            co_offices: Vec::new(),
            difficulty: Difficulty::Ordinary,
            limit: None,
            instruction: "对接银行，书面答复企业".into(),
            leader: None,
            meeting: Some(meeting),
        });
        for command in [accept, assign] {
            cases
                .act(&dispatcher, &number, &command, Manner::default())
                .unwrap();
        }
        number
    }
}

fn intake(firm: FirmId, meeting: MeetingId) -> Intake {
    Intake {
        channel: Channel::Meeting,
        request_type: RequestType::Help,
        firm: Some(firm),
        chamber: None,
        meeting: Some(meeting),
        title: "流动资金贷款到期".into(),
        facts: "企业贷款将于下月到期。".into(),
        ask: "希望协调续贷。".into(),
        category: "finance".into(),
        place: "433101".into(),
        amount_fen: Some(50_000_000),
        tried_elsewhere: String::new(),
        proceedings: Proceedings::None,
        urgency: Urgency::Normal,
        openness: Openness::Internal,
        no_state_secrets: true,
        contact: Some(Contact {
            name: "丙".into(),
            phone: "13800000000".into(),
        }),
    }
}
