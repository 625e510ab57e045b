//! A small programme with meetings, firms and offices, on one engine.

use std::sync::Arc;

use app::ports::{Ids, SeededIds, SetClock};
use app::signups::NewSignUp;
use app::year_plan::Arrangement;
use app::{App, Error};
use domain::announcements::{Announcement, MeantFor, Mode, Standing};
use domain::briefings::{Asked, Briefing, BriefingKind};
use domain::evidence::{Algorithm, Origin, SecretKey};
use domain::firms::{Chamber, Firm};
use domain::ids::*;
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::offices::Office;
use domain::people::Person;
use domain::permits::{Actor, Grant, Permission, Role, Scope};
use domain::signups::Raised;
use domain::time::{Date, local_instant};
use domain::year_plan::{self, PlanLine};
use jiff::civil::date;
use store::registers::Table;
use store::{Db, Target};
use testing::postgres::fresh_database;
use uuid::Uuid;

pub struct Place {
    pub app: App,
    pub manager: Actor,
    clock: Arc<SetClock>,
    ids: Arc<SeededIds>,
}

/// Monday, 20 May 2024.
const MONDAY: Date = Date::constant(2024, 5, 20);

pub fn on_both(story: impl Fn(&Place)) {
    let folder = tempfile::tempdir().unwrap();
    let target = Target::sqlite(folder.path().join("reception.db"));
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
        let clock = Arc::new(SetClock::at(local_instant(MONDAY, 9, 0)));
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
        let manager = PersonId(ids.uuid(local_instant(MONDAY, 9, 0)));
        Place {
            app,
            manager: actor(manager, Role::ProgrammeManager, Scope::Whole),
            clock,
            ids,
        }
    }

    fn id(&self) -> Uuid {
        self.ids.uuid(self.app.now())
    }

    fn put<E: Table>(&self, permission: Permission, entry: &E) {
        self.app
            .registers()
            .put(&self.manager, permission, entry, 0)
            .unwrap();
    }

    /// Ten in the morning of a day.
    pub fn on(&self, day: Date) {
        self.clock.set(local_instant(day, 10, 0));
    }

    /// Somebody else of the programme office.
    pub fn colleague(&self) -> Actor {
        actor(PersonId(self.id()), Role::Dispatcher, Scope::Whole)
    }

    pub fn is_sound(&self) -> bool {
        let known = app::verify::Known::default();
        self.app.verify(&known, |_| {}).unwrap().is_sound()
    }

    /// A firm and who speaks for it.
    pub fn firm(&self, name: &str) -> (FirmId, Actor) {
        let firm = FirmId(self.id());
        self.put(Permission::ManageFirms, &Firm::named(firm, name));
        let owner = PersonId(self.id());
        (firm, actor(owner, Role::FirmOwner, Scope::Firm(firm)))
    }

    /// A member of a chamber, a firm that is none, and who speaks for the chamber.
    pub fn chamber(&self) -> (FirmId, FirmId, Actor) {
        let id = ChamberId(self.id());
        let chamber = Chamber {
            id,
            name: "州茶业商会".into(),
            credit_code: String::new(),
            phone: String::new(),
            member_count: None,
            mediates: false,
        };
        self.put(Permission::ManageFirms, &chamber);
        let member = Firm {
            chambers: vec![id],
            ..Firm::named(FirmId(self.id()), "会员茶业")
        };
        self.put(Permission::ManageFirms, &member);
        let (stranger, _) = self.firm("非会员茶业");
        let secretary = PersonId(self.id());
        (
            member.id,
            stranger,
            actor(secretary, Role::Chamber, Scope::Chamber(id)),
        )
    }

    /// An office and its clerk.
    pub fn office(&self, name: &str) -> (OfficeId, Actor) {
        let id = OfficeId(self.id());
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
        self.put(Permission::ManageOffices, &office);
        (
            id,
            actor(PersonId(self.id()), Role::OfficeClerk, Scope::Office(id)),
        )
    }

    fn leader(&self) -> PersonId {
        let id = PersonId(self.id());
        let leader = Person {
            id,
            name: "甲".into(),
            post: "副州长".into(),
            office: None,
            firm: None,
            is_leader: true,
            phone: String::new(),
            valid_to: None,
        };
        self.put(Permission::ManageOffices, &leader);
        id
    }

    /// A planned meeting with an announcement that nobody has published.
    pub fn meeting(&self, held_on: Date, quota: u32) -> MeetingId {
        let id = MeetingId(self.id());
        let number = self.app.meetings().next_number(2024).unwrap();
        let meeting = Meeting {
            id,
            year: 2024,
            number,
            theme: "融资与账款".into(),
            form: MeetingForm::Dialogue,
            held_on,
            starts_at: "09:00".into(),
            place: "吉首".into(),
            hosts: vec![self.leader()],
            offices: Vec::new(),
            attendees: Vec::new(),
            agenda: Vec::new(),
            status: MeetingStatus::Planned,
            remark: String::new(),
        };
        self.put(Permission::ManageMeetings, &meeting);
        let announcement = Announcement {
            id: AnnouncementId(self.id()),
            meeting: id,
            ends_at: "11:30".into(),
            audience: "民营企业负责人".into(),
            mode: Mode::OnSite,
            taken: "生产经营中的困难".into(),
            not_taken: "已进入诉讼程序的事项".into(),
            how: "网上报名".into(),
            sign_up_until: date(2024, 6, 5),
            quota,
            minutes_each: 4,
            phone: "0743-8200000".into(),
            meant_for: MeantFor::default(),
            standing: Standing::Draft,
        };
        let desk = self.app.announcements();
        desk.save(&self.manager, &announcement, 0).unwrap();
        id
    }

    pub fn publish(&self, meeting: MeetingId) {
        self.app
            .announcements()
            .publish(&self.manager, meeting, 1)
            .unwrap();
    }

    /// The meeting of Wednesday, 12 June 2024, told to the public.
    pub fn announced(&self, quota: u32) -> MeetingId {
        let meeting = self.meeting(date(2024, 6, 12), quota);
        self.publish(meeting);
        meeting
    }

    pub fn sign_up(&self, by: &Actor, meeting: MeetingId, firm: FirmId) -> Result<SignUpId, Error> {
        let raised = Raised {
            text: "厂区用电不足".into(),
            category: "factors".into(),
            elsewhere: "12345 20240510001".into(),
            wanted_office: String::new(),
        };
        let new = NewSignUp {
            firm,
            post: "总经理".into(),
            name: "乙".into(),
            phone: "13800000000".into(),
            problems: vec![raised],
            may_publish: true,
        };
        self.app.sign_ups().register(by, meeting, &new, None)
    }

    /// A new firm that has signed up, a minute after the one before.
    pub fn signed_up(&self, meeting: MeetingId, n: i64) -> FirmId {
        self.clock.set(local_instant(MONDAY, 10, n));
        let (firm, owner) = self.firm(&format!("第{n}家企业"));
        self.sign_up(&owner, meeting, firm).unwrap();
        firm
    }

    pub fn plan_line(&self, month: u32) -> PlanLineId {
        let line = PlanLine {
            id: PlanLineId(self.id()),
            year: 2024,
            month,
            form: MeetingForm::Dialogue,
            theme: "要素保障".into(),
            host: None,
            postponements: Vec::new(),
            standing: year_plan::Standing::Open,
        };
        self.app
            .year_plan()
            .add(&self.manager, &line, None)
            .unwrap();
        line.id
    }

    pub fn arrangement(&self, held_on: Date) -> Arrangement {
        Arrangement {
            meeting: MeetingId(self.id()),
            held_on,
            starts_at: "09:00".into(),
            place: "吉首".into(),
            host: self.leader(),
            agenda: Vec::new(),
        }
    }

    /// A legal training at which a firm asked something.
    pub fn briefing(&self, meeting: MeetingId, firm: FirmId) -> BriefingId {
        let briefing = Briefing {
            id: BriefingId(self.id()),
            meeting,
            kind: BriefingKind::Law,
            topic: "企业合规".into(),
            speaker: "州司法局".into(),
            audience: String::new(),
            minutes: 15,
            present: None,
            slides: Vec::new(),
            questions: Vec::new(),
        };
        let desk = self.app.briefings();
        desk.save(&self.manager, &briefing, 0).unwrap();
        let question = Asked {
            firm: Some(firm),
            text: "欠款怎么追".into(),
            answer: "可申请支付令".into(),
            case: None,
        };
        desk.ask(&self.manager, briefing.id, 1, question, None)
            .unwrap();
        briefing.id
    }

    pub fn registration(&self) -> app::briefings::Registration {
        app::briefings::Registration {
            title: "追讨被拖欠的货款".into(),
            category: "law".into(),
            place: Some("433101".into()),
            no_state_secrets: true,
        }
    }
}
