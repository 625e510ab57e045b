//! Before a meeting: announced, signed up for, chosen among, invited to.

use axum::http::StatusCode;
use domain::ids::{FirmId, MeetingId, PersonId};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::permits::{Grant, Role, Scope};
use domain::time::Date;

use crate::support::{Client, TestApp};

const NOT_TAKEN: &str = "诉讼中的事项请向法院提出";
const PROBLEM: &str = "变压器容量不足，旺季限电";

fn coming(site: &TestApp) -> MeetingId {
    let meeting = site.put(Meeting {
        id: MeetingId(site.id()),
        year: 2024,
        number: 3,
        theme: "要素保障".into(),
        form: MeetingForm::Dialogue,
        held_on: Date::constant(2024, 5, 20),
        starts_at: "09:00".into(),
        place: "会议中心".into(),
        hosts: vec![PersonId(site.id())],
        offices: Vec::new(),
        attendees: Vec::new(),
        agenda: Vec::new(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    });
    meeting.id
}

fn owner(site: &TestApp, firm: FirmId) -> Client<'_> {
    site.sign_in_with(&[Grant {
        role: Role::FirmOwner,
        scope: Scope::Firm(firm),
    }])
}

/// The form of an announcement, with so many places.
fn announcement<'a>(quota: &'a str, version: &'a str) -> [(&'a str, &'a str); 11] {
    [
        ("version", version),
        ("ends_at", "11:30"),
        ("audience", "本州企业"),
        ("mode", "on_site"),
        ("taken", "生产经营困难"),
        ("not_taken", NOT_TAKEN),
        ("how", "网上报名"),
        ("sign_up_until", "2024-05-15"),
        ("quota", quota),
        ("minutes_each", "5"),
        ("phone", "0743-8210000"),
    ]
}

/// Writes and publishes the announcement.
fn announce(manager: &mut Client<'_>, meeting: MeetingId) {
    let at = format!("/meetings/{meeting}/announcement");
    let written = manager.post(&at, &announcement("2", "0"));
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.body);
    let told = manager.post(&format!("{at}/publication"), &[("version", "1")]);
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
}

/// The form of a sign-up of one's own firm.
fn sign_up<'a>(firm: &'a str, category: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("firm_id", firm),
        ("post", "总经理"),
        ("problem_1", PROBLEM),
        ("category_1", category),
    ]
}

#[test]
fn an_announcement_that_must_be_mended_keeps_its_words_and_a_draft_is_read_by_nobody() {
    let site = TestApp::new();
    let meeting = coming(&site);
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    let at = format!("/meetings/{meeting}/announcement");
    let refused = manager.post(&at, &announcement("很多", "0"));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains("名额：请填写数字") && refused.contains("很多"));
    assert!(refused.contains(NOT_TAKEN));
    manager.post(&at, &announcement("2", "0"));
    let public = format!("/announcements/{meeting}");
    let mut anybody = site.visitor();
    assert_eq!(anybody.get(&public).status, StatusCode::NOT_FOUND);
    manager.post(&format!("{at}/publication"), &[("version", "1")]);
    assert!(anybody.get(&public).contains(NOT_TAKEN));
    assert!(anybody.get("/announcements").contains("要素保障"));
}

#[test]
fn a_firm_signs_up_is_chosen_and_finds_the_meeting_for_its_calendar() {
    let site = TestApp::new();
    let meeting = coming(&site);
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    announce(&mut manager, meeting);
    let firm = site.firm("金穗茶业");
    let mut firm_owner = owner(&site, firm);
    let (form, id) = (
        format!("/announcements/{meeting}/sign-up"),
        firm.to_string(),
    );
    let refused = firm_owner.post(&form, &sign_up(&id, ""));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.contains(PROBLEM) && refused.contains("问题1的类别"));
    let taken = firm_owner.post(&form, &sign_up(&id, "factors"));
    let own = taken.location().expect("a redirect").to_owned();
    assert!(firm_owner.follow(&taken).contains(PROBLEM));
    let picked = own.trim_start_matches("/sign-ups/").to_owned();
    let choice = format!("/meetings/{meeting}/choice");
    let nobody = manager.post(&choice, &[("then", "choose")]);
    assert!(nobody.contains("请先在名单里勾选企业"), "{}", nobody.main());
    let entry = format!("/meetings/{meeting}/invitation.ics");
    assert_eq!(firm_owner.get(&entry).status, StatusCode::NOT_FOUND);
    let chosen = manager.post(&choice, &[("then", "choose"), ("pick", &picked)]);
    assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
    let file = firm_owner.get(&entry);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    let lines = file.body.replace("\r\n ", "");
    assert!(lines.contains("METHOD:REQUEST") && lines.contains("金穗茶业"));
}

#[test]
fn a_firm_that_withdraws_takes_the_meeting_out_of_its_calendar_again() {
    let site = TestApp::new();
    let meeting = coming(&site);
    let mut manager = site.sign_in_as(Role::ProgrammeManager);
    announce(&mut manager, meeting);
    let firm = site.firm("金穗茶业");
    let mut firm_owner = owner(&site, firm);
    let (form, id) = (
        format!("/announcements/{meeting}/sign-up"),
        firm.to_string(),
    );
    let taken = firm_owner.post(&form, &sign_up(&id, "factors"));
    let own = taken.location().expect("a redirect").to_owned();
    let picked = own.trim_start_matches("/sign-ups/").to_owned();
    let choice = format!("/meetings/{meeting}/choice");
    manager.post(&choice, &[("then", "choose"), ("pick", &picked)]);
    let away = format!("{own}/withdrawal");
    let silent = firm_owner.post(&away, &[("version", "2"), ("reason", "")]);
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    firm_owner.post(&away, &[("version", "2"), ("reason", "外地参展")]);
    let entry = format!("/meetings/{meeting}/invitation.ics");
    assert!(firm_owner.get(&entry).contains("METHOD:CANCEL"));
    assert!(
        !manager
            .get(&format!("/meetings/{meeting}/speakers"))
            .contains("金穗茶业")
    );
}
