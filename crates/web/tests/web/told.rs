//! One's own choices about being told, and the texts that the office writes around it.

use app::ports::Ways;
use axum::http::StatusCode;
use domain::permits::Role;
use web::Config;

use crate::support::TestApp;

fn with_mail() -> TestApp {
    TestApp::with(Config {
        ways: Ways {
            mail: true,
            ..Ways::default()
        },
        ..Config::default()
    })
}

#[test]
fn without_channels_the_page_says_that_the_inbox_is_all() {
    let site = TestApp::new();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    let page = clerk.get("/account/notices");
    assert!(page.contains("没有开通邮件和短信") && !page.contains("name=\"address\""));
}

#[test]
fn a_choice_is_kept_and_an_address_waits_for_its_code() {
    let site = with_mail();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    let fields = [("task", "at_once"), ("warning", "off"), ("news", "off")];
    clerk.post("/account/notices/choices", &fields);
    let page = clerk.get("/account/notices");
    assert!(!page.contains("formal"), "nobody chooses what must be told");
    let address = [("channel", "mail"), ("address", "di@office.example")];
    let sent = clerk.post("/account/notices/address", &address);
    assert_eq!(sent.location(), Some("/account/notices"));
    assert!(clerk.get("/account/notices").contains("等待确认"));
    let wrong = clerk.post(
        "/account/notices/code",
        &[("channel", "mail"), ("code", "1")],
    );
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.contains("确认码不对"), "{}", wrong.main());
}

#[test]
fn an_address_that_cannot_be_one_is_given_back_with_its_sentence() {
    let site = with_mail();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    let fields = [("channel", "mail"), ("address", "a@b.c, d@e.f")];
    let refused = clerk.post("/account/notices/address", &fields);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("a@b.c, d@e.f") && refused.contains("#mail-address"));
}

const TEXTS: [(&str, &str); 5] = [
    ("mail_subject", "[{number}] {what}"),
    ("digest_subject", "{count}"),
    ("digest_text", "{lines}"),
    ("sms_text", "{number}"),
    ("robot_text", "{number}"),
];

#[test]
fn a_text_is_shown_before_it_is_saved_and_a_wrong_placeholder_is_named() {
    let site = TestApp::new();
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    let mut send = |text: &str, step: &str| {
        let mut fields = TEXTS.to_vec();
        fields.extend([("mail_text", text), ("reason", "会议纪要"), ("step", step)]);
        manager.post("/settings/notices/edit", &fields)
    };
    let refused = send("{number} {phone}", "save");
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("{phone}") && refused.contains("#field-mail_text"));
    let shown = send("请看 {number}", "preview");
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.contains("请看 2024-0001"), "{}", shown.main());
    let saved = send("请看 {number}", "save");
    assert_eq!(saved.location(), Some("/settings/notices"));
    assert!(manager.get("/settings/notices").contains("请看 2024-0001"));
    let sound = site.app.verify(&app::verify::Known::default(), |_| {});
    assert!(sound.unwrap().is_sound());
}
