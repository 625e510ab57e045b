//! Firms, chambers, offices, people and the plain registers.

use axum::http::StatusCode;
use domain::permits::{Grant, Role, Scope};

use super::support::TestApp;

const CODE: &str = "91110000802100433B";

fn firm<'a>(name: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", "0"),
        ("name", name),
        ("credit_code", code),
        ("size", "small"),
        ("capital", "800"),
        ("contact_name", "张三丰"),
        ("contact_phone", "13812345678"),
    ]
}

#[test]
fn a_firm_is_registered_with_a_checked_code_and_found_by_its_initials() {
    let site = TestApp::new();
    let mut clerk = site.sign_in_as(Role::FederationClerk);
    let form = clerk.get("/firms/new");
    let action = form.main();
    let at = action.find("action=\"/firms/").unwrap() + "action=\"".len();
    let path = action[at..].split('"').next().unwrap().to_owned();

    let wrong = clerk.post(&path, &firm("湘西示例茶业有限公司", "91110000802100433A"));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.contains("校验位不对") && wrong.contains("湘西示例茶业有限公司"));

    let saved = clerk.post(&path, &firm("湘西示例茶业有限公司", CODE));
    assert_eq!(saved.location(), Some(path.as_str()));
    let page = clerk.get(&path);
    assert!(page.contains("800.00 万元") && page.contains("138****5678"));
    assert!(!page.contains("13812345678") && !page.contains("张三丰"));

    for words in ["xxslcy", "91110000", "茶业"] {
        let found = clerk.get(&format!("/firms?q={}", urlencode(words)));
        assert!(found.contains("湘西示例茶业有限公司"), "{words}");
    }
    assert!(!clerk.get("/firms?q=zzzz").contains("湘西示例茶业有限公司"));

    let other = path.replace(&path[path.len() - 4..], "0000");
    let taken = clerk.post(&other, &firm("另一家公司", CODE));
    assert!(taken.contains("#field-credit_code"), "{}", taken.main());
}

fn urlencode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[test]
fn a_firm_changed_meanwhile_is_not_written_over() {
    let site = TestApp::new();
    let id = site.firm("甲公司");
    let mut clerk = site.sign_in_as(Role::FederationClerk);
    let path = format!("/firms/{id}");
    let mut change = firm("甲公司", "");
    change[0] = ("version", "1");
    assert_eq!(clerk.post(&path, &change).location(), Some(path.as_str()));
    let stale = clerk.post(&path, &change);
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

#[test]
fn offices_and_people_are_registered_by_the_manager_alone() {
    let site = TestApp::new();
    let office = site.office("州工信局");
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    let form = manager.get(&format!("/people/new?office={office}"));
    let main = form.main();
    let at = main.find("action=\"/people/").unwrap() + "action=\"".len();
    let path = main[at..].split('"').next().unwrap().to_owned();
    let office_id = office.to_string();
    let fields = [
        ("version", "0"),
        ("post", "企业服务科科长"),
        ("office", office_id.as_str()),
    ];
    let saved = manager.post(&path, &fields);
    assert_eq!(
        saved.location(),
        Some(format!("/offices/{office}").as_str())
    );
    let page = manager.get(&format!("/offices/{office}"));
    assert!(page.contains("企业服务科科长"));

    let mut clerk = site.sign_in_as(Role::Dispatcher);
    assert!(
        clerk
            .get(&format!("/offices/{office}"))
            .contains("企业服务科科长")
    );
    assert_eq!(clerk.post(&path, &fields).status, StatusCode::FORBIDDEN);
}

#[test]
fn every_register_has_its_page_before_anything_is_in_it() {
    let site = TestApp::new();
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    for path in [
        "/firms",
        "/chambers",
        "/chambers/new",
        "/offices",
        "/offices/new",
        "/finance",
        "/finance?product=guarantee",
        "/projects",
        "/mediations",
        "/settings",
        "/settings/lists",
        "/calendar/journal",
    ] {
        assert_eq!(manager.get(path).status, StatusCode::OK, "{path}");
    }
}

#[test]
fn a_form_that_comes_back_names_every_field_to_mend_at_once() {
    let site = TestApp::new();
    let mut clerk = site.sign_in_as(Role::FederationClerk);
    let form = clerk.get("/firms/new");
    let action = form.main();
    let at = action.find("action=\"/firms/").unwrap() + "action=\"".len();
    let path = action[at..].split('"').next().unwrap().to_owned();

    let empty = clerk.post(&path, &firm("", "91110000802100433A"));
    let page = empty.main();
    let summary = page.split("class=\"errors\"").nth(1).unwrap();
    let summary = summary.split("</ul>").next().unwrap();
    for entry in ["企业名称：", "统一社会信用代码："] {
        assert!(summary.contains(entry), "{summary}");
    }
    assert!(summary.contains("#field-name") && summary.contains("#field-credit_code"));
}

/// The address that the form of a page is sent to.
fn action(page: &crate::support::Answer, register: &str) -> String {
    let main = page.main();
    let start = format!("action=\"{register}/");
    let at = main.find(&start).unwrap() + "action=\"".len();
    main[at..].split('"').next().unwrap().to_owned()
}

#[test]
fn a_finance_record_is_entered_and_corrected_and_one_changed_meanwhile_is_not_written_over() {
    let site = TestApp::new();
    site.firm("甲公司");
    let mut clerk = site.sign_in_as(Role::FederationClerk);
    let path = action(&clerk.get("/finance/new"), "/finance");
    let mut fields = vec![
        ("version", "0"),
        ("product", "bridge_loan"),
        ("institution", "州转贷中心"),
        ("firm", "甲公司"),
        ("amount", "1.234"),
        ("granted_on", "2024-05-02"),
        ("filing_number", "ZD-0001"),
        ("state", "running"),
    ];
    let wrong = clerk.post(&path, &fields);
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.contains("#field-amount") && wrong.contains("最多两位小数"));
    assert!(wrong.contains("州转贷中心") && wrong.contains("ZD-0001"));

    fields[4].1 = "1,250.50";
    assert_eq!(clerk.post(&path, &fields).location(), Some("/finance"));
    let list = clerk.get("/finance?product=bridge_loan");
    assert!(list.contains("1250.50") && list.contains("甲公司"));

    fields[0].1 = "1";
    fields[5].1 = "2024-05-07";
    let tomorrow = clerk.post(&path, &fields);
    assert!(
        tomorrow.contains("#field-granted_on"),
        "{}",
        tomorrow.main()
    );
    fields[5].1 = "2024-05-03";
    fields[3].1 = "没有这家公司";
    assert!(clerk.post(&path, &fields).contains("#field-firm"));
    fields[3].1 = "甲公司";
    assert!(clerk.post(&path, &fields).contains("#field-reason"));
    fields.push(("reason", "机构更正放款日期"));
    assert_eq!(clerk.post(&path, &fields).location(), Some("/finance"));
    assert!(clerk.get(&format!("{path}/edit")).contains("1250.5"));
    let stale = clerk.post(&path, &fields);
    assert_eq!(stale.status, StatusCode::CONFLICT);

    let mut dispatcher = site.sign_in_as(Role::Dispatcher);
    assert!(!dispatcher.get("/finance").contains(&format!("{path}/edit")));
    assert_eq!(
        dispatcher.post(&path, &fields).status,
        StatusCode::FORBIDDEN
    );
}

#[test]
fn a_form_of_a_record_sent_twice_under_its_key_acts_once() {
    let site = TestApp::new();
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    let path = action(&manager.get("/projects/new"), "/projects");
    let fields = [
        ("version", "0"),
        ("key", "one"),
        ("name", "陶坛库"),
        ("investment", "35"),
        ("state", "planned"),
    ];
    for _ in 0..2 {
        assert_eq!(manager.post(&path, &fields).location(), Some("/projects"));
    }
    let started = [
        ("version", "1"),
        ("name", "陶坛库"),
        ("investment", "35"),
        ("state", "started"),
    ];
    let undated = manager.post(&path, &started);
    assert!(undated.contains("#field-started_on"), "{}", undated.main());
}

#[test]
fn a_mediation_keeps_the_words_of_its_amounts_and_opens_to_the_firm_alone() {
    let site = TestApp::new();
    let (firm, other) = (site.firm("甲公司"), site.firm("乙公司"));
    let mut clerk = site.sign_in_as(Role::FederationClerk);
    let path = action(&clerk.get("/mediations/new"), "/mediations");
    let mut fields = vec![
        ("version", "0"),
        ("dispute", "专利权纠纷"),
        ("firm", "甲公司"),
        ("state", "settled"),
        ("settled_on", "2024-05-03"),
        ("recovered", "约560万元"),
        ("avoided", "超1亿元"),
    ];
    let open = clerk.post(&path, &fields);
    assert!(open.contains("#field-recovered") && open.contains("没有下限"));
    fields[5].1 = "560余万元";
    assert_eq!(clerk.post(&path, &fields).location(), Some("/mediations"));
    let list = clerk.get("/mediations");
    assert!(list.contains("560余万元") && list.contains("560.00"));
    assert!(clerk.get(&format!("{path}/edit")).contains("超1亿元"));

    let of = |firm| {
        [Grant {
            role: Role::FirmOwner,
            scope: Scope::Firm(firm),
        }]
    };
    let mut owner = site.sign_in_with(&of(firm));
    let own = owner.get("/mediations");
    assert!(own.contains("专利权纠纷") && !own.contains("560.00"));
    let mut stranger = site.sign_in_with(&of(other));
    assert!(!stranger.get("/mediations").contains("专利权纠纷"));
    let mut leader = site.sign_in_as(Role::Leader);
    let totals = leader.get("/mediations");
    assert!(totals.contains("560.00") && !totals.contains("专利权纠纷"));
    assert!(!leader.get(&format!("/firms/{firm}")).contains("专利权纠纷"));
}
