//! Four cases with something secret in each: one near to most readers, one far from them, one of a firm that asked for
//! confidentiality, and one that has been through its whole life.

use app::accounts::{By, NewToken};
use app::cases::Manner;
use domain::accounts::TokenScope;
use domain::cases::Command;
use domain::cases::Intake;
use domain::cases::intake::Contact;
use domain::cases::intake::{Channel, Openness, Proceedings, RequestType, Urgency};
use domain::ids::{
    ApiTokenId, ChamberId, DelegationId, FirmId, MeetingId, OfficeId, PairingId, PersonId,
    SavedViewId,
};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::pairings::{Pairing, Partner};
use domain::permits::{Actor, Grant, Role, Scope};
use serde_json::{Value, json};

use super::readers::{Reader, everybody, session};
use crate::support::TestApp;

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
    pub pairing: PairingId,
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
}

/// The firm whose words `canaries.txt` knows.
const HIDDEN: Whose = Whose {
    firm: "静水食品〔hidden-firm〕",
    owner: "〔hidden-owner〕",
    contact: ["主任〔hidden-name〕", "0743-8333333"],
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
            pairing: PairingId(site.id()),
        };
        world.put_registers();
        world.raise_near();
        // Lists are ordered by the minute of receipt, and for the same minute by ids, which are others in every world.
        site.wait_minutes(1);
        world.raise_far();
        site.wait_minutes(1);
        world.raise_hidden(whose);
        site.wait_minutes(1);
        world.live_late();
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

    fn person(&self, code: &str) -> PersonId {
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

    fn raise_near(&mut self) {
        let intake = Intake {
            chamber: Some(self.parties.chamber),
            ..self.intake("near", self.parties.near_firm, Openness::Internal)
        };
        self.near = self.raise("FO", &intake);
        self.begin(
            "near",
            &self.near,
            "LC",
            &self.parties.lead,
            &[self.parties.helper],
            "LA",
        );
        let n = self.near.clone();
        let helper = self.parties.helper;
        self.act(
            "LC",
            &n,
            json!({"action": "log_progress", "text": "进展〔near-progress〕"}),
        );
        self.act(
            "HC",
            &n,
            json!({"action": "give_opinion", "office": helper, "text": "意见〔near-opinion〕"}),
        );
        self.act("LC", &n, draft("near-draft"));
    }

    fn raise_far(&mut self) {
        let intake = self.intake("far", self.parties.far_firm, Openness::Internal);
        self.far = self.raise("XF", &intake);
        self.begin(
            "far",
            &self.far,
            "XO",
            &self.parties.other_office,
            &[],
            "XL",
        );
    }

    fn raise_hidden(&mut self, whose: &Whose) {
        let owner = Grant {
            role: Role::FirmOwner,
            scope: Scope::Firm(self.parties.hidden_firm),
        };
        let owner = self.site.account_named(whose.owner, &[owner]);
        let owner = self.site.actor(&owner);
        let intake = Intake {
            meeting: Some(self.meeting),
            contact: Some(Contact {
                name: whose.contact[0].into(),
                phone: whose.contact[1].into(),
            }),
            ..self.intake("hidden", self.parties.hidden_firm, Openness::Confidential)
        };
        let done = self.site.app.cases().submit(&owner, &intake, None, None);
        self.hidden = done.unwrap().number;
        self.begin(
            "hidden",
            &self.hidden,
            "LC",
            &self.parties.lead,
            &[self.parties.helper],
            "LA",
        );
    }

    /// Replied, rated, called back: the firm says that it was pressed.
    fn live_late(&mut self) {
        let intake = self.intake("late", self.parties.near_firm, Openness::Internal);
        self.late = self.raise("FO", &intake);
        let n = self.late.clone();
        self.begin(
            "late",
            &n,
            "LC",
            &self.parties.lead,
            &[self.parties.helper],
            "LA",
        );
        self.act("LC", &n, draft("late-reply"));
        self.act("LH", &n, json!({"action": "sign_reply"}));
        self.act("DI", &n, json!({"action": "issue_reply"}));
        let well = "satisfied";
        self.act(
            "FO",
            &n,
            json!({"action": "rate", "satisfaction": well, "solved": "yes", "speed": well,
            "attitude": well, "result": well, "reason": "评价〔late-rating〕"}),
        );
        self.act(
            "CA",
            &n,
            json!({"action": "record_call", "on": self.site.today(), "note": "回访〔late-note〕",
            "answers": {"contacted": true, "solved": "yes", "satisfaction": well, "pressed": true,
                "wants_rework": false}}),
        );
    }

    fn intake(&self, canary: &str, firm: FirmId, openness: Openness) -> Intake {
        Intake {
            channel: Channel::Visit,
            request_type: RequestType::Help,
            firm: Some(firm),
            chamber: None,
            meeting: None,
            title: format!("续贷困难〔{canary}-title〕"),
            facts: format!("到期贷款要求先还后贷。〔{canary}-facts〕"),
            ask: "请协调续贷。".into(),
            category: "finance".into(),
            place: "433101".into(),
            amount_fen: None,
            tried_elsewhere: String::new(),
            proceedings: Proceedings::None,
            urgency: Urgency::Normal,
            openness,
            no_state_secrets: true,
            contact: Some(Contact {
                name: format!("主任〔{canary}-name〕"),
                phone: phone(canary).to_owned(),
            }),
        }
    }

    fn raise(&self, code: &str, intake: &Intake) -> String {
        let done = self
            .site
            .app
            .cases()
            .submit(&self.actor(code), intake, None, None);
        done.unwrap().number
    }

    /// Accepted, assigned, acknowledged, and the firm called.
    fn begin(
        &self,
        canary: &str,
        n: &str,
        officer: &str,
        lead: &OfficeId,
        helpers: &[OfficeId],
        leader: &str,
    ) {
        self.act(
            "DI",
            n,
            json!({"action": "accept", "category": "finance", "difficulty": "ordinary"}),
        );
        self.act(
            "DI",
            n,
            json!({"action": "assign", "lead": lead, "officer": self.person(officer),
            "co_offices": helpers, "difficulty": "ordinary", "leader": self.person(leader),
            "instruction": format!("批示〔{canary}-instruction〕")}),
        );
        self.act(officer, n, json!({"action": "acknowledge"}));
        self.act(
            officer,
            n,
            json!({"action": "log_contact", "occurred_at": self.site.now(), "method": "phone",
            "summary": "已联系", "meal": "none"}),
        );
    }

    fn act(&self, code: &str, number: &str, command: Value) {
        let command: Command = serde_json::from_value(command).unwrap();
        let actor = self.actor(code);
        let done = self
            .site
            .app
            .cases()
            .act(&actor, number, &command, Manner::default());
        done.unwrap_or_else(|error| panic!("{:?}: {error:?}", command.kind()));
    }
}

/// The telephone number of a case's contact.
pub fn phone(canary: &str) -> &'static str {
    match canary {
        "near" => "0743-8111111",
        "far" => "0743-8222222",
        _ => "0743-8444444",
    }
}

fn draft(canary: &str) -> Value {
    json!({"action": "draft_reply", "class": "a", "evidence": "续贷合同", "text":
        format!("经核实，贵公司续贷已办理，合同于本周签订，问题已经解决。〔{canary}〕")})
}
