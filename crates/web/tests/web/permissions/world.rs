//! Four cases with something secret in each: one near to most readers, one far from them, one of a firm that asked for
//! confidentiality, and one that has been through its whole life.

use app::accounts::{By, NewToken};
use domain::accounts::TokenScope;
use domain::contacts::Contact;
use domain::floors::Move;
use domain::ids::{
    ApiTokenId, ChamberId, ContactId, DelegationId, FinanceRecordId, FirmId, MediationId,
    MeetingId, OfficeId, PairingId, PersonId, ProjectId, SavedViewId,
};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::pairings::{Pairing, Partner};
use domain::permits::{Actor, Grant, Role, Scope};
use domain::records::{FinanceProduct, FinanceRecord, Mediation, Project};

use super::before::Before;
use super::readers::{Reader, everybody, session};
use crate::support::TestApp;

/// What the wall of the room shows.
pub const CODE: &str = "the-code-on-the-wall";

/// Who stands in which relation to the near case.
pub struct Parties {
    pub near_firm: FirmId,
    pub far_firm: FirmId,
    pub hidden_firm: FirmId,
    pub chamber: ChamberId,
    pub other_chamber: ChamberId,
    pub lead: OfficeId,
    pub helper: OfficeId,
    pub other_office: OfficeId,
}

/// The whole world of the test.
pub struct World<'a> {
    pub site: &'a TestApp,
    pub parties: Parties,
    pub readers: Vec<Reader<'a>>,
    pub near: String,
    pub far: String,
    pub hidden: String,
    pub late: String,
    pub meeting: MeetingId,
    pub before: Before,
    pub pairing: PairingId,
    /// Of a leader who is no reader with the near firm.
    pub contact: ContactId,
    pub finance: FinanceRecordId,
    pub project: ProjectId,
    /// Of the near firm, in which the lead office takes part.
    pub mediation: MediationId,
    /// Acts as nobody's reader: what is done to it disturbs none.
    pub spare: app::accounts::SignedIn,
    pub token: ApiTokenId,
    /// A view of the ledger that `spare` keeps.
    pub view: SavedViewId,
    /// By a leader who is no reader, to `spare`.
    pub delegation: DelegationId,
    /// The secret of a link to set a password.
    pub link: String,
    /// The address of a style sheet.
    pub asset: String,
}

/// Whose the confidential case is.
pub struct Whose {
    pub firm: &'static str,
    /// Who speaks for the firm.
    pub owner: &'static str,
    /// Whom to call there.
    pub contact: [&'static str; 2],
    /// What its file is called.
    pub file: &'static str,
}

/// The firm whose words `canaries.txt` knows.
const HIDDEN: Whose = Whose {
    firm: "静水食品〔hidden-firm〕",
    owner: "〔hidden-owner〕",
    contact: ["主任〔hidden-name〕", "0743-8333333"],
    file: "hidden-file",
};

/// The number of no case.
pub const MISSING: &str = "2024-9999";

impl<'a> World<'a> {
    pub fn new(site: &'a TestApp) -> World<'a> {
        World::whose(site, &HIDDEN)
    }

    /// The same world, but for the firm that asked for confidentiality.
    pub fn whose(site: &'a TestApp, whose: &Whose) -> World<'a> {
        let parties = Parties {
            near_firm: site.firm("金穗茶业〔near-firm〕"),
            far_firm: site.firm("远山矿业〔far-firm〕"),
            hidden_firm: site.firm(whose.firm),
            chamber: site.chamber("茶业商会"),
            other_chamber: site.chamber("矿业商会"),
            lead: site.office("州工信局"),
            helper: site.office("州金融办"),
            other_office: site.office("州文旅局"),
        };
        let readers = everybody(site, &parties);
        let spare = session(site, &site.sign_in_as(Role::Secretary));
        let accounts = site.app.accounts();
        let new = NewToken {
            label: "spare".into(),
            scope: TokenScope::Act,
            days: 1,
        };
        let token = accounts.make_token(&spare, &new).unwrap();
        let token = site
            .app
            .actor_of_bearer(token.reveal())
            .unwrap()
            .unwrap()
            .token;
        accounts
            .keep_view(&spare, "旁人的视图", "year=2024")
            .unwrap();
        let view = accounts.views(&spare).unwrap()[0].id;
        let leader = Grant {
            role: Role::Leader,
            scope: Scope::Whole,
        };
        let leader = site.actor(&site.account(&[leader]));
        let delegation = accounts.delegate(&leader, spare.actor.person, site.today());
        let invited = accounts.reset(By::Operator, spare.account).unwrap();
        let door = site.visitor().get("/sign-in").body;
        let (_, asset) = door.split_once("\"/assets/").unwrap();
        let mut world = World {
            site,
            parties,
            readers,
            spare,
            token,
            view,
            delegation: delegation.unwrap(),
            link: invited.reveal().to_owned(),
            asset: format!("/assets/{}", asset.split('"').next().unwrap()),
            near: String::new(),
            far: String::new(),
            hidden: String::new(),
            late: String::new(),
            meeting: MeetingId(site.id()),
            before: Before::new(site),
            pairing: PairingId(site.id()),
            contact: ContactId(site.id()),
            finance: FinanceRecordId(site.id()),
            project: ProjectId(site.id()),
            mediation: MediationId(site.id()),
        };
        world.put_registers();
        let open = Move::OpenSignIn(CODE.to_owned());
        let rooms = world.site.app.rooms();
        rooms
            .step(&world.actor("LA"), world.meeting, 0, &open)
            .unwrap();
        world.raise_near();
        // Lists are ordered by the minute of receipt, and for the same minute by ids, which are others in every world.
        site.wait_minutes(1);
        world.raise_far();
        site.wait_minutes(1);
        world.raise_hidden(whose);
        site.wait_minutes(1);
        world.live_late();
        // Last, so that they stand on the first page of the record.
        world.put_records();
        world
    }

    pub fn reader(&mut self, code: &str) -> &mut Reader<'a> {
        let found = self.readers.iter_mut().find(|reader| reader.code == code);
        found.unwrap_or_else(|| panic!("no reader {code}"))
    }

    pub fn actor(&self, code: &str) -> Actor {
        let found = self.readers.iter().find(|reader| reader.code == code);
        session(self.site, &found.unwrap().client).actor
    }

    /// The kinds of everything recorded so far.
    pub fn events(&self) -> Vec<String> {
        let events = self
            .site
            .app
            .db()
            .read(|reader| store::events::scan(reader, 0, 100_000));
        events
            .unwrap()
            .into_iter()
            .map(|event| event.kind)
            .collect()
    }

    pub fn person(&self, code: &str) -> PersonId {
        self.actor(code).person
    }

    fn put_registers(&self) {
        self.site.put(Meeting {
            id: self.meeting,
            year: 2024,
            number: 3,
            theme: "茶产业".into(),
            form: MeetingForm::Symposium,
            held_on: self.site.today(),
            starts_at: "09:00".into(),
            place: "会议中心".into(),
            hosts: vec![self.person("LA")],
            offices: vec![self.parties.lead],
            attendees: Vec::new(),
            agenda: Vec::new(),
            status: MeetingStatus::Planned,
            remark: String::new(),
        });
        self.before.put(self.site, self.meeting, &self.parties);
        self.site.put(Pairing {
            id: self.pairing,
            year: 2024,
            leader: self.person("LP"),
            partner: Partner::Firm(self.parties.near_firm, self.person("FO")),
            serving_office: None,
            starts_on: self.site.today(),
            ends_on: None,
            change_reason: String::new(),
            remark: String::new(),
        });
    }

    /// One record in each of the plain registers.
    fn put_records(&self) {
        let somebody = PersonId(self.site.id());
        self.site.put(Contact {
            firm: Some(self.parties.near_firm),
            points: "〔near-points〕".into(),
            ..Contact::on(self.contact, somebody, self.site.today())
        });
        self.site.put(FinanceRecord {
            institution: "州融资担保公司".into(),
            firm: Some(self.parties.near_firm),
            filing_number: "〔near-filing〕".into(),
            ..FinanceRecord::granted(
                self.finance,
                FinanceProduct::Guarantee,
                1_000_000,
                self.site.today(),
            )
        });
        self.site
            .put(Project::planned(self.project, "陶坛库", 1_000_000));
        self.site.put(Mediation {
            firm: Some(self.parties.near_firm),
            office: Some(self.parties.lead),
            body: "商会调解组织".into(),
            ..Mediation::begun(self.mediation, "专利权〔near-dispute〕")
        });
    }
}
