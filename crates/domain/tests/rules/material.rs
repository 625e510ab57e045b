//! Waiting for the firm's material stops the clock: up to an agreed day, not for long in all, and not once it is late.

use domain::cases::command::{
    Command, GrantExtension, ReceiveMaterial, RequestExtension, RequestMaterial,
};
use domain::cases::intake::Difficulty;
use domain::cases::refusal::{Problem, Rule};
use domain::cases::state::StageName;
use domain::deadlines::{Limit, Unit};

use crate::cast::*;
use crate::story::Story;

pub fn ask(until: &str) -> Command {
    Command::RequestMaterial(RequestMaterial {
        items: "用地红线图".into(),
        until: day(until),
    })
}

pub fn receive() -> Command {
    Command::ReceiveMaterial(ReceiveMaterial {
        summary: "红线图已收".into(),
    })
}

/// Due on 6 May; asked on 28 April until 30 April.
fn waiting() -> Story {
    Story::working()
        .on("2024-04-28")
        .by(CLERK)
        .given(ask("2024-04-30"))
}

#[test]
fn the_office_names_what_is_missing_and_until_when() {
    let story = Story::working().by(CLERK);
    let nothing = Command::RequestMaterial(RequestMaterial {
        items: String::new(),
        until: day("2024-04-28"),
    });
    story
        .clone()
        .when(nothing)
        .then_mend("items", Problem::Missing);
    story
        .clone()
        .when(ask("2024-04-26"))
        .then_mend("until", Problem::NotAfterToday);
    story
        .when(ask("2024-04-28"))
        .then(&["case.material_requested"]);
}

#[test]
fn the_date_moves_by_the_working_days_of_the_pause() {
    // Monday and Tuesday are paused: 6 May becomes 8 May.
    waiting()
        .stands(StageName::AwaitingMaterial)
        .due("2024-05-08");
    let on_time = waiting()
        .on("2024-04-30")
        .when(receive())
        .then(&["case.material_received"]);
    on_time.stands(StageName::InProgress).due("2024-05-08");
}

#[test]
fn material_that_comes_early_gives_back_what_was_not_needed() {
    waiting()
        .on("2024-04-29")
        .given(receive())
        .due("2024-05-07");
    let same_day = waiting().given(receive());
    assert_eq!(same_day.case.due.as_ref().unwrap().pauses.len(), 1);
    same_day.due("2024-05-06");
}

#[test]
fn a_pause_does_not_outlast_its_agreed_end() {
    let late = waiting().on("2024-05-20");
    assert!(late.case.is_overdue(day("2024-05-20")));
    late.given(receive()).due("2024-05-08");
}

#[test]
fn the_pause_keeps_the_first_promise_beside_the_moved_date() {
    let story = waiting();
    assert_eq!(story.first_due_on(), day("2024-05-06"));
}

#[test]
fn all_pauses_together_have_a_maximum() {
    // Ten working days after 26 April end on 13 May, over the holiday and the make-up Saturday.
    let hard = || {
        Story::of_difficulty(Difficulty::Hard)
            .in_progress()
            .by(CLERK)
    };
    hard()
        .when(ask("2024-05-13"))
        .then(&["case.material_requested"]);
    hard()
        .when(ask("2024-05-14"))
        .then_mend("until", Problem::TooFar);
    // Six of them used: four are left, and then none.
    let used = hard()
        .given(ask("2024-05-08"))
        .on("2024-05-08")
        .given(receive());
    let used = used.on("2024-05-09");
    used.clone()
        .when(ask("2024-05-15"))
        .then_mend("until", Problem::TooFar);
    let spent = used
        .given(ask("2024-05-14"))
        .on("2024-05-14")
        .given(receive());
    spent
        .when(ask("2024-05-15"))
        .then_breaks(Rule::MaterialMaximum);
}

#[test]
fn the_maximum_counts_in_its_own_unit() {
    let hard = Story::of_difficulty(Difficulty::Hard)
        .in_progress()
        .by(CLERK);
    let story = hard.with(|s| s.material_max = Limit::new(10, Unit::CalendarDays).unwrap());
    // 6 May, the tenth day after 26 April.
    story
        .clone()
        .when(ask("2024-05-07"))
        .then_mend("until", Problem::TooFar);
    let story = story
        .given(ask("2024-05-06"))
        .on("2024-05-06")
        .given(receive());
    story
        .when(ask("2024-05-07"))
        .then_breaks(Rule::MaterialMaximum);
}

#[test]
fn a_late_case_does_not_stop_its_clock() {
    let on_the_day = Story::working().by(CLERK).on("2024-05-06");
    on_the_day
        .clone()
        .when(ask("2024-05-08"))
        .then(&["case.material_requested"]);
    on_the_day
        .on("2024-05-07")
        .when(ask("2024-05-08"))
        .then_breaks(Rule::AlreadyOverdue);
}

#[test]
fn a_granted_date_is_moved_by_later_pauses_only() {
    let story = waiting()
        .on("2024-04-30")
        .given(receive())
        .due("2024-05-08");
    let extend = RequestExtension {
        until: day("2024-05-15"),
        reason: "等待会签".into(),
        firm_told: "电话告知".into(),
    };
    let story = story.by(HEAD).given(Command::RequestExtension(extend));
    let grant = GrantExtension {
        until: day("2024-05-15"),
        note: String::new(),
    };
    let story = story
        .by(DISPATCHER)
        .given(Command::GrantExtension(grant))
        .due("2024-05-15");
    let story = story
        .on("2024-05-06")
        .by(CLERK)
        .given(ask("2024-05-07"))
        .due("2024-05-16");
    story.on("2024-05-07").given(receive()).due("2024-05-16");
}

#[test]
fn a_reply_waits_for_the_material() {
    use domain::cases::reply::ReplyClass;
    waiting()
        .when(draft(ReplyClass::A))
        .then_not_at_this_stage();
    let silent = Command::ReceiveMaterial(ReceiveMaterial {
        summary: String::new(),
    });
    waiting()
        .when(silent)
        .then_mend("summary", Problem::Missing);
}
