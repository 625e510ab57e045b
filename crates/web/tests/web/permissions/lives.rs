//! What happens to the four cases.

use app::cases::Manner;
use app::files::Sent;
use domain::cases::intake::{Channel, Contact, Openness, Proceedings, RequestType, Urgency};
use domain::cases::{Command, Intake};
use domain::files::About;
use domain::ids::{FirmId, OfficeId};
use domain::permits::{Actor, Grant, Role, Scope};
use serde_json::{Value, json};

use super::world::{Whose, World};

impl World<'_> {
    pub fn raise_near(&mut self) {
        let intake = Intake {
            chamber: Some(self.parties.chamber),
            meeting: Some(self.meeting),
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
        self.attach(&self.actor("FO"), &n, "case.submitted", "near-file");
        self.attach(&self.actor("LC"), &n, "case.progress_logged", "near-inside");
    }

    pub fn raise_far(&mut self) {
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

    pub fn raise_hidden(&mut self, whose: &Whose) {
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
        self.attach(&owner, &self.hidden, "case.submitted", whose.file);
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
    pub fn live_late(&mut self) {
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

    /// Adds a file to the entry of this kind, which the actor made.
    fn attach(&self, actor: &Actor, number: &str, kind: &str, name: &str) {
        let app = &self.site.app;
        let view = app.cases().get(actor, number).unwrap();
        let entry = view.history.iter().find(|entry| entry.event.kind() == kind);
        let about = About::Case {
            case: view.case.id,
            seq: entry.unwrap().seq,
        };
        let content = format!("%PDF-1.7\n% {name}\n%%EOF\n");
        let sent = Sent {
            name: &format!("〔{name}〕.pdf"),
            content: content.as_bytes(),
        };
        app.files().add(actor, about, &[sent], None).unwrap();
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
fn phone(canary: &str) -> &'static str {
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
