//! The security administrator's pages.

use axum::http::StatusCode;
use domain::permits::Role;

use crate::support::{Client, PASSWORD, TestApp};

fn path_of(url: &str) -> String {
    url.strip_prefix("http://localhost").unwrap().to_owned()
}

/// Adds a dispatcher through the form and answers the path of the set-up link.
fn add(admin: &mut Client<'_>, login: &str) -> String {
    let fields = [
        ("login", login),
        ("role", "dispatcher"),
        ("post", "交办员"),
        ("name", "某人"),
        ("office", ""),
        ("firm", ""),
        ("chamber", ""),
        ("person", ""),
    ];
    let answer = admin.post("/accounts", &fields);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.main());
    path_of(&answer.shown_once())
}

/// The page of the account with this name.
fn account_page(admin: &mut Client<'_>, login: &str) -> String {
    let list = admin.get("/accounts");
    let (before, _) = list.body.split_once(&format!(">{login}<")).unwrap();
    let (_, link) = before.rsplit_once("href=\"").unwrap();
    link.split('"').next().unwrap().to_owned()
}

#[test]
fn a_new_colleague_sets_a_password_by_the_link_and_signs_in() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SecurityAdmin);
    let link = add(&mut admin, "newcomer01");
    let mut colleague = site.visitor();
    assert!(colleague.get(&link).contains("newcomer01"));
    let mistyped = [("password", PASSWORD), ("repeat", "something else")];
    let again = colleague.post(&link, &mistyped);
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("password", PASSWORD), ("repeat", PASSWORD)];
    assert_eq!(colleague.post(&link, &fields).location(), Some("/sign-in"));
    assert_eq!(colleague.get(&link).status, StatusCode::CONFLICT);
    let entered = colleague.sign_in("newcomer01", PASSWORD);
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
    assert!(colleague.get("/account").contains("某人 交办员"));
}

#[test]
fn a_form_that_is_wrong_says_where_and_keeps_what_was_typed() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SecurityAdmin);
    let office = site.office("州工信局").to_string();
    for (login, role, office, post, field) in [
        ("two words", "dispatcher", "", "交办员", "login"),
        ("clerk01", "", "", "交办员", "role"),
        ("clerk01", "emperor", "", "交办员", "role"),
        ("clerk01", "office_clerk", "", "交办员", "office"),
        ("clerk01", "office_clerk", office.as_str(), "", "post"),
    ] {
        let fields = [
            ("login", login),
            ("role", role),
            ("office", office),
            ("post", post),
        ];
        let answer = admin.post("/accounts", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.contains(&format!("href=\"#field-{field}\"")),
            "{field}"
        );
        assert!(answer.contains(&format!("value=\"{login}\"")), "{login}");
    }
    let firm = [
        ("login", "owner01"),
        ("role", "firm_owner"),
        ("firm", "没有这家企业"),
        ("post", "法人"),
    ];
    assert!(
        admin
            .post("/accounts", &firm)
            .contains("href=\"#field-firm\"")
    );
}

#[test]
fn disabling_ends_every_session_and_enabling_gives_a_new_link() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SecurityAdmin);
    let mut colleague = site.sign_in_as(Role::Caller);
    let login = colleague.login().as_str().to_owned();
    let page = account_page(&mut admin, &login);
    let disabled = admin.post(&format!("{page}/disable"), &[]);
    assert!(admin.follow(&disabled).contains("账号已停用"));
    assert_eq!(colleague.get("/account").status, StatusCode::SEE_OTHER);
    let enabled = admin.post(&format!("{page}/enable"), &[]);
    let link = path_of(&enabled.shown_once());
    assert!(site.visitor().get(&link).contains(&login));
}

#[test]
fn roles_are_taken_and_given_over_the_version_that_was_seen() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SecurityAdmin);
    let mut colleague = site.sign_in_as(Role::Caller);
    let login = colleague.login().as_str().to_owned();
    let page = account_page(&mut admin, &login);
    let version = admin.get(&page).hidden("version").unwrap();
    let fields = [
        ("version", version.as_str()),
        ("keep", "caller/whole/"),
        ("role", "statistician"),
    ];
    let grants = format!("{page}/grants");
    let changed = admin.post(&grants, &fields);
    assert!(admin.follow(&changed).contains("回访员、统计员"));
    assert_eq!(colleague.get("/account").status, StatusCode::SEE_OTHER);
    let late = [("version", version.as_str()), ("role", "dispatcher")];
    assert_eq!(admin.post(&grants, &late).status, StatusCode::CONFLICT);
    let version = admin.get(&page).hidden("version").unwrap();
    let administrator = [
        ("version", version.as_str()),
        ("keep", "caller/whole/"),
        ("role", "auditor"),
    ];
    let refused = admin.post(&grants, &administrator);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("三员分立"));
}

#[test]
fn ones_own_account_can_be_seen_and_not_changed() {
    let site = TestApp::new();
    let mut admin = site.sign_in_as(Role::SecurityAdmin);
    let login = admin.login().as_str().to_owned();
    let page = account_page(&mut admin, &login);
    assert!(admin.get(&page).action_like("/accounts/").is_none());
    let refused = admin.post(&format!("{page}/disable"), &[]);
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.contains("不能停用自己的账号"));
}
