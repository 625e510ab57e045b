//! What holds for every answer and every changing request.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::permits::Role;

use crate::support::TestApp;

#[test]
fn every_answer_forbids_what_pages_never_do() {
    let site = TestApp::new();
    for path in ["/sign-in", "/no-such-page", "/healthz"] {
        let answer = site.visitor().get(path);
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
}

#[test]
fn a_form_from_another_site_changes_nothing() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Dispatcher);
    let token = client.csrf();
    for (name, value) in [
        ("origin", "https://evil.cn"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
    ] {
        let head = Request::post("/sign-out").header(name, value);
        let answer = client.post_raw(head, &[("csrf", &token)]);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    assert_ne!(client.get("/").location(), Some("/sign-in?next=%2F"));
}

#[test]
fn a_form_without_this_sessions_token_changes_nothing() {
    let site = TestApp::new();
    let other = site.sign_in_as(Role::Dispatcher).csrf();
    let mut client = site.sign_in_as(Role::Dispatcher);
    for fields in [vec![], vec![("csrf", "")], vec![("csrf", other.as_str())]] {
        let answer = client.post_raw(Request::post("/sign-out"), &fields);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{fields:?}");
    }
    assert_ne!(client.get("/").location(), Some("/sign-in?next=%2F"));
}

#[test]
fn a_change_is_never_asked_for_by_get_or_in_another_format() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Dispatcher);
    assert_eq!(
        client.get("/sign-out").status,
        StatusCode::METHOD_NOT_ALLOWED
    );
    let json = Request::post("/sign-out").header(header::CONTENT_TYPE, "application/json");
    let answer = client.send(json, Body::from("{}"));
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[test]
fn a_request_for_another_host_is_not_answered() {
    let site = TestApp::new();
    let head = Request::get("/sign-in").header(header::HOST, "evil.cn");
    let answer = site.visitor().send(head, Body::empty());
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert!(!answer.contains("evil.cn"));
}

#[test]
fn a_form_that_is_too_large_is_refused_before_it_is_read() {
    let site = TestApp::new();
    let mut client = site.visitor();
    let huge = "x".repeat(1024 * 1024 + 1);
    let answer = client.post("/sign-in", &[("account", &huge)]);
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}
