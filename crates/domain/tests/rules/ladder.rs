//! The ladder: on which working day which rung is climbed, once.

use domain::cases::event::Event;
use domain::cases::intake::Difficulty;
use domain::cases::reply::ReplyClass;
use domain::cases::state::{Color, Level, StageName};
use domain::cases::{Command, command};
use domain::ladder::{RungName, Standing};
use domain::permits::Role;
use domain::time::local_instant;

use crate::cast::*;
use crate::story::Story;

const REMINDED: &str = "case.reminded";
const PROPOSED: &str = "case.order_proposed";

/// Assigned without offices that help.
fn alone(difficulty: Difficulty) -> Story {
    Story::assigned_with(command::Assign {
        difficulty,
        co_offices: Vec::new(),
        ..assign()
    })
}

/// Due on Monday, 6 May: the 28th of April is worked, the 1st to the 5th of May are free.
fn ordinary() -> Story {
    alone(Difficulty::Ordinary).in_progress().due("2024-05-06")
}

#[track_caller]
fn proposed(story: &Story, color: Color) {
    let proposal = story.case.supervision.proposal.unwrap();
    assert_eq!(proposal.color, color);
}

#[test]
fn two_working_days_before_the_date_the_office_is_reminded_and_a_blue_order_proposed() {
    let story = ordinary().on("2024-04-28").climbed().then(&[]);
    let story = story.on("2024-04-29").climbed().then(&[REMINDED, PROPOSED]);
    proposed(&story, Color::Blue);
    story
        .climbed()
        .then(&[])
        .on("2024-04-30")
        .climbed()
        .then(&[]);
}

#[test]
fn on_the_working_day_after_the_date_a_red_order_is_proposed_in_place_of_the_blue_one() {
    let late = ordinary().on("2024-04-29").climbed().on("2024-05-06");
    let late = late.climbed().then(&[]).on("2024-05-07").climbed();
    proposed(&late.then(&[PROPOSED]), Color::Red);
}

#[test]
fn who_wakes_late_climbs_only_what_still_makes_sense() {
    let late = ordinary().on("2024-05-08").climbed().then(&[PROPOSED]);
    proposed(&late, Color::Red);
}

#[test]
fn nothing_goes_out_outside_office_hours_or_on_days_off() {
    let night = local_instant(day("2024-05-07"), 20, 0);
    ordinary().at(night).climbed().then(&[]);
    ordinary().on("2024-05-12").climbed().then(&[]);
}

#[test]
fn a_clock_that_stands_still_climbs_nothing() {
    let waiting = ordinary()
        .on("2024-04-28")
        .given(crate::material::ask("2024-05-08"));
    for day in ["2024-04-29", "2024-05-07", "2024-05-08"] {
        waiting.clone().on(day).climbed().then(&[]);
    }
    let due_on = waiting.due_on().to_string();
    waiting.on(&due_on).climbed().then(&[REMINDED, PROPOSED]);
}

#[test]
fn five_working_days_after_the_date_a_talk_is_due() {
    let late = ordinary().on("2024-05-07").climbed();
    let late = late.on("2024-05-10").climbed().then(&[]);
    // The 11th is a Saturday that is worked.
    let late = late
        .on("2024-05-11")
        .climbed()
        .then(&["case.talk_proposed"]);
    assert_eq!(late.case.supervision.talk_due_on, Some(day("2024-05-11")));
    late.on("2024-05-13").climbed().then(&["case.promoted"]);
}

#[test]
fn a_case_without_progress_gets_a_yellow_order_and_then_a_higher_level() {
    let quiet = alone(Difficulty::Hard).in_progress();
    let quiet = quiet.on("2024-05-06").climbed().then(&[]);
    let quiet = quiet.on("2024-05-07").climbed().then(&[PROPOSED]);
    proposed(&quiet, Color::Yellow);
    let quiet = quiet.on("2024-05-13").climbed().then(&["case.promoted"]);
    assert_eq!(quiet.case.supervision.level, Level::ProgrammeOffice);
}

#[test]
fn progress_begins_the_count_anew() {
    let log = Command::LogProgress(command::LogProgress {
        text: "已现场勘查".into(),
    });
    let moving = alone(Difficulty::Hard).in_progress();
    let moving = moving.on("2024-05-06").by(CLERK).given(log);
    moving
        .on("2024-05-10")
        .climbed()
        .then(&[])
        .on("2024-05-11")
        .climbed()
        .then(&[PROPOSED]);
}

#[test]
fn who_accepted_and_does_not_assign_is_reminded_as_well() {
    let waiting = Story::accepted().on("2024-04-29").climbed().then(&[]);
    let waiting = waiting.on("2024-04-30").climbed();
    let [Event::Reminded(reminder)] = waiting.happened() else {
        panic!("{:?}", waiting.happened());
    };
    assert_eq!(reminder.role, Some(Role::Dispatcher));
    assert_eq!(reminder.rung, Some(RungName::Dispatch));
}

#[test]
fn a_milestone_that_passes_unmet_brings_the_case_back_as_late_as_it_is() {
    let planned = alone(Difficulty::Complex)
        .in_progress()
        .docketed()
        .on("2024-04-30")
        .answered(ReplyClass::B)
        .by(CALLER)
        .given(call("2024-04-30", content()));
    let planned = planned.on("2024-06-21").climbed().then(&[REMINDED]);
    let planned = planned.on("2024-06-28").climbed().then(&[]);
    let back = planned.on("2024-07-01").climbed();
    let back = back.then(&["case.returned_from_docket", PROPOSED]);
    let back = back.stands(StageName::InProgress).due("2024-06-28");
    proposed(&back, Color::Red);
    assert!(back.case.is_overdue(day("2024-07-01")));
    assert_eq!(back.case.pace.milestones_missed, 1);
}

#[test]
fn an_unsettled_consultation_goes_up_level_by_level() {
    let convene = Command::ConveneConsultation(command::ConveneConsultation {
        question: "由谁接收".into(),
        offices: vec![OTHER],
        level: None,
    });
    let open = alone(Difficulty::Hard)
        .in_progress()
        .by(HEAD)
        .given(convene);
    let raised = open.on("2024-04-29").climbed();
    let raised = raised.then(&["case.consultation_raised"]);
    let level = |story: &Story| story.case.consultation.as_ref().unwrap().level;
    assert_eq!(level(&raised), Level::ProgrammeOffice);
    let raised = raised.on("2024-05-06").climbed();
    assert_eq!(level(&raised), Level::DeputySecretary);
}

#[test]
fn a_warning_that_waits_for_its_signature_lapses_with_the_reply_and_a_red_order_does_not() {
    let warned = ordinary().on("2024-04-29").climbed();
    let answered = warned.clone().answered(ReplyClass::A);
    assert_eq!(answered.case.supervision.proposal, None);
    answered.on("2024-05-07").climbed().then(&[]);
    let late = warned.on("2024-05-07").climbed().answered(ReplyClass::A);
    proposed(&late, Color::Red);
}

#[test]
fn a_rung_that_is_off_is_not_climbed() {
    let off = ordinary().with(|settings| {
        for line in &mut settings.ladder.rungs {
            line.standing = Standing::Off;
        }
    });
    off.on("2024-05-07").climbed().then(&[]);
}

#[test]
fn an_extension_makes_a_new_promise_that_is_warned_of_anew() {
    let warned = ordinary().on("2024-04-29").climbed();
    let ask = Command::RequestExtension(command::RequestExtension {
        until: day("2024-05-13"),
        reason: "需现场检测".into(),
        firm_told: "电话告知".into(),
    });
    let grant = Command::GrantExtension(command::GrantExtension {
        until: day("2024-05-13"),
        note: String::new(),
    });
    let longer = warned.by(HEAD).given(ask).by(DISPATCHER).given(grant);
    let longer = longer.on("2024-05-07").climbed().then(&[]);
    // The blue order of the first date still waits for its signature and covers the second one; nothing was recorded
    // since the extension, so that a yellow one is due.
    longer
        .on("2024-05-10")
        .climbed()
        .then(&[REMINDED, PROPOSED]);
}

#[test]
fn each_helping_office_is_reminded_of_its_own_opinion() {
    let helped = Story::of_difficulty(Difficulty::Hard).in_progress();
    let helped = helped.on("2024-04-29").climbed().then(&[]);
    let helped = helped.on("2024-04-30").climbed().then(&[REMINDED]);
    let [Event::Reminded(reminder)] = helped.happened() else {
        panic!("{:?}", helped.happened());
    };
    assert_eq!(reminder.offices, [HELPER]);
    assert_eq!(reminder.rung, Some(RungName::Opinion));
}
