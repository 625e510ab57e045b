//! An edit of the calendar moves the dates that still run, and nobody is late by it.

use domain::calendar::{Calendar, DayRule, LocalDay, YearNotice};
use domain::cases::decide::{CalendarEdit, recount};
use domain::cases::event::DeadlineMoved;
use domain::cases::intake::Difficulty;
use domain::cases::reply::ReplyClass;
use domain::cases::{Event, apply};
use domain::deadlines::Limit;

use crate::cast::*;
use crate::story::Story;
use crate::{extension, material};

const REASON: &str = "州庆放假 湘政办发〔2024〕9号";

fn edited(days: &[(&str, DayRule)]) -> Calendar {
    let local = days
        .iter()
        .map(|(on, rule)| LocalDay::new(day(on), *rule, "州庆", "湘政办发〔2024〕9号").unwrap());
    Calendar::with([], local)
}

/// What an edit of the built-in calendar means for the case, seen on the day of the story.
fn told(story: &Story, after: &Calendar) -> Option<DeadlineMoved> {
    told_from(story, &edited(&[]), after)
}

fn told_from(story: &Story, before: &Calendar, after: &Calendar) -> Option<DeadlineMoved> {
    let edit = CalendarEdit {
        before,
        after,
        today: story.today(),
        reason: REASON,
    };
    recount(&story.case, &edit)
}

/// The case after the edit, seen on the day of the story.
fn after(story: &Story, calendar: &Calendar) -> Story {
    let mut story = story.clone();
    if let Some(event) = told(&story, calendar) {
        let event = Event::DeadlineMoved(event);
        story.case = apply(CASE, Some(story.case), &event).unwrap();
    }
    story
}

#[test]
fn a_new_rest_day_moves_a_running_date_with_its_arithmetic() {
    let rest = edited(&[("2024-04-29", DayRule::Rest)]);
    let story = Story::working();
    let e = told(&story, &rest).unwrap();
    assert_eq!(
        (e.due_on, e.reason.as_str(), e.traces.len()),
        (day("2024-05-07"), REASON, 1)
    );
    let moved = after(&story, &rest).due("2024-05-07");
    assert_eq!(moved.first_due_on(), day("2024-05-06"));
}

#[test]
fn the_same_edit_moves_nothing_twice() {
    let rest = edited(&[("2024-04-29", DayRule::Rest)]);
    let story = after(&Story::working(), &rest);
    assert_eq!(told_from(&story, &rest, &rest), None);
    let elsewhere = edited(&[("2024-08-01", DayRule::Rest)]);
    assert_eq!(told(&Story::working(), &elsewhere), None);
}

#[test]
fn first_contact_and_the_dates_of_those_who_help_move_with_it_while_they_are_open() {
    let story = Story::assigned();
    let dates = |story: &Story| {
        let assignment = story.case.assignment.clone().unwrap();
        (assignment.contact_due_on, assignment.co_handlers[0].due_on)
    };
    assert_eq!(dates(&story), (day("2024-04-28"), day("2024-04-29")));
    let rest = edited(&[("2024-04-28", DayRule::Rest)]);
    let moved = after(&story, &rest);
    assert_eq!(dates(&moved), (day("2024-04-29"), day("2024-04-30")));
    assert_eq!(dates(&after(&Story::working(), &rest)).0, day("2024-04-28"));
    let back = told_from(&moved, &rest, &edited(&[])).unwrap();
    assert_eq!(back.contact_due_on, Some(day("2024-04-28")));
    assert_eq!(back.co_handlers[0].due_on, day("2024-04-29"));
}

#[test]
fn a_new_working_day_brings_a_date_no_nearer_than_today() {
    let work = edited(&[("2024-05-04", DayRule::Work), ("2024-05-05", DayRule::Work)]);
    after(&Story::working(), &work).due("2024-05-04");
    after(&Story::working().on("2024-05-05"), &work).due("2024-05-05");
}

#[test]
fn a_date_that_has_passed_moves_no_further_back_but_may_move_on() {
    let late = Story::working().on("2024-05-09");
    after(&late, &edited(&[("2024-05-04", DayRule::Work)])).due("2024-05-06");
    after(&late, &edited(&[("2024-05-06", DayRule::Rest)])).due("2024-05-07");
}

#[test]
fn pauses_are_counted_again_as_well() {
    let waiting = Story::working()
        .on("2024-04-28")
        .by(CLERK)
        .given(material::ask("2024-04-30"));
    let rest = edited(&[("2024-05-07", DayRule::Rest)]);
    after(&waiting.due("2024-05-08"), &rest).due("2024-05-09");
}

#[test]
fn a_granted_date_was_named_by_a_person_and_stays_unless_it_comes_to_lie_on_a_rest_day() {
    let story = Story::working()
        .by(HEAD)
        .given(extension::ask("2024-05-13"));
    let story = story.by(DISPATCHER).given(extension::grant("2024-05-13"));
    let before = edited(&[("2024-04-29", DayRule::Rest)]);
    after(&story, &before).due("2024-05-13");
    let rest = edited(&[("2024-05-13", DayRule::Rest)]);
    after(&story, &rest).due("2024-05-14");
}

#[test]
fn what_does_not_run_does_not_move() {
    let rest = edited(&[("2024-04-29", DayRule::Rest)]);
    for story in [Story::accepted(), Story::replied(), Story::struck_off()] {
        assert_eq!(told(&story, &rest), None);
    }
}

#[test]
fn a_date_stops_being_provisional_when_the_notice_is_there() {
    let hard = domain::cases::command::Assign {
        difficulty: Difficulty::Hard,
        limit: Some(Limit::working_days(30)),
        ..assign()
    };
    let story = Story::accepted().on("2026-11-23").by(DISPATCHER);
    let story = story
        .given(domain::cases::Command::Assign(hard))
        .due("2027-01-05");
    assert!(story.case.due.as_ref().unwrap().provisional);
    // The legal days of 2027, as the notice confirms them.
    let rest = [
        "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15",
        "10-01", "10-02", "10-03",
    ];
    let days = rest.map(|on| format!(r#"{{"name":"节","date":"2027-{on}","isOffDay":true}}"#));
    let days = days.join(",");
    let notice = format!(r#"{{"year":2027,"papers":["https://www.gov.cn/2027"],"days":[{days}]}}"#);
    let published = Calendar::with([YearNotice::parse(&notice).unwrap()], []);
    let story = after(&story, &published).due("2027-01-05");
    assert!(!story.case.due.as_ref().unwrap().provisional);
}

#[test]
fn an_answered_plan_runs_by_its_milestones_not_by_the_calendar() {
    let planned = Story::working()
        .docketed()
        .on("2024-04-30")
        .answered(ReplyClass::B);
    let rest = edited(&[("2024-05-06", DayRule::Rest)]);
    assert_eq!(told(&planned, &rest), None);
}
