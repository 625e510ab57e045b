//! The audit and the public page about the record.

use axum::http::StatusCode;
use domain::firms::Firm;
use domain::ids::FirmId;
use domain::permits::Role;

use super::support::TestApp;

/// A firm whose private fields must not be read by an auditor.
fn firm_with_secrets(site: &TestApp) {
    site.put(Firm {
        legal_person: "绝密法人".into(),
        ..Firm::named(FirmId(site.id()), "公开名称公司")
    });
}

#[test]
fn the_auditor_reads_what_happened_but_no_private_part() {
    let site = TestApp::new();
    firm_with_secrets(&site);
    let mut auditor = site.sign_in_as(Role::Auditor);
    let page = auditor.get("/audit?kind=firm.");
    assert!(page.contains("公开名称公司") && page.contains("另有受保护部分"));
    assert!(!page.contains("绝密法人"));
    assert!(!page.contains("session.started"));
    assert!(
        auditor
            .get("/audit?actor=nobody")
            .contains("没有符合条件的记录")
    );
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    assert_eq!(manager.get("/audit").status, StatusCode::FORBIDDEN);
}

#[test]
fn the_auditor_verifies_everything_at_a_button() {
    let site = TestApp::new();
    firm_with_secrets(&site);
    let mut auditor = site.sign_in_as(Role::Auditor);
    assert_eq!(auditor.get("/audit/verify").status, StatusCode::OK);
    let sound = auditor.post("/audit/verify", &[]);
    assert!(sound.contains("没有发现任何改动"), "{}", sound.main());

    site.app
        .db()
        .write(|tx| {
            tx.execute("UPDATE firm SET place = '433101'", &[])?;
            Ok::<(), store::Error>(())
        })
        .unwrap();
    let bad = auditor.post("/audit/verify", &[]);
    assert!(bad.contains("发现 1 处不符") && bad.contains("place"));
}

#[test]
fn anybody_reads_the_root_and_the_key() {
    let site = TestApp::new();
    firm_with_secrets(&site);
    let page = site.visitor().get("/evidence");
    let (root, _) = site.app.evidence_root().unwrap();
    assert!(page.contains(&root) && page.contains("test.example"));
}
