//! Minutes: written from the rows, looked over by a second person, numbered, and corrected beside their text.

use app::Error;
use app::meetings::SpokenProblem;
use app::minutes::Step;
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::ids::{FirmId, MeetingId};
use domain::meetings::MeetingStatus;
use domain::minutes::MinutesStatus;
use domain::statistics::Measure;
use jiff::civil::date;

use crate::place::{Place, on_both};

/// A meeting of 12 June at which two firms spoke.
fn held(place: &Place) -> (MeetingId, FirmId) {
    let meeting = place.meeting(date(2024, 6, 12), 3);
    place.on(date(2024, 6, 12));
    let meetings = place.app.meetings();
    meetings
        .move_to(&place.manager, meeting, 1, MeetingStatus::Held, "")
        .unwrap();
    let (tea, _) = place.firm("金穗茶业");
    let (mine, _) = place.firm("远山矿业");
    speak(place, meeting, tea, "厂区用电不足");
    speak(place, meeting, mine, "矿区道路破损");
    (meeting, tea)
}

fn speak(place: &Place, meeting: MeetingId, firm: FirmId, title: &str) {
    let problem = SpokenProblem {
        firm,
        title: title.into(),
        facts: "说明".into(),
        ask: "请解决".into(),
        category: "factors".into(),
        place: Some("jishou".into()),
        no_state_secrets: true,
    };
    let meetings = place.app.meetings();
    meetings
        .record_problem(&place.manager, meeting, &problem, None, None)
        .unwrap();
}

#[test]
fn minutes_are_written_from_the_rows_and_say_when_these_have_changed() {
    on_both(|place: &Place| {
        let (meeting, firm) = held(place);
        let desk = place.app.minutes();
        desk.write(&place.manager, meeting, 0).unwrap();
        let view = desk.view(&place.manager, meeting).unwrap();
        assert!(!view.is_outdated());
        let text = &view.stored.unwrap().entry.text;
        assert_eq!(
            text.spoken,
            "金穗茶业反映：厂区用电不足。\n远山矿业反映：矿区道路破损。"
        );
        assert!(
            text.decided
                .starts_with("1．厂区用电不足（金穗茶业，2024-0001）")
        );
        assert!(text.opening.starts_with("2024年6月12日09:00，"), "{text:?}");
        assert_eq!(view.due.due_on, date(2024, 6, 19));

        speak(place, meeting, firm, "用工短缺");
        assert!(desk.view(&place.manager, meeting).unwrap().is_outdated());
        desk.write(&place.manager, meeting, 1).unwrap();
        let view = desk.view(&place.manager, meeting).unwrap();
        assert!(!view.is_outdated());
        assert!(place.is_sound());
    });
}

#[test]
fn a_second_person_looks_them_over_and_the_number_is_taken_when_they_are_issued() {
    on_both(|place: &Place| {
        let (meeting, _) = held(place);
        let (manager, second) = (place.manager.clone(), place.colleague());
        let desk = place.app.minutes();
        desk.write(&manager, meeting, 0).unwrap();
        desk.step(&manager, meeting, 1, &Step::Submit).unwrap();
        assert_eq!(
            desk.step(&manager, meeting, 2, &Step::Review),
            Err(Error::Refused(Refusal::Rule(Rule::SecondPerson)))
        );
        desk.step(&second, meeting, 2, &Step::Review).unwrap();
        desk.step(&manager, meeting, 3, &Step::Issue).unwrap();
        let correct = Step::Correct {
            text: "地点应为吉首".into(),
            reason: "笔误".into(),
        };
        desk.step(&manager, meeting, 4, &correct).unwrap();
        let minutes = desk.view(&second, meeting).unwrap().stored.unwrap().entry;
        assert_eq!(
            (minutes.status, minutes.number, minutes.corrections.len()),
            (MinutesStatus::Issued, Some(1), 1)
        );
        assert!(place.is_sound());
    });
}

#[test]
fn nobody_else_knows_of_a_draft_and_no_meeting_has_minutes_before_it_is_held() {
    on_both(|place: &Place| {
        let planned = place.meeting(date(2024, 6, 12), 3);
        let desk = place.app.minutes();
        assert_eq!(
            desk.write(&place.manager, planned, 0),
            Err(Error::Refused(Refusal::Rule(Rule::MinutesNotReady)))
        );
        let (meeting, _) = held(place);
        desk.write(&place.manager, meeting, 0).unwrap();
        let (_, clerk) = place.office("州发改委");
        assert_eq!(desk.view(&clerk, meeting), Err(Error::NotFound));
        let step = desk.step(&clerk, meeting, 1, &Step::Submit);
        assert_eq!(step, Err(Error::NotPermitted));
    });
}

#[test]
fn a_meeting_is_closed_with_issued_minutes_or_with_the_reason_why_there_are_none() {
    on_both(|place: &Place| {
        let (meeting, _) = held(place);
        let (meetings, desk) = (place.app.meetings(), place.app.minutes());
        let awaited = desk.awaited(&place.manager).unwrap();
        let found: Vec<_> = awaited.iter().map(|(each, due)| (each.id, *due)).collect();
        assert_eq!(found, [(meeting, date(2024, 6, 19))]);

        let version = meetings.view(&place.manager, meeting).unwrap().version;
        let close = |reason: &str| {
            let closed = MeetingStatus::Closed;
            meetings.move_to(&place.manager, meeting, version, closed, reason)
        };
        let refused = Refusal::Field {
            field: "remark",
            problem: Problem::NoMinutes,
        };
        assert_eq!(close(" "), Err(Error::Refused(refused)));
        close("改为书面通报，不印发纪要").unwrap();
        assert!(desk.awaited(&place.manager).unwrap().is_empty());
        assert!(place.is_sound());
    });
}

#[test]
fn the_follow_up_counts_what_the_reader_sees() {
    on_both(|place: &Place| {
        let (meeting, _) = held(place);
        let meetings = place.app.meetings();
        let found = meetings.follow_up(&place.manager, meeting).unwrap();
        let counts = (
            found.problems,
            found.measured(Measure::Received),
            found.measured(Measure::Assigned),
            found.count(|case| case.is_overdue),
        );
        assert_eq!(counts, (2, 2, 0, 0));
        let (_, clerk) = place.office("州发改委");
        let seen = meetings.follow_up(&clerk, meeting).unwrap();
        assert_eq!((seen.problems, seen.cases.len()), (2, 0));
    });
}
