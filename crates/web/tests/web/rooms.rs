//! The room of a meeting: several recorders at once, what is sent twice, what changes meanwhile, who is told.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::ids::{MeetingId, OfficeId};
use domain::meetings::{AgendaItem, AgendaKind, Attendee, Meeting, MeetingForm, MeetingStatus};
use domain::permits::{Grant, Role, Scope};

use crate::support::{Answer, Client, TestApp};

/// A meeting with one firm, one office in the room, and a dispatcher who records.
struct Hall<'a> {
    site: &'a TestApp,
    recorder: Client<'a>,
    leader: Client<'a>,
    clerk: Client<'a>,
    office: OfficeId,
    at: String,
    firm: String,
}

impl<'a> Hall<'a> {
    fn new(site: &'a TestApp) -> Hall<'a> {
        let leader = site.sign_in_as(Role::Leader);
        let firm = site.firm("金穗茶业");
        let office = site.office("州金融办");
        let clerk = site.sign_in_with(&[Grant {
            role: Role::OfficeClerk,
            scope: Scope::Office(office),
        }]);
        let owner = site.sign_in_with(&[Grant {
            role: Role::FirmOwner,
            scope: Scope::Firm(firm),
        }]);
        let meeting = Meeting {
            id: MeetingId(site.id()),
            year: 2024,
            number: 3,
            theme: "茶产业".into(),
            form: MeetingForm::Symposium,
            held_on: site.today(),
            starts_at: "09:00".into(),
            place: "会议中心".into(),
            hosts: vec![leader.actor().person],
            offices: vec![office],
            attendees: vec![Attendee {
                person: owner.actor().person,
                firm,
                present: false,
            }],
            agenda: vec![AgendaItem {
                kind: AgendaKind::Entrepreneurs,
                topic: "企业发言".into(),
                speaker: String::new(),
                minutes: 40,
            }],
            status: MeetingStatus::Planned,
            remark: String::new(),
        };
        let at = format!("/meetings/{}", meeting.id);
        site.put(meeting);
        Hall {
            site,
            recorder: site.sign_in_as(Role::Dispatcher),
            leader,
            clerk,
            office,
            at,
            firm: firm.to_string(),
        }
    }

    fn problem<'b>(&'b self, title: &'b str) -> Vec<(&'b str, &'b str)> {
        vec![
            ("firm", self.firm.as_str()),
            ("title", title),
            ("ask", "请协调续贷。"),
            ("category", "finance"),
            ("place", "433101"),
            ("no_state_secrets", "yes"),
        ]
    }

    fn assignment(&self) -> [String; 3] {
        [
            self.office.to_string(),
            self.clerk.actor().person.to_string(),
            self.leader.actor().person.to_string(),
        ]
    }
}

/// As the script of the console sends what it kept.
fn send_kept(client: &mut Client<'_>, path: &str, fields: &[(&str, &str)]) -> Answer {
    let token = client.csrf();
    let mut all = vec![("csrf", token.as_str())];
    all.extend_from_slice(fields);
    let head = Request::post(path)
        .header(header::ORIGIN, format!("http://{}", crate::support::HOST))
        .header(header::ACCEPT, "application/json");
    client.post_raw(head, &all)
}

#[test]
fn what_a_browser_kept_and_sends_twice_is_there_once_also_after_the_meeting() {
    let site = TestApp::new();
    let hall = Hall::new(&site);
    let mut fields = hall.problem("续贷困难");
    fields.extend([("then", "record"), ("key", "kept-1")]);
    let (at, mut recorder) = (
        format!("{}/console", hall.at),
        site.sign_in_as(Role::Dispatcher),
    );
    let first = send_kept(&mut recorder, &at, &fields);
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    assert!(first.contains("2024-0001"));
    let id = hall.at.trim_start_matches("/meetings/").parse().unwrap();
    let manager = site.sign_in_as(Role::ProgrammeManager);
    let cancelled = MeetingStatus::Cancelled;
    let meetings = site.app.meetings();
    meetings
        .move_to(&manager.actor(), id, 1, cancelled, "防汛")
        .unwrap();
    let again = send_kept(&mut recorder, &at, &fields);
    assert_eq!((again.status, again.body), (first.status, first.body));
    let other = hall.problem("另一个问题");
    let late = send_kept(&mut recorder, &at, &other);
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn what_must_be_mended_comes_back_as_a_field_and_a_sentence() {
    let site = TestApp::new();
    let mut hall = Hall::new(&site);
    let at = format!("{}/console", hall.at);
    let answer = send_kept(&mut hall.recorder, &at, &[("then", "record")]);
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.contains("\"field\":\"firm\""), "{}", answer.body);
}

#[test]
fn the_second_of_two_who_assign_one_problem_is_told_and_overwrites_nothing() {
    let site = TestApp::new();
    let mut hall = Hall::new(&site);
    let at = format!("{}/console", hall.at);
    let mut fields = hall.problem("续贷困难");
    fields.push(("then", "record"));
    let recorded = site.sign_in_as(Role::Dispatcher).post(&at, &fields);
    assert_eq!(
        recorded.status,
        StatusCode::SEE_OTHER,
        "{}",
        recorded.main()
    );
    let [lead, officer, leader] = hall.assignment();
    let assign = |instruction| {
        vec![
            ("number", "2024-0001"),
            ("version", "1"),
            ("lead", lead.as_str()),
            ("officer", officer.as_str()),
            ("leader", leader.as_str()),
            ("difficulty", "ordinary"),
            ("instruction", instruction),
        ]
    };
    let to = format!("{at}/assignment");
    let mut other = site.sign_in_as(Role::ProgrammeManager);
    let first = other.post(&to, &assign("一周内给企业答复"));
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.main());
    let second = hall.recorder.post(&to, &assign("另一个说法"));
    assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(second.contains("没有覆盖"), "{}", second.main());
    let case = site
        .app
        .cases()
        .get(&hall.recorder.actor(), "2024-0001")
        .unwrap();
    assert_eq!(
        case.case.assignment.unwrap().instruction,
        "一周内给企业答复"
    );
}

#[test]
fn the_leader_confirms_with_other_words_and_the_office_acknowledges_in_the_room() {
    let site = TestApp::new();
    let mut hall = Hall::new(&site);
    let [lead, officer, leader] = hall.assignment();
    let recorder = hall.recorder.actor();
    let at = format!("{}/console", hall.at);
    let mut fields = hall.problem("续贷困难");
    fields.extend([
        ("lead", lead.as_str()),
        ("officer", officer.as_str()),
        ("leader", leader.as_str()),
        ("difficulty", "ordinary"),
        ("instruction", "尽快办"),
    ]);
    let recorded = site.sign_in_as(Role::Dispatcher).post(&at, &fields);
    assert_eq!(
        recorded.status,
        StatusCode::SEE_OTHER,
        "{}",
        recorded.main()
    );
    let desk = hall.leader.get(&format!("{}/leader", hall.at));
    let version = desk.hidden("version").unwrap();
    let confirm = [
        ("number", "2024-0001"),
        ("version", version.as_str()),
        ("then", "correct"),
        ("correction", "五个工作日内给企业书面答复"),
    ];
    let said = hall.leader.post(&format!("{}/leader", hall.at), &confirm);
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.main());
    let ours = hall.clerk.get(&format!("{}/office", hall.at));
    assert!(
        ours.contains("五个工作日内给企业书面答复"),
        "{}",
        ours.main()
    );
    let version = ours.hidden("version").unwrap();
    let accept = [
        ("number", "2024-0001"),
        ("version", version.as_str()),
        ("then", "accept"),
    ];
    let accepted = hall.clerk.post(&format!("{}/office", hall.at), &accept);
    assert_eq!(
        accepted.status,
        StatusCode::SEE_OTHER,
        "{}",
        accepted.main()
    );
    let case = site.app.cases().get(&recorder, "2024-0001").unwrap().case;
    assert!(case.assignment.unwrap().acknowledged_at.is_some());
    let wall = hall.recorder.get(&format!("{}/wall", hall.at));
    assert!(wall.contains("续贷困难") && wall.contains("已签收"));
    assert!(
        !wall.contains("书面答复"),
        "what the leader said is no word for the wall"
    );
}

#[test]
fn who_moves_the_floor_from_an_older_state_is_told() {
    let site = TestApp::new();
    let mut hall = Hall::new(&site);
    let floor = format!("{}/floor", hall.at);
    let begun = hall
        .recorder
        .post(&floor, &[("version", "0"), ("begin", "0")]);
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let mut other = site.sign_in_as(Role::ProgrammeManager);
    let (firm, stale) = (hall.firm.clone(), "0");
    let late = other.post(&floor, &[("version", stale), ("word", firm.as_str())]);
    assert_eq!(late.status, StatusCode::CONFLICT);
    let word = other.post(&floor, &[("version", "1"), ("word", firm.as_str())]);
    assert_eq!(word.status, StatusCode::SEE_OTHER);
    assert!(
        hall.recorder
            .get(&format!("{}/wall", hall.at))
            .contains("正在发言")
    );
}

#[test]
fn the_code_on_the_wall_signs_an_entrepreneur_in_once_and_ends_with_the_meeting() {
    let site = TestApp::new();
    let mut hall = Hall::new(&site);
    let floor = format!("{}/floor", hall.at);
    hall.recorder
        .post(&floor, &[("version", "0"), ("open_sign_in", "1")]);
    let wall = hall.recorder.get(&format!("{}/wall", hall.at));
    assert!(wall.contains("扫码签到"), "{}", wall.main());
    let id: MeetingId = hall.at.trim_start_matches("/meetings/").parse().unwrap();
    let room = site.app.rooms().view(&hall.recorder.actor(), id).unwrap();
    let code = room.floor.sign_in_code.unwrap();
    let mut guest = site.visitor();
    let sheet = format!("/attend/{code}");
    assert!(guest.get(&sheet).contains("金穗茶业"));
    let person = room.meeting.attendees[0].person.to_string();
    for _ in 0..2 {
        let done = guest.post(&sheet, &[("person", person.as_str())]);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.main());
    }
    let room = site.app.rooms().view(&hall.recorder.actor(), id).unwrap();
    assert_eq!(room.present.len(), 1);
    let seen = site.app.meetings().view(&hall.recorder.actor(), id);
    assert!(seen.unwrap().meeting.attendees[0].present);
    hall.recorder
        .post(&floor, &[("version", "1"), ("end", "1")]);
    assert_eq!(guest.get(&sheet).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_page_is_told_a_number_and_nobody_without_a_session_is_told_anything() {
    let site = TestApp::new();
    let mut hall = Hall::new(&site);
    let live = format!("{}/live", hall.at);
    let told = hall.clerk.get(&live);
    assert_eq!(told.status, StatusCode::OK);
    assert!(told.body.starts_with("event: change\n"), "{:?}", told.body);
    assert!(told.body.contains("data: 1\n"), "{:?}", told.body);
    let nobody = hall.site.visitor().get(&live);
    assert_ne!(nobody.status, StatusCode::OK);
    let head = Request::get("/meetings/00000000-0000-7000-8000-000000000009/live");
    assert_eq!(
        hall.clerk.send(head, Body::empty()).status,
        StatusCode::NOT_FOUND
    );
}
