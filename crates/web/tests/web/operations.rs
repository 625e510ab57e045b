//! What the operator asks: health, figures of this machine, and what an unknown address of the API answers.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use domain::permits::Role;

use crate::support::TestApp;

#[test]
fn an_address_below_api_answers_in_json() {
    let site = TestApp::new();
    let answer = site.visitor().get("/api/v1/no-such-thing");
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(problem["status"], 404);
    assert_eq!(problem["code"], "not_found");
    assert!(answer.header("set-cookie").is_empty());
}

#[test]
fn health_is_open_and_figures_are_for_this_machine() {
    let site = TestApp::new();
    let mut visitor = site.visitor();
    assert_eq!(visitor.get("/healthz").body, "ok\n");
    assert_eq!(visitor.get("/readyz").body, "ready\n");
    let figures = visitor.get("/metrics");
    assert!(figures.contains("zhengqi_requests_total"));
    assert!(figures.contains("route=\"/healthz\""));
    let proxied = Request::get("/metrics").header("x-forwarded-for", "192.0.2.7");
    let answer = visitor.send(proxied, Body::empty());
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[test]
fn figures_name_patterns_and_never_what_was_asked_for() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::SecurityAdmin);
    client.get("/accounts/2f1e-canary?words=canary");
    client.get("/canary");
    client.call(Method::from_bytes(b"CANARY").unwrap(), "/", "canary", "");
    assert!(
        !client
            .get("/metrics")
            .body
            .to_lowercase()
            .contains("canary")
    );
}
