//! Language and colours stay as they were chosen.

use domain::permits::Role;

use crate::support::{PASSWORD, TestApp};

#[test]
fn pages_are_chinese_until_something_else_is_chosen() {
    let site = TestApp::new();
    let mut visitor = site.visitor();
    assert!(visitor.get("/sign-in").contains("<html lang=\"zh-Hans\">"));
    let chosen = [("language", "en"), ("return_to", "/sign-in?next=%2F")];
    let answer = visitor.post("/preferences", &chosen);
    assert_eq!(answer.location(), Some("/sign-in?next=%2F"));
    assert!(visitor.get("/sign-in").contains("<html lang=\"en\">"));
    let chosen = [("language", "xx"), ("return_to", "https://evil.cn")];
    assert_eq!(visitor.post("/preferences", &chosen).location(), Some("/"));
    assert!(visitor.get("/sign-in").contains("<html lang=\"en\">"));
}

#[test]
fn an_account_remembers_language_and_colours_in_any_browser() {
    let site = TestApp::new();
    let mut client = site.sign_in_as(Role::Caller);
    client.post("/preferences", &[("language", "zh-Hant")]);
    client.post("/preferences", &[("theme", "dark")]);
    let mut elsewhere = site.visitor();
    elsewhere.sign_in(client.login().as_str(), PASSWORD);
    let page = elsewhere.get("/account");
    assert!(page.contains("<html lang=\"zh-Hant\">"));
    assert!(page.contains("value=\"dark\" aria-pressed=\"true\""));
}
