//! More time: asked for in time, the firm told, decided by somebody else, the second time by a leader.

use domain::cases::command::{Command, DenyExtension, GrantExtension, RequestExtension};
use domain::cases::intake::Difficulty;
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::ReplyClass;

use crate::cast::*;
use crate::story::Story;

pub fn ask(until: &str) -> Command {
    Command::RequestExtension(RequestExtension {
        until: day(until),
        reason: "需上级批复".into(),
        firm_told: "4月30日电话告知".into(),
    })
}

pub fn grant(until: &str) -> Command {
    Command::GrantExtension(GrantExtension {
        until: day(until),
        note: "请抓紧".into(),
    })
}

fn deny(note: &str) -> Command {
    Command::DenyExtension(DenyExtension { note: note.into() })
}

/// Due on 6 May; asked on 30 April, the last day for it.
fn asked() -> Story {
    Story::working()
        .on("2024-04-30")
        .by(HEAD)
        .given(ask("2024-05-13"))
}

#[test]
fn it_is_asked_for_a_working_day_before_the_date_at_the_latest() {
    let story = Story::working().by(HEAD);
    let happens = |on: &str| story.clone().on(on).when(ask("2024-05-13"));
    happens("2024-04-30").then(&["case.extension_requested"]);
    // The holiday lies between the last day for asking and the due date.
    happens("2024-05-01").then_too_late(Rule::ExtensionInTime, "2024-04-30");
    happens("2024-05-06").then_too_late(Rule::ExtensionInTime, "2024-04-30");
    happens("2024-05-07").then_too_late(Rule::ExtensionInTime, "2024-04-30");
}

#[test]
fn how_long_before_is_a_setting() {
    let story = Story::working().by(HEAD).on("2024-05-06");
    let lenient = story.clone().with(|s| s.extension_ask_before = 0);
    lenient
        .when(ask("2024-05-13"))
        .then(&["case.extension_requested"]);
    let strict = Story::working()
        .by(HEAD)
        .on("2024-04-29")
        .with(|s| s.extension_ask_before = 3);
    strict
        .when(ask("2024-05-13"))
        .then_too_late(Rule::ExtensionInTime, "2024-04-28");
}

#[test]
fn it_names_a_later_day_a_reason_and_how_the_firm_was_told() {
    let story = Story::working().by(HEAD);
    story
        .clone()
        .when(ask("2024-05-06"))
        .then_mend("until", Problem::NotLater);
    let untold = RequestExtension {
        until: day("2024-05-13"),
        reason: "需上级批复".into(),
        firm_told: " ".into(),
    };
    story
        .clone()
        .when(Command::RequestExtension(untold))
        .then_mend("firm_told", Problem::Missing);
    let groundless = RequestExtension {
        until: day("2024-05-13"),
        reason: String::new(),
        firm_told: "已告知".into(),
    };
    story
        .when(Command::RequestExtension(groundless))
        .then_mend("reason", Problem::Missing);
}

#[test]
fn asking_moves_nothing_and_is_done_one_at_a_time() {
    let story = asked();
    assert_eq!(story.due_on(), day("2024-05-06"));
    story
        .when(ask("2024-05-20"))
        .then_breaks(Rule::ExtensionPending);
    Story::working()
        .by(DISPATCHER)
        .when(grant("2024-05-13"))
        .then_breaks(Rule::NoExtensionPending);
    Story::working()
        .by(DISPATCHER)
        .when(deny("无"))
        .then_breaks(Rule::NoExtensionPending);
}

#[test]
fn the_approved_day_may_differ_from_the_asked_one() {
    for until in ["2024-05-09", "2024-05-13", "2024-05-20"] {
        let story = asked()
            .by(DISPATCHER)
            .when(grant(until))
            .then(&["case.extension_granted"]);
        let story = story.due(until);
        assert_eq!(story.first_due_on(), day("2024-05-06"));
        assert_eq!(
            (story.case.extensions.granted, story.case.extensions.pending),
            (1, None)
        );
    }
}

#[test]
fn the_approved_day_is_later_than_the_date_and_still_to_come() {
    asked()
        .by(DISPATCHER)
        .when(grant("2024-05-06"))
        .then_mend("until", Problem::NotLater);
    let slow = asked().by(DISPATCHER).on("2024-05-09");
    slow.clone()
        .when(grant("2024-05-08"))
        .then_mend("until", Problem::NotAfterToday);
    slow.when(grant("2024-05-13"))
        .then(&["case.extension_granted"]);
}

#[test]
fn a_refused_extension_leaves_the_date_and_says_why() {
    asked()
        .by(DISPATCHER)
        .when(deny(""))
        .then_mend("note", Problem::Missing);
    let story = asked().by(DISPATCHER).when(deny("可以按期办结"));
    let story = story.then(&["case.extension_denied"]).due("2024-05-06");
    assert_eq!(story.case.extensions.granted, 0);
    story
        .by(HEAD)
        .when(ask("2024-05-10"))
        .then(&["case.extension_requested"]);
}

#[test]
fn the_second_extension_needs_a_leader_in_person() {
    let once = asked().by(DISPATCHER).given(grant("2024-05-13"));
    let again = once.by(HEAD).on("2024-05-09").given(ask("2024-05-20"));
    for actor in [DISPATCHER, SUPERVISOR, SECRETARY] {
        let story = again.clone().by(actor);
        story
            .when(grant("2024-05-20"))
            .then_breaks(Rule::ExtensionNeedsLeader);
    }
    let story = again
        .by(ANOTHER_LEADER)
        .given(grant("2024-05-17"))
        .due("2024-05-17");
    assert_eq!(story.case.extensions.granted, 2);
}

#[test]
fn an_extension_after_a_rework_is_not_the_first_one_again() {
    let once = asked()
        .by(DISPATCHER)
        .given(grant("2024-05-13"))
        .answered(ReplyClass::A);
    let bad = rate(
        domain::cases::reply::Satisfaction::Dissatisfied,
        domain::cases::reply::Solved::No,
    );
    let again = once
        .by(OWNER)
        .given(bad)
        .given(rework())
        .by(HEAD)
        .given(ask("2024-06-28"));
    again
        .by(DISPATCHER)
        .when(grant("2024-06-28"))
        .then_breaks(Rule::ExtensionNeedsLeader);
}

#[test]
fn an_issued_reply_settles_what_was_asked() {
    let story = asked().answered(ReplyClass::A);
    assert_eq!(story.case.extensions.pending, None);
}

#[test]
fn an_extended_case_that_is_answered_by_the_new_date_is_in_time() {
    let story = Story::of_difficulty(Difficulty::Ordinary).in_progress();
    let story = story.on("2024-04-30").by(HEAD).given(ask("2024-05-13"));
    let story = story.by(DISPATCHER).given(grant("2024-05-13"));
    let first = story
        .on("2024-05-13")
        .answered(ReplyClass::A)
        .case
        .first_reply
        .unwrap();
    assert_eq!(
        (first.on, first.due_on),
        (day("2024-05-13"), Some(day("2024-05-13")))
    );
}
