//! Invitations to meetings.

use app::signups::ByName;
use domain::announcements::{Announcement, MeantFor, Mode, Standing};
use domain::ids::{AnnouncementId, MeetingId, PersonId};
use domain::meetings::{Meeting, MeetingForm, MeetingStatus};
use domain::permits::{Actor, Role};
use domain::time::Date;

use crate::mail::{mails, server};
use crate::town::{Town, on_both, work};

const GUEST: &str = "owner@firm.example";
const TAKEN: &[&str] = &["250 taken"];

fn meeting(town: &Town) -> Meeting {
    Meeting {
        id: MeetingId(town.fresh()),
        year: 2024,
        number: 3,
        theme: "rong zi".into(),
        form: MeetingForm::Dialogue,
        held_on: Date::constant(2024, 5, 29),
        starts_at: "09:00".into(),
        place: "Jishou".into(),
        hosts: vec![PersonId(town.fresh())],
        offices: Vec::new(),
        attendees: Vec::new(),
        agenda: Vec::new(),
        status: MeetingStatus::Planned,
        remark: String::new(),
    }
}

fn draft(town: &Town, meeting: MeetingId) -> Announcement {
    Announcement {
        id: AnnouncementId(town.fresh()),
        meeting,
        ends_at: "11:30".into(),
        audience: "民营企业".into(),
        mode: Mode::OnSite,
        taken: "困难".into(),
        not_taken: "诉讼".into(),
        how: "网上".into(),
        sign_up_until: Date::constant(2024, 5, 22),
        quota: 3,
        minutes_each: 5,
        phone: "0743-8200000".into(),
        meant_for: MeantFor::default(),
        standing: Standing::Draft,
    }
}

/// The meeting with its guest and an announcement that nobody has seen yet.
fn prepared(town: &Town, manager: &Actor) -> MeetingId {
    let planned = meeting(town);
    let app = &town.app;
    app.meetings().save(manager, &planned, 0).unwrap();
    let told = draft(town, planned.id);
    app.announcements().save(manager, &told, 0).unwrap();
    let by_name = ByName {
        firm: town.firm(),
        post: "总经理".into(),
        reason: "首次受邀".into(),
    };
    let desk = app.sign_ups();
    desk.choose_by_name(manager, planned.id, &by_name).unwrap();
    planned.id
}

/// The meeting put off by a week.
fn put_off(town: &Town, manager: &Actor, id: MeetingId) {
    let found = town.app.registers().get::<Meeting>(id.0).unwrap();
    let later = Meeting {
        held_on: Date::constant(2024, 6, 5),
        ..found.entry
    };
    let meetings = town.app.meetings();
    meetings.save(manager, &later, found.version).unwrap();
}

fn line<'a>(mail: &'a str, name: &str) -> &'a str {
    let found = mail.lines().find(|line| line.starts_with(name));
    found.unwrap_or_else(|| panic!("no {name} in {mail}"))
}

#[test]
fn a_draft_sends_nothing_and_what_is_published_reaches_the_guests_calendar() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.owner(GUEST);
        let manager = town.somebody(Role::ProgrammeManager).actor;
        let id = prepared(town, &manager);
        work(&post);
        assert_eq!(mails(&arrived, GUEST).len(), 0);
        town.app.announcements().publish(&manager, id, 1).unwrap();
        work(&post);
        let mails = mails(&arrived, GUEST);
        assert_eq!(mails.len(), 1, "{mails:#?}");
        assert!(mails[0].contains("text/calendar; method=REQUEST; charset=utf-8"));
        assert!(mails[0].contains("METHOD:REQUEST"));
        assert!(mails[0].contains("DTSTART;TZID=Asia/Shanghai:20240529T090000"));
        assert!(mails[0].contains("mailto:owner@firm.example"));
    });
}

#[test]
fn the_same_entry_moves_with_the_meeting_and_goes_when_it_is_called_off() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.owner(GUEST);
        let manager = town.somebody(Role::ProgrammeManager).actor;
        let id = prepared(town, &manager);
        town.app.announcements().publish(&manager, id, 1).unwrap();
        work(&post);
        put_off(town, &manager, id);
        work(&post);
        let version = (town.app.registers().get::<Meeting>(id.0).unwrap()).version;
        let meetings = town.app.meetings();
        let off = MeetingStatus::Cancelled;
        meetings
            .move_to(&manager, id, version, off, "防汛")
            .unwrap();
        work(&post);
        let mails = mails(&arrived, GUEST);
        assert_eq!(mails.len(), 3, "{mails:#?}");
        assert!(mails[1].contains("DTSTART;TZID=Asia/Shanghai:20240605T090000"));
        assert!(mails[2].contains("METHOD:CANCEL") && mails[2].contains("STATUS:CANCELLED"));
        assert_eq!(line(&mails[0], "UID:"), line(&mails[2], "UID:"));
        let sequence = |mail: &String| -> u32 {
            let text = line(mail, "SEQUENCE:").trim_start_matches("SEQUENCE:");
            text.trim().parse().unwrap()
        };
        assert!(mails.iter().map(sequence).is_sorted_by(|a, b| a < b));
    });
}

#[test]
fn of_two_changes_in_one_night_only_the_last_is_told() {
    on_both(|town| {
        let (arrived, config) = server(TAKEN);
        let post = town.post(&config);
        town.owner(GUEST);
        let manager = town.somebody(Role::ProgrammeManager).actor;
        work(&post);
        town.at(0, 22, 0);
        let id = prepared(town, &manager);
        town.app.announcements().publish(&manager, id, 1).unwrap();
        put_off(town, &manager, id);
        work(&post);
        assert_eq!(mails(&arrived, GUEST).len(), 0);
        town.at(1, 9, 30);
        work(&post);
        let mails = mails(&arrived, GUEST);
        assert_eq!(mails.len(), 1, "{mails:#?}");
        assert!(mails[0].contains("DTSTART;TZID=Asia/Shanghai:20240605T090000"));
    });
}
