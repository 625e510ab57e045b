//! The calendar and the settings, as people use them.

use axum::http::StatusCode;
use domain::permits::Role;

use super::support::TestApp;

#[test]
fn anybody_counts_a_due_date_day_by_day() {
    let site = TestApp::new();
    let mut visitor = site.visitor();
    let page = visitor.get("/calendar/2024?from=2024-04-26&days=5");
    assert_eq!(page.status, StatusCode::OK);
    // Sunday the 28th is worked for Labour Day, 1 to 5 May rest.
    assert!(page.contains("2024年5月7日"), "{}", page.main());
    assert!(page.contains("劳动节调休上班"));
    assert!(!page.contains("/calendar/edit"));
    let wrong = visitor.get("/calendar/2024?from=gestern&days=5");
    assert!(wrong.contains("gestern") && wrong.contains("请填起算日"));
    assert!(
        visitor
            .get("/calendar/2027")
            .contains("2027 年放假安排尚未公布")
    );
    assert_eq!(visitor.get("/calendar/1999").status, StatusCode::NOT_FOUND);
}

#[test]
fn an_administrator_sets_a_local_day_once_and_the_journal_tells_it() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SystemAdmin);
    let day = [
        ("key", "first"),
        ("date", "2024-05-22"),
        ("rule", "rest"),
        ("reason", "防汛停工"),
    ];
    let refused = admin.post("/calendar/local-days", &day);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("防汛停工") && refused.contains("#field-authority"));

    let mut whole = day.to_vec();
    whole.push(("authority", "州政办发〔2024〕5号"));
    for _ in 0..2 {
        let saved = admin.post("/calendar/local-days", &whole);
        assert_eq!(saved.location(), Some("/calendar/journal"));
    }
    let journal = admin.get("/calendar/journal");
    assert!(journal.contains("规定 2024年5月22日 放假"));
    assert_eq!(journal.main().matches("防汛停工").count(), 1);
    assert!(admin.get("/calendar/2024").contains("地休"));
    whole[0] = ("key", "second");
    let again = admin.post("/calendar/local-days", &whole);
    assert!(again.contains("没有任何改动"));
}

#[test]
fn a_broken_notice_is_given_back_with_its_sentence() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SystemAdmin);
    let typed = r#"{"year": 2027, "papers": [], "days": []}"#;
    let refused = admin.post("/calendar/notices", &[("notice", typed)]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("这一年的通知还没有公布"));
    assert!(refused.contains("2027"));
}

#[test]
fn a_setting_is_changed_by_its_fields_with_a_ground() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SystemAdmin);
    let form = admin.get("/settings/limit.acknowledge");
    assert!(form.contains("签收时限") && form.contains("山东接诉即办"));
    let path = "/settings/limit.acknowledge";
    let without = [("value", "2"), ("unit", "calendar_days"), ("reason", "")];
    assert!(admin.post(path, &without).contains("#field-reason"));
    let zero = [
        ("value", "0"),
        ("unit", "working_days"),
        ("reason", "会议纪要"),
    ];
    assert!(admin.post(path, &zero).contains("#field-value"));
    let right = [
        ("value", "2"),
        ("unit", "calendar_days"),
        ("reason", "会议纪要"),
    ];
    assert_eq!(admin.post(path, &right).location(), Some("/settings"));
    let page = admin.get("/settings");
    assert!(page.contains("2 日（自然日）") && page.contains("与默认值不同"));
    assert_eq!(admin.get("/settings/no.such").status, StatusCode::NOT_FOUND);
}

#[test]
fn lists_are_edited_as_lines() {
    let site = TestApp::new();
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    let fields = |places| {
        vec![
            ("name", "接待日"),
            ("office", "州优化办"),
            ("categories", "law 法律服务"),
            ("places", places),
        ]
    };
    let refused = manager.post("/settings/lists/edit", &fields("433101 吉首市\n433122"));
    assert!(refused.contains("第 2 行不对") && refused.contains("433122"));
    let saved = manager.post("/settings/lists/edit", &fields("433101 吉首市"));
    assert_eq!(saved.location(), Some("/settings/lists"));
    assert!(manager.get("/settings/lists").contains("吉首市"));
}
