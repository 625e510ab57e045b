//! Everybody is told what concerns them, once, and nobody learns more than they may.

use axum::http::StatusCode;
use domain::permits::{Grant, Role, Scope};

use crate::support::{Client, TestApp};

fn file<'a>(site: &'a TestApp, title: &str, openness: &str) -> Client<'a> {
    let firm = site.firm("金穗茶业");
    let mut owner = site.sign_in_with(&[Grant {
        role: Role::FirmOwner,
        scope: Scope::Firm(firm),
    }]);
    let firm_id = firm.to_string();
    let fields = [
        ("firm", "金穗茶业"),
        ("firm_id", firm_id.as_str()),
        ("request_type", "help"),
        ("title", title),
        ("facts", "到期贷款要求先还后贷。"),
        ("ask", "请协调续贷。"),
        ("category", "finance"),
        ("place", "433101"),
        ("proceedings", "none"),
        ("urgency", "normal"),
        ("openness", openness),
        ("no_state_secrets", "yes"),
        ("contact_name", "办公室主任"),
        ("contact_phone", "0743-8512345"),
    ];
    let filed = owner.post("/cases", &fields);
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.main());
    owner
}

/// The address of the first item's button.
fn first_item(page: &crate::support::Answer) -> String {
    page.action_like("/inbox/")
        .unwrap_or_else(|| panic!("no item: {}", page.main()))
}

#[test]
fn a_new_case_lies_in_the_dispatchers_inbox_until_it_is_opened() {
    let site = TestApp::new();
    let mut dispatcher = site.sign_in_as(Role::Dispatcher);
    assert!(dispatcher.get("/inbox").contains("还没有消息"));
    file(&site, "续贷困难", "internal");
    assert!(dispatcher.get("/").contains("1 条未读"));
    let inbox = dispatcher.get("/inbox");
    for shown in [
        "有新诉求，请审核受理",
        "续贷困难",
        "2024-0001",
        "1 条未读。",
    ] {
        assert!(inbox.contains(shown), "{shown}: {}", inbox.main());
    }
    let opened = dispatcher.post(&first_item_after_read_button(&inbox), &[]);
    assert_eq!(opened.location(), Some("/cases/2024-0001"));
    let inbox = dispatcher.get("/inbox");
    assert!(inbox.contains("全部已读。") && !inbox.contains("条未读"));
}

/// The first form of the page marks everything as read while something is unread; the items come after it.
fn first_item_after_read_button(page: &crate::support::Answer) -> String {
    assert_eq!(first_item(page), "/inbox/read");
    let main = &page.body;
    let (_, after) = main
        .split_once("inbox__what\" method=\"post\" action=\"")
        .unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[test]
fn what_one_reads_is_unread_for_the_other() {
    let site = TestApp::new();
    let mut one = site.sign_in_as(Role::Dispatcher);
    let mut other = site.sign_in_as(Role::Dispatcher);
    file(&site, "续贷困难", "internal");
    let to = one.get("/inbox").hidden("to").unwrap();
    one.post("/inbox/read", &[("to", &to)]);
    assert!(one.get("/inbox").contains("全部已读。"));
    assert!(other.get("/inbox").contains("1 条未读。"));
}

#[test]
fn a_mark_far_ahead_leaves_unread_what_comes_later() {
    let site = TestApp::new();
    let mut dispatcher = site.sign_in_as(Role::Dispatcher);
    file(&site, "续贷困难", "internal");
    let ahead = i64::MAX.to_string();
    dispatcher.post("/inbox/read", &[("to", &ahead)]);
    file(&site, "融资担保", "internal");
    assert!(dispatcher.get("/inbox").contains("1 条未读。"));
}

#[test]
fn of_a_confidential_case_an_inbox_says_the_number_alone() {
    let site = TestApp::new();
    let mut dispatcher = site.sign_in_as(Role::Dispatcher);
    let mut owner = file(&site, "保密的续贷困难", "confidential");
    for inbox in [dispatcher.get("/inbox"), owner.get("/inbox")] {
        assert!(inbox.contains("2024-0001"), "{}", inbox.main());
        assert!(!inbox.contains("保密的续贷困难"));
    }
}

#[test]
fn nobody_opens_what_was_told_to_others() {
    let site = TestApp::new();
    let mut dispatcher = site.sign_in_as(Role::Dispatcher);
    let mut caller = site.sign_in_as(Role::Caller);
    file(&site, "续贷困难", "internal");
    let item = first_item_after_read_button(&dispatcher.get("/inbox"));
    assert!(caller.get("/inbox").contains("还没有消息"));
    assert_eq!(caller.post(&item, &[]).status, StatusCode::NOT_FOUND);
    assert!(dispatcher.get("/inbox").contains("1 条未读。"));
}
