//! Boards and the week's bulletin.

use app::cases::Manner;
use axum::http::StatusCode;
use domain::cases::command::{Accept, Assign, Command};
use domain::cases::intake::Difficulty;
use domain::ids::PersonId;
use domain::people::Person;
use domain::permits::{Grant, Role, Scope};
use domain::time::Date;

use crate::ledger::register;
use crate::support::{Client, TestApp};

#[test]
fn the_bulletin_tells_of_a_week_and_of_no_week_that_is_to_come() {
    let site = TestApp::new();
    site.firm("金穗茶业");
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    register(&mut clerk, "金穗茶业", "流动资金贷款续贷困难");
    let latest = clerk.get("/bulletin");
    assert_eq!(latest.location(), Some("/bulletin/2024-04-29"));
    assert!(clerk.get("/bulletin/2024-04-29").contains("本周没有发生"));
    let week = clerk.get("/bulletin/2024-05-06");
    assert!(week.contains("合计"), "{}", week.main());
    for nowhere in ["2024-05-07", "2024-05-13", "monday"] {
        let answer = clerk.get(&format!("/bulletin/{nowhere}"));
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    let text = clerk.get("/bulletin/2024-05-06/text");
    assert!(text.contains("收到 1 件"));
    assert!(
        text.header("content-disposition")
            .contains("bulletin-2024-05-06.txt")
    );
    assert!(
        !text.contains("流动资金"),
        "a bulletin speaks of no single case"
    );
}

#[test]
fn what_is_late_stands_on_the_board_of_the_supervision_office() {
    let site = TestApp::new();
    let mut supervisor = site.sign_in_as(Role::Supervisor);
    let page = supervisor.get("/boards/supervision");
    assert!(page.contains("没有超期的诉求"), "{}", page.main());
    assert!(page.contains("不满 5 件的只列件数"));
    site.firm("金穗茶业");
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    register(&mut clerk, "金穗茶业", "流动资金贷款续贷困难");
    assign(&site, &clerk);
    site.go_to(Date::constant(2024, 6, 3));
    let page = site.sign_in_as(Role::Supervisor).get("/boards/supervision");
    assert!(page.contains("流动资金贷款续贷困难"), "{}", page.main());
    assert!(!page.contains("没有超期的诉求"), "{}", page.main());
}

/// The first case is accepted and assigned to an office for the ordinary time.
fn assign(site: &TestApp, clerk: &Client<'_>) {
    let lead = site.office("州委金融办");
    let officer = site.put(Person {
        id: PersonId(site.id()),
        name: "甲".into(),
        post: "科长".into(),
        office: Some(lead),
        firm: None,
        is_leader: false,
        phone: String::new(),
        valid_to: None,
    });
    let difficulty = Difficulty::Ordinary;
    let accept = Command::Accept(Accept {
        category: "finance".into(),
        difficulty,
    });
    let assign = Command::Assign(Assign {
        lead,
        officer: officer.id,
        co_offices: Vec::new(),
        difficulty,
        limit: None,
        instruction: "书面答复企业".into(),
        leader: None,
        meeting: None,
    });
    for command in [accept, assign] {
        let cases = site.app.cases();
        cases
            .act(&clerk.actor(), "2024-0001", &command, Manner::default())
            .unwrap();
    }
}

#[test]
fn nobody_sees_the_board_of_an_office_that_is_not_the_own_one() {
    let site = TestApp::new();
    let [own, other] = ["工信局", "住建局"].map(|name| site.office(name));
    let grant = |office| Grant {
        role: Role::OfficeHead,
        scope: Scope::Office(office),
    };
    let mut head = site.sign_in_with(&[grant(own)]);
    let page = head.get("/boards/office");
    assert!(
        page.contains("工信局") && page.contains("剔除"),
        "{}",
        page.main()
    );
    let asked = head.get(&format!("/boards/office?office={other}"));
    assert_eq!(asked.status, StatusCode::NOT_FOUND);
    let mut both = site.sign_in_with(&[grant(own), grant(other)]);
    let asked = both.get(&format!("/boards/office?office={other}"));
    assert!(asked.contains("住建局 · 本单位看板"), "{}", asked.main());
}

#[test]
fn a_leader_without_cases_and_firms_is_told_so() {
    let site = TestApp::new();
    let page = site.sign_in_as(Role::Leader).get("/boards/leader");
    for words in ["没有等您的事", "今年没有安排联系企业"] {
        assert!(page.contains(words), "{words} in {}", page.main());
    }
}
