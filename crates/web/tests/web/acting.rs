//! A secretary types in the meeting what the leader says; the leader confirms it with the leader's own hand.

use axum::http::StatusCode;
use domain::ids::{MeetingId, PersonId};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::permits::{Grant, Role, Scope};
use jiff::civil::date;

use crate::support::{Client, PASSWORD, TestApp};

const NUMBER: &str = "2024-0001";
const PAGE: &str = "/cases/2024-0001";

/// A leader, and a secretary who acts for that leader until Friday.
fn pair(site: &TestApp) -> (Client<'_>, Client<'_>) {
    let mut leader = site.sign_in_as(Role::Leader);
    let mut secretary = site.sign_in_as(Role::Secretary);
    let who = secretary.actor().person.to_string();
    let fields = [("secretary", who.as_str()), ("until", "2024-05-10")];
    leader.post("/account/delegations", &fields);
    let start = secretary.get("/account").action_like("/acting/").unwrap();
    secretary.post(&start, &[]);
    (leader, secretary)
}

fn meeting(site: &TestApp, host: PersonId) -> MeetingId {
    let meeting = site.put(Meeting {
        id: MeetingId(site.id()),
        year: 2024,
        number: 1,
        theme: "茶产业".into(),
        form: MeetingForm::Symposium,
        held_on: date(2024, 5, 6),
        starts_at: "09:00".into(),
        place: "会议中心".into(),
        hosts: vec![host],
        offices: Vec::new(),
        attendees: Vec::new(),
        agenda: Vec::new(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    });
    meeting.id
}

/// Types a problem and its assignment at the table of the meeting, in the leader's name.
fn assign_on_the_spot(site: &TestApp, secretary: &mut Client<'_>, leader: PersonId) {
    let office = site.office("州金融办");
    let clerk = site.sign_in_with(&[Grant {
        role: Role::OfficeClerk,
        scope: Scope::Office(office),
    }]);
    let firm = site.firm("金穗茶业").to_string();
    let (lead, officer) = (office.to_string(), clerk.actor().person.to_string());
    let leader = leader.to_string();
    let fields = [
        ("firm", firm.as_str()),
        ("title", "续贷困难"),
        ("ask", "请协调续贷。"),
        ("category", "finance"),
        ("place", "433101"),
        ("no_state_secrets", "yes"),
        ("lead", lead.as_str()),
        ("officer", officer.as_str()),
        ("difficulty", "ordinary"),
        ("leader", leader.as_str()),
        ("instruction", "一周内给企业答复"),
    ];
    let at = format!(
        "/meetings/{}/console",
        meeting(site, leader.parse().unwrap())
    );
    let recorded = secretary.post(&at, &fields);
    let to = recorded
        .location()
        .unwrap_or_else(|| panic!("{}", recorded.main()));
    assert!(to.ends_with(NUMBER), "{to}");
}

#[test]
fn what_a_secretary_assigns_is_the_leaders_and_says_whose_hand_it_was() {
    let site = TestApp::new();
    let (mut leader, mut secretary) = pair(&site);
    assign_on_the_spot(&site, &mut secretary, leader.actor().person);
    let view = site.app.cases().get(&leader.actor(), NUMBER).unwrap();
    let assigned = view
        .history
        .iter()
        .find(|entry| entry.event.kind() == "case.assigned");
    let assigned = assigned.unwrap();
    assert_eq!(assigned.actor, Some(secretary.actor().person));
    assert_eq!(assigned.on_behalf_of, Some(leader.actor().person));
    for reader in [&mut leader, &mut secretary] {
        let page = reader.get(PAGE);
        assert!(
            page.contains("secretary 职务 代 leader 职务"),
            "{}",
            page.main()
        );
        assert!(page.contains("一周内给企业答复"));
    }
}

#[test]
fn the_leader_confirms_later_and_nobody_does_it_in_the_leaders_name() {
    let site = TestApp::new();
    let (mut leader, mut secretary) = pair(&site);
    assign_on_the_spot(&site, &mut secretary, leader.actor().person);
    let confirmation = format!("{PAGE}/confirmation");
    assert!(!secretary.get(PAGE).contains(&confirmation));
    assert_eq!(secretary.get(&confirmation).status, StatusCode::FORBIDDEN);
    let tried = secretary.post(&confirmation, &[("correction", "")]);
    assert_eq!(tried.status, StatusCode::FORBIDDEN);
    assert!(leader.get("/").contains(NUMBER), "it waits for the leader");
    assert!(leader.get(PAGE).contains(&confirmation));
    let confirmed = leader.post(&confirmation, &[("correction", "五个工作日内答复")]);
    assert_eq!(confirmed.location(), Some(PAGE));
    let page = leader.get(PAGE);
    assert!(page.contains("领导确认交办") && page.contains("五个工作日内答复"));
    let view = site.app.cases().get(&leader.actor(), NUMBER).unwrap();
    let last = view.history.last().unwrap();
    assert_eq!(last.event.kind(), "case.assignment_confirmed");
    assert_eq!(
        (last.actor, last.on_behalf_of),
        (Some(leader.actor().person), None)
    );
    let again = leader.post(&confirmation, &[("correction", "")]);
    assert!(again.status.is_client_error(), "{}", again.status);
}

#[test]
fn when_the_delegation_has_run_out_the_secretary_knows_of_no_case() {
    let site = TestApp::new();
    let (leader, mut secretary) = pair(&site);
    assign_on_the_spot(&site, &mut secretary, leader.actor().person);
    assert_eq!(secretary.get(PAGE).status, StatusCode::OK);
    site.go_to(date(2024, 5, 11));
    let login = secretary.login().as_str().to_owned();
    secretary.sign_in(&login, PASSWORD);
    assert_eq!(secretary.get(PAGE).status, StatusCode::NOT_FOUND);
    let page = secretary.get("/account");
    assert!(page.action_like("/acting/").is_none());
    assert!(!page.contains("您正在代"));
}

#[test]
fn a_delegation_that_is_taken_back_ends_in_the_middle_of_the_work() {
    let site = TestApp::new();
    let (mut leader, mut secretary) = pair(&site);
    assign_on_the_spot(&site, &mut secretary, leader.actor().person);
    let end = leader.get("/account").action_like("/account/delegations/");
    leader.post(&end.unwrap(), &[]);
    assert_eq!(secretary.get(PAGE).status, StatusCode::NOT_FOUND);
}

#[test]
fn an_assignment_names_nobody_as_its_leader_who_is_none() {
    let site = TestApp::new();
    let mut dispatcher = site.sign_in_as(Role::Dispatcher);
    let caller = site.sign_in_as(Role::Caller).actor().person.to_string();
    let office = site.office("州金融办");
    let clerk = site.sign_in_with(&[Grant {
        role: Role::OfficeClerk,
        scope: Scope::Office(office),
    }]);
    let host = site.sign_in_as(Role::Leader).actor().person;
    let at = format!("/meetings/{}/console", meeting(&site, host));
    let (lead, officer) = (office.to_string(), clerk.actor().person.to_string());
    let firm = site.firm("金穗茶业").to_string();
    let fields = [
        ("firm", firm.as_str()),
        ("title", "续贷困难"),
        ("ask", "请协调续贷。"),
        ("category", "finance"),
        ("place", "433101"),
        ("no_state_secrets", "yes"),
        ("lead", lead.as_str()),
        ("officer", officer.as_str()),
        ("difficulty", "ordinary"),
        ("leader", caller.as_str()),
    ];
    let refused = dispatcher.post(&at, &fields);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.contains("href=\"#field-leader\""),
        "{}",
        refused.main()
    );
    assert_eq!(dispatcher.get(PAGE).status, StatusCode::NOT_FOUND);
}
