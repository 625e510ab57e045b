//! Supervision orders: signed by the supervision office, one at a time, answered, concluded, reviewed by others; and what
//! is left out of the rates by a second person.

use domain::cases::command::*;
use domain::cases::refusal::{Problem, Rule as Law};
use domain::cases::state::{Color, ExclusionReason, Finding, Level, ReviewOutcome};
use domain::ids::PersonId;
use domain::statistics::{CaseFact, Measure};
use uuid::Uuid;

use crate::cast::*;
use crate::story::Story;

/// Somebody of the supervision office who signed nothing.
const REVIEWING: Player = Player {
    person: PersonId(Uuid::from_u128(0x6a)),
    ..SUPERVISOR
};

fn order(color: Color) -> Command {
    Command::IssueOrder(IssueOrder {
        color,
        reason: "已经超期".into(),
        demand: "说明原因，三日内答复企业".into(),
        due_on: day("2024-05-10"),
    })
}

fn answer() -> Command {
    let text = "已约企业面谈，5月8日前答复".into();
    Command::AnswerOrder(AnswerOrder { text })
}

fn conclude() -> Command {
    Command::AcceptAnswer(AcceptAnswer {
        finding: Finding::Done,
        conclusion: "反馈属实".into(),
    })
}

fn review() -> Command {
    Command::RequestReview(RequestReview {
        reason: "结论与事实不符".into(),
    })
}

fn decide() -> Command {
    Command::DecideReview(DecideReview {
        outcome: ReviewOutcome::Upheld,
        text: "维持".into(),
    })
}

fn exclude() -> Command {
    Command::RequestExclusion(RequestExclusion {
        reason: ExclusionReason::NotTrue,
        evidence: "现场核查记录".into(),
    })
}

fn approve() -> Command {
    Command::ApproveExclusion(ApproveExclusion {
        note: String::new(),
    })
}

fn ordered() -> Story {
    Story::working()
        .on("2024-05-06")
        .by(SUPERVISOR)
        .given(order(Color::Blue))
}

fn answered() -> Story {
    ordered().by(HEAD).given(answer())
}

fn concluded() -> Story {
    answered().by(SUPERVISOR).given(conclude())
}

/// Stories in which every command of supervision is possible once.
pub fn supervised() -> Vec<Story> {
    let proposed = Story::of_difficulty(domain::cases::intake::Difficulty::Ordinary)
        .in_progress()
        .on("2024-05-07")
        .climbed();
    let asked = concluded().by(HEAD).given(review());
    let convene = Command::ConveneConsultation(ConveneConsultation {
        question: "由谁接收".into(),
        offices: vec![OTHER],
        level: None,
    });
    let consulting = Story::working().by(HEAD).given(convene);
    vec![
        ordered(),
        answered(),
        concluded(),
        asked,
        proposed,
        consulting,
    ]
}

/// Leaving it out was asked for.
pub fn excluding() -> Story {
    Story::replied().by(HEAD).given(exclude())
}

#[test]
fn one_order_at_a_time_and_a_graver_one_keeps_its_number() {
    let story = ordered();
    let number = story.case.supervision.order.clone().unwrap().number;
    let story = story.when(order(Color::Blue)).then_breaks(Law::OrderOpen);
    let raised = story.given(order(Color::Red));
    let open = raised.case.supervision.order.clone().unwrap();
    assert_eq!((open.number, open.color), (number, Color::Red));
    assert_eq!(raised.case.supervision.reds.len(), 1);
    raised
        .when(order(Color::Yellow))
        .then_breaks(Law::OrderOpen);
}

#[test]
fn a_rejected_answer_leaves_the_order_open_until_its_new_date() {
    let reject = Command::RejectAnswer(RejectAnswer {
        reason: "没有说明原因".into(),
        due_on: day("2024-05-13"),
    });
    let story = answered().by(SUPERVISOR).given(reject);
    let open = story.case.supervision.order.clone().unwrap();
    assert_eq!((open.due_on, open.rejected), (day("2024-05-13"), 1));
    let late = story.on("2024-05-14").climbed();
    let reminded = |event: &&domain::cases::Event| match event {
        domain::cases::Event::Reminded(e) => e.rung == Some(domain::ladder::RungName::OrderAnswer),
        _ => false,
    };
    assert_eq!(late.happened().iter().filter(reminded).count(), 1);
}

#[test]
fn a_conclusion_is_reviewed_by_others_and_within_thirty_days() {
    let asked = concluded().by(HEAD).given(review());
    asked
        .clone()
        .by(SUPERVISOR)
        .when(decide())
        .then_breaks(Law::ReviewByOthers);
    asked.by(REVIEWING).given(decide());
    concluded()
        .on("2024-06-05")
        .by(HEAD)
        .when(review())
        .then(&["case.review_requested"]);
    concluded()
        .on("2024-06-06")
        .by(HEAD)
        .when(review())
        .then_too_late(Law::ReviewWindow, "2024-06-05");
}

#[test]
fn a_case_is_only_handed_upwards() {
    let promote = |level| {
        Command::Promote(Promote {
            level,
            reason: "部门意见不一".into(),
        })
    };
    let up = Story::working()
        .by(DISPATCHER)
        .given(promote(Level::DeputySecretary));
    up.when(promote(Level::ProgrammeOffice))
        .then_breaks(Law::NotHigher);
}

#[test]
fn above_the_offices_nothing_is_concluded_without_minutes() {
    let convene = Command::ConveneConsultation(ConveneConsultation {
        question: "由谁接收".into(),
        offices: vec![OTHER],
        level: Some(Level::ProgrammeOffice),
    });
    let conclude = |minutes: &str, office| {
        Command::ConcludeConsultation(ConcludeConsultation {
            decision: "由园区接收".into(),
            minutes: minutes.into(),
            division: vec![domain::cases::state::DivisionLine {
                office,
                task: "办理移交".into(),
                due_on: day("2024-05-10"),
            }],
        })
    };
    Story::working()
        .by(HEAD)
        .when(convene.clone())
        .then_mend("level", Problem::NotInList);
    let open = Story::working().by(DISPATCHER).given(convene);
    open.clone()
        .when(conclude("", OTHER))
        .then_mend("minutes", Problem::Missing);
    open.clone()
        .when(conclude("到会单位一致同意", HELPER))
        .then_mend("division", Problem::NotInList);
    open.given(conclude("到会单位一致同意", OTHER));
}

#[test]
fn whoever_asks_does_not_leave_a_case_out_and_no_office_of_it_does() {
    let asked = Story::replied().by(DISPATCHER).given(exclude());
    asked
        .clone()
        .when(approve())
        .then_breaks(Law::AnotherDecides);
    excluding()
        .by(DISPATCHER_OF_LEAD)
        .when(approve())
        .then_breaks(Law::MustBeIndependent);
    let left_out = excluding().by(SUPERVISOR).given(approve());
    let fact = CaseFact::of(&left_out.case);
    assert!(fact.is(Measure::Excluded) && fact.is(Measure::Received));
    assert!(!fact.is(Measure::Replied) && !fact.is(Measure::OnTime));
}
