//! Who raises a case for which firm.

use axum::http::StatusCode;
use domain::firms::Firm;
use domain::ids::{ChamberId, FirmId};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::permits::{Grant, Role, Scope};

use crate::support::{Answer, Client, TestApp};

/// A chamber, one firm that is a member and one that isn't.
struct Members {
    chamber: ChamberId,
    member: FirmId,
    stranger: FirmId,
}

fn members(site: &TestApp) -> Members {
    let chamber = site.chamber("茶业商会");
    let (member, stranger) = (site.firm("金穗茶业"), site.firm("金石矿业"));
    let found = site
        .app
        .db()
        .read(|reader| store::registers::get::<Firm>(reader, member.0));
    let found = found.unwrap().unwrap();
    let firm = Firm {
        chambers: vec![chamber],
        ..found.entry
    };
    site.put_over(firm, found.version);
    Members {
        chamber,
        member,
        stranger,
    }
}

fn secretariat(site: &TestApp, chamber: ChamberId) -> Client<'_> {
    site.sign_in_with(&[Grant {
        role: Role::Chamber,
        scope: Scope::Chamber(chamber),
    }])
}

fn file(client: &mut Client<'_>, firm: &str, firm_id: &str) -> Answer {
    let fields = [
        ("firm", firm),
        ("firm_id", firm_id),
        ("request_type", "help"),
        ("title", "续贷困难"),
        ("facts", "到期贷款要求先还后贷。"),
        ("ask", "请协调续贷。"),
        ("category", "finance"),
        ("place", "433101"),
        ("proceedings", "none"),
        ("urgency", "normal"),
        ("openness", "internal"),
        ("no_state_secrets", "yes"),
        ("contact_name", "办公室主任"),
        ("contact_phone", "0743-8512345"),
    ];
    client.post("/cases", &fields)
}

#[test]
fn a_chamber_finds_its_members_and_no_other_firm() {
    let site = TestApp::new();
    let members = members(&site);
    let mut secretariat = secretariat(&site, members.chamber);
    for typed in ["jinsui", "jin", "%E9%87%91"] {
        let found = secretariat.get(&format!("/lookup/firms?q={typed}"));
        assert!(found.contains("金穗茶业"), "{typed}: {}", found.body);
        assert!(!found.contains("金石矿业"), "{typed}");
    }
    assert_eq!(secretariat.get("/lookup/firms?q=shi").body, "[]");
}

#[test]
fn a_chamber_files_for_its_members_and_for_no_other_firm() {
    let site = TestApp::new();
    let members = members(&site);
    let mut secretariat = secretariat(&site, members.chamber);
    for (name, id) in [
        ("金石矿业", String::new()),
        ("", members.stranger.to_string()),
    ] {
        let refused = file(&mut secretariat, name, &id);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.contains("href=\"#field-firm\""),
            "{}",
            refused.main()
        );
    }
    let filed = file(&mut secretariat, "", &members.member.to_string());
    let to = filed
        .location()
        .unwrap_or_else(|| panic!("{}", filed.main()));
    assert!(to.starts_with("/cases/2024-0001"), "{to}");
    assert_eq!(secretariat.get("/cases/2024-0001").status, StatusCode::OK);
}

#[test]
fn a_leader_records_at_a_meeting_without_assigning_yet() {
    let site = TestApp::new();
    let mut leader = site.sign_in_as(Role::Leader);
    let meeting = site.put(Meeting {
        id: domain::ids::MeetingId(site.id()),
        year: 2024,
        number: 1,
        theme: "茶产业".into(),
        form: MeetingForm::Symposium,
        held_on: site.today(),
        starts_at: "09:00".into(),
        place: "会议中心".into(),
        hosts: vec![leader.actor().person],
        offices: Vec::new(),
        attendees: Vec::new(),
        agenda: Vec::new(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    });
    let firm = site.firm("金穗茶业").to_string();
    let fields = [
        ("then", "record"),
        ("firm", firm.as_str()),
        ("title", "续贷困难"),
        ("ask", "请协调续贷。"),
        ("category", "finance"),
        ("place", "433101"),
        ("no_state_secrets", "yes"),
    ];
    let recorded = leader.post(&format!("/meetings/{}/console", meeting.id), &fields);
    let to = recorded
        .location()
        .unwrap_or_else(|| panic!("{}", recorded.main()));
    assert!(to.ends_with("2024-0001"), "{to}");
}
