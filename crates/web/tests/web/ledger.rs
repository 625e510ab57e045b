//! The ledger: lines short and in full, views of one's own, the file.

use axum::http::StatusCode;
use domain::permits::Role;

use super::support::{Client, TestApp};

/// Registers a case of a firm with a contact.
pub fn register(clerk: &mut Client<'_>, firm: &str, title: &str) {
    let fields = [
        ("channel", "visit"),
        ("request_type", "help"),
        ("received_at", "2024-05-06"),
        ("firm", firm),
        ("title", title),
        ("facts", "到期贷款银行要求先还后贷。"),
        ("ask", "请协调续贷。"),
        ("category", "finance"),
        ("place", "433101"),
        ("proceedings", "none"),
        ("urgency", "normal"),
        ("openness", "internal"),
        ("no_state_secrets", "true"),
        ("contact_name", "办公室主任"),
        ("contact_phone", "0743-8512345"),
    ];
    let done = clerk.post("/cases", &fields);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.main());
}

#[test]
fn all_columns_are_those_of_the_usual_ledger() {
    let site = TestApp::new();
    site.firm("金穗茶业");
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    register(&mut clerk, "金穗茶业", "流动资金贷款续贷困难");
    let short = clerk.get("/cases");
    assert!(short.contains("金穗茶业") && !short.contains("具体诉求"));
    let full = clerk.get("/cases?columns=full");
    for word in ["具体诉求", "请协调续贷", "办** 0743-*******", "销号时间"] {
        assert!(full.contains(word), "{word} in {}", full.main());
    }
    let mut statistician = site.sign_in_as(Role::Statistician);
    let full = statistician.get("/cases?columns=full");
    assert!(full.contains("请协调续贷") && !full.contains("8512345"));
}

#[test]
fn a_view_is_kept_under_a_name_shown_and_forgotten() {
    let site = TestApp::new();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    assert!(!clerk.get("/cases").contains("存为我的视图"));
    let conditions = "category=finance&year=2024&order=due";
    let path = format!("/cases?{conditions}");
    assert!(clerk.get(&path).contains("存为我的视图"));

    let nameless = [("conditions", conditions), ("view_name", " ")];
    let asked_again = clerk.post("/cases/views", &nameless);
    assert_eq!(asked_again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked_again.contains("请填写此项") && asked_again.contains(">2024"));

    let named = [("conditions", conditions), ("view_name", "今年金融类")];
    let kept = clerk.post("/cases/views", &named);
    assert_eq!(kept.location(), Some(path.as_str()));
    let page = clerk.get(&path);
    assert!(page.contains("今年金融类</a>"), "{}", page.main());
    assert!(
        !site
            .sign_in_as(Role::Dispatcher)
            .get("/cases")
            .contains("今年金融类")
    );

    let remove = page.action_like("/cases/views/").unwrap();
    assert_eq!(clerk.post(&remove, &[]).location(), Some("/cases"));
    assert!(!clerk.get("/cases").contains("今年金融类"));
}

#[test]
fn nobody_forgets_the_view_of_somebody_else() {
    let site = TestApp::new();
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    let named = [("conditions", "year=2024"), ("view_name", "今年")];
    clerk.post("/cases/views", &named);
    let remove = clerk
        .get("/cases?year=2024")
        .action_like("/cases/views/")
        .unwrap();
    site.sign_in_as(Role::Dispatcher).post(&remove, &[]);
    assert!(clerk.get("/cases").contains("今年</a>"));
}

#[test]
fn the_ledger_is_downloaded_as_a_workbook_by_those_who_may() {
    let site = TestApp::new();
    site.firm("金穗茶业");
    let mut clerk = site.sign_in_as(Role::Dispatcher);
    register(&mut clerk, "金穗茶业", "流动资金贷款续贷困难");
    assert!(clerk.get("/cases?q=a").contains("/cases/export?q=a"));
    let file = clerk.get("/cases/export?category=finance");
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-type").ends_with("spreadsheetml.sheet"));
    assert!(
        file.header("content-disposition")
            .contains("UTF-8''%E9%97%AE%E9%A2%98")
    );
    assert!(file.body.starts_with("PK"));
    let mut officer = site.sign_in_as(Role::Caller);
    assert_eq!(officer.get("/cases/export").status, StatusCode::FORBIDDEN);
}
