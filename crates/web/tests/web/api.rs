//! The API: the same rules as the pages, in JSON.

use app::accounts::NewToken;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::accounts::TokenScope;
use domain::permits::{Grant, Role, Scope};
use serde_json::{Value, json};

use crate::support::{Answer, Client, PASSWORD, TestApp};

/// A programme that speaks for a dispatcher who also takes cases in.
struct Programme<'a> {
    site: &'a TestApp,
    client: Client<'a>,
    token: String,
}

impl<'a> Programme<'a> {
    fn of(site: &'a TestApp, roles: &[Role], scope: TokenScope) -> Programme<'a> {
        let grant = |role: &Role| Grant {
            role: *role,
            scope: Scope::Whole,
        };
        let grants: Vec<Grant> = roles.iter().map(grant).collect();
        let login = site.account(&grants);
        let begun = site.app.accounts().sign_in(app::accounts::Try {
            login: login.as_str(),
            password: PASSWORD,
            address: "127.0.0.1",
            agent: "test",
        });
        let begun = begun.unwrap();
        let who = site
            .app
            .actor_of_session(begun.token.reveal())
            .unwrap()
            .unwrap();
        let new = NewToken {
            label: "test".to_owned(),
            scope,
            days: 30,
        };
        let token = site.app.accounts().make_token(&who, &new).unwrap();
        Programme {
            site,
            client: site.visitor(),
            token: token.reveal().to_owned(),
        }
    }

    fn clerk(site: &'a TestApp) -> Programme<'a> {
        Programme::of(
            site,
            &[Role::Dispatcher, Role::FederationClerk],
            TokenScope::Act,
        )
    }

    fn get(&mut self, path: &str) -> Answer {
        let token = self.token.clone();
        self.client.call(Method::GET, path, &token, "")
    }

    fn post(&mut self, path: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut head = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            head = head.header(*name, *value);
        }
        self.client.send(head, Body::from(body.to_string()))
    }

    fn raise(&mut self, key: &str, title: &str) -> Answer {
        let body = intake(self.site, title);
        self.post("/api/v1/cases", &[("idempotency-key", key)], &body)
    }
}

fn intake(site: &TestApp, title: &str) -> Value {
    json!({
        "channel": "visit", "request_type": "help", "firm": site.firm("金穗茶业"), "title": title,
        "facts": "到期贷款银行要求先还后贷。", "ask": "请协调续贷。", "category": "finance", "place": "433101",
        "proceedings": "none", "urgency": "normal", "openness": "internal", "no_state_secrets": true,
        "contact": {"name": "办公室主任", "phone": "0743-8512345"},
    })
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

#[test]
fn a_case_is_raised_read_acted_on_and_listed() {
    let site = TestApp::new();
    let mut programme = Programme::clerk(&site);
    let raised = programme.raise("one", "流动资金贷款续贷困难");
    assert_eq!(raised.status, StatusCode::CREATED, "{}", raised.body);
    let path = raised.location().unwrap().to_owned();
    assert_eq!(path, "/api/v1/cases/2024-0001");
    let read = programme.get(&path);
    assert_eq!(read.header("etag"), "\"1\"");
    let case = json_of(&read);
    assert_eq!(case["stage"], "submitted");
    assert_eq!(case["contact"]["phone"], "0743-8512345");
    assert_eq!(case["history"][0]["kind"], "case.submitted");
    let allowed = case["allowed"].as_array().unwrap();
    assert!(allowed.contains(&json!("accept")) && !allowed.contains(&json!("rate")));
    let accept = json!({"action": "accept", "category": "finance", "difficulty": "ordinary"});
    let headers = [("idempotency-key", "two"), ("if-match", "\"1\"")];
    let done = programme.post(&format!("{path}/actions"), &headers, &accept);
    assert_eq!(json_of(&done), json!({"number": "2024-0001", "version": 2}));
    let list = json_of(&programme.get("/api/v1/cases?stage=accepted"));
    assert_eq!(list["items"][0]["firm_name"], "金穗茶业");
    assert_eq!(list["next"], Value::Null);
    let receipt = programme.get(&format!("{path}/receipt"));
    assert!(receipt.contains("2024-0001"), "{}", receipt.body);
}

#[test]
fn the_same_key_and_body_act_once_and_answer_the_same() {
    let site = TestApp::new();
    let mut programme = Programme::clerk(&site);
    let body = intake(&site, "用电容量不足");
    let key = [("idempotency-key", "again")];
    let first = programme.post("/api/v1/cases", &key, &body);
    let second = programme.post("/api/v1/cases", &key, &body);
    assert_eq!((second.status, &second.body), (first.status, &first.body));
    let mut other = body.clone();
    other["title"] = json!("另一件事");
    let other = programme.post("/api/v1/cases", &key, &other);
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(json_of(&other)["code"], "key_reused");
    let list = json_of(&programme.get("/api/v1/cases"));
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    let without = programme.post("/api/v1/cases", &[], &body);
    assert_eq!(without.status, StatusCode::BAD_REQUEST);
}

#[test]
fn what_is_wrong_is_a_problem_that_names_the_field() {
    let site = TestApp::new();
    let mut programme = Programme::clerk(&site);
    let refused = programme.raise("empty", "");
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let problem = json_of(&refused);
    assert_eq!(problem["errors"][0]["field"], "title");
    assert_eq!(problem["errors"][0]["reason"], "missing");
    let mut misspelt = intake(&site, "错字");
    misspelt["titel"] = json!("x");
    let misspelt = programme.post("/api/v1/cases", &[("idempotency-key", "m")], &misspelt);
    assert_eq!(misspelt.status, StatusCode::BAD_REQUEST);
    assert!(misspelt.contains("titel"), "{}", misspelt.body);
    assert_eq!(
        programme.get("/api/v1/cases?stage=nonsense").status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(
        programme.get("/api/v1/cases?cursor=nonsense").status,
        StatusCode::BAD_REQUEST
    );
}

#[test]
fn an_outdated_version_is_told_to_look_again() {
    let site = TestApp::new();
    let mut programme = Programme::clerk(&site);
    programme.raise("one", "排水管网未接通");
    let path = "/api/v1/cases/2024-0001/actions";
    let accept = json!({"action": "accept", "category": "finance", "difficulty": "ordinary"});
    let headers = [("idempotency-key", "late"), ("if-match", "\"9\"")];
    let late = programme.post(path, &headers, &accept);
    assert_eq!(late.status, StatusCode::PRECONDITION_FAILED);
    let known = Request::get("/api/v1/cases/2024-0001")
        .header(header::AUTHORIZATION, format!("Bearer {}", programme.token))
        .header(header::IF_NONE_MATCH, "\"1\"");
    let known = programme.client.send(known, Body::empty());
    assert_eq!(
        (known.status, known.body.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    let rate = json!({"action": "rate"});
    let wrong = programme.post(path, &[("idempotency-key", "w")], &rate);
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.contains("satisfaction"), "{}", wrong.body);
}

#[test]
fn pages_of_a_list_follow_each_other_without_gaps() {
    let site = TestApp::new();
    let mut programme = Programme::clerk(&site);
    for n in 0..7 {
        programme.raise(&format!("key {n}"), &format!("第{n}件"));
        site.wait_minutes(1);
    }
    let (mut seen, mut path) = (Vec::new(), "/api/v1/cases?limit=3".to_owned());
    loop {
        let page = json_of(&programme.get(&path));
        for item in page["items"].as_array().unwrap() {
            seen.push(item["number"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/cases?limit=3&cursor={next}"),
            None => break,
        }
    }
    let expected: Vec<String> = (1..=7).rev().map(|n| format!("2024-{n:04}")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn a_token_opens_no_more_than_its_scope_and_its_owner() {
    let site = TestApp::new();
    let mut reader = Programme::of(
        &site,
        &[Role::Dispatcher, Role::FederationClerk],
        TokenScope::Read,
    );
    assert_eq!(reader.get("/api/v1/cases").status, StatusCode::OK);
    assert_eq!(
        reader.raise("one", "不该成功").status,
        StatusCode::FORBIDDEN
    );
    let mut clerk = Programme::clerk(&site);
    clerk.raise("one", "与审计员无关");
    let mut auditor = Programme::of(&site, &[Role::Auditor], TokenScope::Act);
    assert_eq!(auditor.get("/api/v1/cases").status, StatusCode::FORBIDDEN);
    assert_eq!(
        auditor.get("/api/v1/cases/2024-0001").status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        auditor.get("/api/v1/cases/2024-0001/receipt").status,
        StatusCode::NOT_FOUND
    );
    clerk.token = "nonsense".to_owned();
    let nobody = clerk.get("/api/v1/cases");
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
    assert_eq!(nobody.header("www-authenticate"), "Bearer");
}

/// `UPDATE_OPENAPI=1 cargo nextest run -p web openapi` writes the file anew.
#[test]
fn openapi_json_is_what_the_server_describes() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json");
    let document = web::api::openapi::document().unwrap();
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(file, &document).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        kept == document,
        "openapi.json is outdated: run this test with UPDATE_OPENAPI=1"
    );
    let site = TestApp::new();
    assert_eq!(site.visitor().get("/api/v1/openapi.json").body, document);
    let described: Value = serde_json::from_str(&document).unwrap();
    assert!(described["openapi"].as_str().unwrap().starts_with("3.1"));
    for route in web::routes::table::routes().list() {
        if route.pattern.starts_with("/api/v1/cases") {
            let method = route.method.as_str().to_lowercase();
            assert!(
                described["paths"][route.pattern][&method].is_object(),
                "{}",
                route.pattern
            );
        }
    }
}
