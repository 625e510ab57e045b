//! What pages notice in texts: cases that are alike, the masking of personal data.

use axum::http::StatusCode;
use domain::permits::Role;

use crate::support::TestApp;

#[test]
fn a_clerk_sees_what_is_alike_while_typing_and_by_a_button() {
    let site = TestApp::new();
    let firm = site.firm("金穗茶业").to_string();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    let fields = [
        ("firm", "金穗茶业"),
        ("firm_id", firm.as_str()),
        ("channel", "phone"),
        ("received_at", "2024-05-20"),
        ("request_type", "help"),
        ("title", "厂区用电扩容"),
        ("facts", "变压器容量不足，报装没有结果。"),
        ("ask", "请协调扩容。"),
        ("category", "factors"),
        ("place", "433101"),
        ("proceedings", "none"),
        ("urgency", "normal"),
        ("openness", "internal"),
        ("no_state_secrets", "yes"),
        ("contact_name", "办公室主任"),
        ("contact_phone", "0743-8512345"),
    ];
    let advised: Vec<(&str, &str)> = fields.into_iter().chain([("advise", "yes")]).collect();
    let nothing = clerk.post("/cases", &advised);
    assert_eq!(nothing.status, StatusCode::OK);
    assert!(nothing.contains("没有找到类似的诉求"), "{}", nothing.body);
    assert!(nothing.contains("变压器容量不足，报装没有结果。"));
    let today = site.today().to_string();
    let filed: Vec<(&str, &str)> = fields
        .into_iter()
        .map(|(name, value)| match name {
            "received_at" => (name, today.as_str()),
            _ => (name, value),
        })
        .collect();
    let filed = clerk.post("/cases", &filed);
    let registered = filed.location().unwrap().to_owned();
    let case = registered.trim_end_matches("/registered");
    let advised = clerk.post("/cases", &advised);
    assert!(
        advised.contains(&format!("href=\"{case}\"")),
        "{}",
        advised.body
    );
    let typing =
        clerk.get("/cases/new/advice?title=%E5%8F%98%E5%8E%8B%E5%99%A8&facts=%E6%8A%A5%E8%A3%85");
    assert!(typing.contains("<mark>变压器</mark>"), "{}", typing.body);
    assert!(!typing.contains("<html"));
    let alike = clerk.get(&format!("{case}/alike"));
    assert!(alike.contains("没有找到类似的诉求"));
}

#[test]
fn what_is_found_is_masked_only_where_somebody_decides_so() {
    let site = TestApp::new();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    let text = "联系人：张小明，电话13800001234。";
    let found = clerk.post("/masking", &[("text", text)]);
    assert!(found.contains("张小明（姓名）") && found.contains("13800001234（电话）"));
    let masked = clerk.post(
        "/masking",
        &[("text", text), ("decided", "yes"), ("mask", "1")],
    );
    assert!(
        masked.contains("联系人：张小明，电话138****1234。"),
        "{}",
        masked.body
    );
}
