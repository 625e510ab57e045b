//! Signing in and out through pages.

use axum::http::StatusCode;
use domain::permits::Role;

use crate::support::{MONDAY, PASSWORD, TestApp};

#[test]
fn whoever_isnt_signed_in_signs_in_and_comes_back() {
    let site = TestApp::new();
    let login = site.sign_in_as(Role::SecurityAdmin).login().clone();
    let mut client = site.visitor();
    let first = client.get("/?after=1");
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    assert_eq!(first.location(), Some("/sign-in?next=%2F%3Fafter%3D1"));
    let door = client.follow(&first);
    assert!(
        door.main()
            .contains("name=\"return_to\" value=\"/?after=1\"")
    );
    let fields = [
        ("account", login.as_str()),
        ("password", PASSWORD),
        ("return_to", "/?after=1"),
    ];
    let entered = client.post("/sign-in", &fields);
    assert_eq!(entered.location(), Some("/?after=1"));
}

#[test]
fn a_wrong_password_and_an_unknown_name_get_the_same_page() {
    let site = TestApp::new();
    let login = site.sign_in_as(Role::Caller).login().clone();
    let wrong = site.visitor().sign_in(login.as_str(), "not the password");
    let unknown = site.visitor().sign_in("nobody-at-all", "not the password");
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(unknown.status, wrong.status);
    let without_name = |page: String, name: &str| page.replace(name, "NAME");
    assert_eq!(
        without_name(wrong.main(), login.as_str()),
        without_name(unknown.main(), "nobody-at-all")
    );
}

#[test]
fn signing_in_leads_nowhere_else() {
    let site = TestApp::new();
    let login = site.sign_in_as(Role::Caller).login().clone();
    for elsewhere in ["//evil.cn", "https://evil.cn", "/\\evil.cn"] {
        let fields = [
            ("account", login.as_str()),
            ("password", PASSWORD),
            ("return_to", elsewhere),
        ];
        let entered = site.visitor().post("/sign-in", &fields);
        assert_eq!(entered.location(), Some("/"), "{elsewhere}");
    }
}

#[test]
fn fifty_wrong_passwords_at_once_are_looked_at_no_more_than_five_times() {
    let site = TestApp::new();
    let login = site.sign_in_as(Role::Caller).login().clone();
    let tries = std::thread::scope(|scope| {
        let tries = [(); 50].map(|()| {
            let (site, login) = (&site, login.as_str());
            scope.spawn(move || site.visitor().sign_in(login, "not the password").status)
        });
        tries.map(|tried| tried.join().unwrap())
    });
    let looked_at = tries
        .iter()
        .filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(looked_at.count(), 5);
    let refused = tries
        .iter()
        .filter(|status| **status == StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.count(), 45);
    let right = site.visitor().sign_in(login.as_str(), PASSWORD);
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert_ne!(right.header("retry-after"), "");
}

#[test]
fn nobody_signs_in_to_a_session_that_somebody_else_prepared() {
    let site = TestApp::new();
    let mut other = site.sign_in_as(Role::Caller);
    let prepared = other.cookie("zq_session").unwrap().to_owned();
    let login = site.sign_in_as(Role::Dispatcher).login().clone();
    for cookie in [prepared.as_str(), "made-up-by-somebody"] {
        let mut client = site.visitor();
        client.set_cookie("zq_session", cookie);
        client.sign_in(login.as_str(), PASSWORD);
        let begun = client.cookie("zq_session").expect("somebody is signed in");
        assert_ne!(begun, cookie);
        assert!(client.get("/account").contains(login.as_str()));
    }
    assert!(!other.get("/account").contains(login.as_str()));
}

#[test]
fn every_sign_in_begins_a_session_of_its_own() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Dispatcher);
    let first = client.cookie("zq_session").unwrap().to_owned();
    let login = client.login().clone();
    client.sign_in(login.as_str(), PASSWORD);
    assert_ne!(client.cookie("zq_session"), Some(first.as_str()));
}

#[test]
fn signing_out_ends_the_session_for_good() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Dispatcher);
    let token = client.cookie("zq_session").unwrap().to_owned();
    client.post("/sign-out", &[]);
    assert_eq!(client.cookie("zq_session"), None);
    client.set_cookie("zq_session", &token);
    assert_eq!(client.get("/").location(), Some("/sign-in?next=%2F"));
}

#[test]
fn a_session_from_the_evening_is_none_in_the_morning() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Dispatcher);
    site.go_to(MONDAY.tomorrow().unwrap());
    assert_eq!(client.get("/").location(), Some("/sign-in?next=%2F"));
}
