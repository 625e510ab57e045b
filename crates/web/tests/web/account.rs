//! One's own account: password, sessions, tokens, acting for a leader.

use axum::http::StatusCode;
use domain::permits::Role;
use jiff::civil::date;

use crate::support::{PASSWORD, TestApp};

const NEW: &str = "另一句很长的新密码谁也猜不到";

#[test]
fn a_changed_password_keeps_this_browser_signed_in_and_says_so_once() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Caller);
    let before = client.cookie("zq_session").unwrap().to_owned();
    let fields = [("current", PASSWORD), ("password", NEW), ("repeat", NEW)];
    let answer = client.post("/account/password", &fields);
    assert_eq!(answer.location(), Some("/account"));
    assert_ne!(client.cookie("zq_session"), Some(before.as_str()));
    let page = client.follow(&answer);
    assert!(page.contains("密码已修改"));
    assert!(!client.get("/account").contains("密码已修改"));
}

#[test]
fn what_is_wrong_with_a_new_password_stands_at_its_field() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Caller);
    for (current, new, repeat, field) in [
        ("wrong wrong wrong", NEW, NEW, "current"),
        (PASSWORD, "kurz-pw", "kurz-pw", "password"),
        (PASSWORD, NEW, "something else", "repeat"),
    ] {
        let fields = [("current", current), ("password", new), ("repeat", repeat)];
        let answer = client.post("/account/password", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.contains(&format!("href=\"#password-{field}\"")),
            "{field}"
        );
        for secret in [current, new] {
            assert!(!answer.contains(secret), "{field}");
        }
    }
}

#[test]
fn a_session_is_ended_from_another_browser() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Caller);
    let mut elsewhere = site.visitor();
    elsewhere.sign_in(client.login().as_str(), PASSWORD);
    let page = client.get("/account");
    let end = page.action_like("/account/sessions/").unwrap();
    client.post(&end, &[]);
    assert_eq!(
        elsewhere.get("/account").location(),
        Some("/sign-in?next=%2Faccount")
    );
    assert_eq!(client.get("/account").status, StatusCode::OK);
}

#[test]
fn a_token_is_shown_once() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Statistician);
    let fields = [("label", "报表程序"), ("scope", "read"), ("days", "30")];
    let made = client.post("/account/tokens", &fields);
    assert_eq!(made.status, StatusCode::OK);
    let token = made.shown_once();
    assert!(site.app.actor_of_bearer(&token).unwrap().is_some());
    let page = client.get("/account");
    assert!(page.contains("报表程序") && !page.contains(&token));
    let end = page.action_like("/account/tokens/").unwrap();
    client.post(&end, &[]);
    assert!(site.app.actor_of_bearer(&token).unwrap().is_none());
}

#[test]
fn a_form_that_is_wrong_keeps_what_was_typed() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Statistician);
    let fields = [("label", "报表程序"), ("scope", "act"), ("days", "many")];
    let answer = client.post("/account/tokens", &fields);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.contains("value=\"报表程序\"") && answer.contains("value=\"many\""));
    assert!(answer.contains("请填写数字"));
    let with_more = [
        ("label", "a"),
        ("scope", "act"),
        ("days", "1"),
        ("account", "x"),
    ];
    let answer = client.post("/account/tokens", &with_more);
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_secretary_acts_for_a_leader_and_every_page_says_so() {
    let site = TestApp::new();
    let mut leader = site.sign_in_as(Role::Leader);
    let mut secretary = site.sign_in_as(Role::Secretary);
    let who = secretary.actor().person.to_string();
    let until = date(2024, 6, 30).to_string();
    let fields = [("secretary", who.as_str()), ("until", until.as_str())];
    let given = leader.post("/account/delegations", &fields);
    assert_eq!(given.location(), Some("/account"));
    let start = secretary.get("/account").action_like("/acting/").unwrap();
    secretary.post(&start, &[]);
    let page = secretary.get("/account");
    assert!(page.contains("您正在代 leader 职务 办理"));
    assert!(page.contains("2024年6月30日"));
    secretary.post("/acting/stop", &[]);
    assert!(!secretary.get("/account").contains("您正在代"));
    let end = leader
        .get("/account")
        .action_like("/account/delegations/")
        .unwrap();
    leader.post(&end, &[]);
    assert!(secretary.get("/account").action_like("/acting/").is_none());
}

#[test]
fn a_delegation_for_too_long_is_refused_at_its_field() {
    let site = TestApp::new();
    let mut leader = site.sign_in_as(Role::Leader);
    let who = site.sign_in_as(Role::Secretary).actor().person.to_string();
    for (until, sentence) in [
        ("2025-05-06", "日期太远"),
        ("6 May", "日期格式不对"),
        ("", "请填写此项"),
    ] {
        let fields = [("secretary", who.as_str()), ("until", until)];
        let answer = leader.post("/account/delegations", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.contains(sentence), "{until:?}");
        assert!(answer.contains("href=\"#delegation-until\""));
    }
}

#[test]
fn whoever_lets_the_session_idle_signs_in_again() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Caller);
    site.wait_minutes(29);
    assert_eq!(client.get("/account").status, StatusCode::OK);
    client.settle();
    site.wait_minutes(29);
    assert_eq!(client.get("/account").status, StatusCode::OK);
    site.wait_minutes(31);
    let answer = client.get("/account");
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(client.cookie("zq_session"), None);
}
