//! Assignment to one owner with one date, confirmation by the leader, acknowledgement.

use domain::cases::command::{Acknowledge, Assign, Command, ConfirmAssignment};
use domain::cases::event::Assigned;
use domain::cases::intake::{Difficulty, Intake, Proceedings, RequestType};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::state::{Confirmation, StageName};
use domain::cases::{Event, submit};
use domain::deadlines::{Effect, Limit};

use crate::cast::*;
use crate::story::{MET_ON, Story, offices};

fn ask(assign: Assign) -> Command {
    Command::Assign(assign)
}

fn acknowledge() -> Command {
    Command::Acknowledge(Acknowledge {})
}

fn assigned(story: &Story) -> Assigned {
    match story.event() {
        Event::Assigned(e) => e.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_lead_office_one_officer_one_date() {
    let story = Story::accepted()
        .when(ask(assign()))
        .then(&["case.assigned"]);
    let story = story.stands(StageName::Assigned).due("2024-05-06");
    let assignment = story.case.assignment.unwrap();
    assert_eq!((assignment.lead, assignment.officer), (LEAD, OFFICER));
    assert_eq!(assignment.assigned_at, morning(MET_ON));
    assert_eq!(assignment.acknowledged_at, None);
    assert_eq!(assignment.contact_due_on, day("2024-04-28"));
}

#[test]
fn the_date_is_told_day_by_day_over_the_make_up_sunday_and_the_holiday() {
    let trace = assigned(&Story::accepted().when(ask(assign()))).trace;
    let counted: Vec<String> = trace
        .days()
        .filter_map(|day| match day.effect {
            Effect::Counted(n) => Some(format!("{n}: {}", day.date)),
            Effect::NotCounted | Effect::MovedHere => None,
        })
        .collect();
    assert_eq!(
        counted,
        [
            "1: 2024-04-26",
            "2: 2024-04-28",
            "3: 2024-04-29",
            "4: 2024-04-30",
            "5: 2024-05-06"
        ]
    );
}

#[test]
fn the_limit_follows_from_the_difficulty() {
    use Difficulty::*;
    let table = [
        (Immediate, "2024-04-26"),
        (Ordinary, "2024-05-06"),
        (Complex, "2024-05-17"),
        (Hard, "2024-06-07"),
    ];
    for (difficulty, due_on) in table {
        Story::of_difficulty(difficulty).due(due_on);
    }
}

#[test]
fn a_consultation_is_answered_at_once_however_hard_it_is() {
    let mut form = submission(morning(MET_ON));
    form.intake.request_type = RequestType::Consultation;
    let story = Story::begun(submit(&form, morning(MET_ON)).unwrap())
        .by(DISPATCHER)
        .given(accept());
    let hard = Assign {
        difficulty: Difficulty::Hard,
        ..assign()
    };
    story.given(ask(hard)).due("2024-04-26");
}

#[test]
fn a_limit_of_its_own_counts_in_its_own_unit() {
    let limited = |limit| Assign {
        limit: Some(limit),
        ..assign()
    };
    Story::assigned_with(limited(Limit::working_days(2))).due("2024-04-28");
    // Ten calendar days end on Sunday, 5 May, a holiday: the next working day.
    Story::assigned_with(limited(Limit::calendar_days(10))).due("2024-05-06");
}

#[test]
fn a_date_in_an_unpublished_year_is_marked() {
    let story = Story::accepted()
        .on("2026-12-15")
        .by(DISPATCHER)
        .given(ask(assign()));
    assert!(!story.case.due.unwrap().provisional);
    let hard = Assign {
        difficulty: Difficulty::Hard,
        ..assign()
    };
    let story = Story::accepted()
        .on("2026-12-15")
        .by(DISPATCHER)
        .given(ask(hard));
    assert!(story.case.due.unwrap().provisional);
}

#[test]
fn the_officer_works_in_the_lead_office() {
    let with = |officer| Assign {
        officer,
        ..assign()
    };
    let story = Story::accepted();
    story
        .clone()
        .when(ask(with(OTHER_OFFICER)))
        .then_mend("officer", Problem::NotOfThisOffice);
    story
        .when(ask(with(STRANGER)))
        .then_mend("officer", Problem::Unknown);
}

#[test]
fn helpers_are_named_once_and_are_not_the_lead() {
    let with = |co: &[_]| Assign {
        co_offices: offices(co),
        ..assign()
    };
    let story = Story::accepted();
    story
        .clone()
        .when(ask(with(&[LEAD])))
        .then_mend("co_offices", Problem::SameAsLead);
    let story = story.given(ask(with(&[HELPER, OTHER, HELPER])));
    assert_eq!(story.case.co_handlers().len(), 2);
    assert!(story.case.is_co_handler(OTHER) && !story.case.is_co_handler(LEAD));
}

#[test]
fn helpers_answer_before_the_lead_does() {
    let table = [
        // The helper's own three working days.
        (Limit::working_days(5), "2024-05-06", "2024-04-29"),
        // A working day before the lead, over the weekend between.
        (Limit::working_days(2), "2024-04-28", "2024-04-26"),
        // Where the lead has one day only there is none before it.
        (Limit::working_days(1), "2024-04-26", "2024-04-26"),
    ];
    for (limit, lead_due_on, helper_due_on) in table {
        let story = Story::assigned_with(Assign {
            limit: Some(limit),
            ..assign()
        });
        let story = story.due(lead_due_on);
        assert_eq!(story.case.co_handlers()[0].due_on, day(helper_due_on));
    }
}

#[test]
fn an_office_has_it_once() {
    Story::assigned()
        .by(DISPATCHER)
        .when(ask(assign()))
        .then_not_at_this_stage();
    Story::working()
        .by(DISPATCHER)
        .when(ask(assign()))
        .then_breaks(Rule::AlreadyAssigned);
    Story::submitted()
        .by(DISPATCHER)
        .when(ask(assign()))
        .then_not_at_this_stage();
}

#[test]
fn what_the_leader_assigns_in_person_needs_no_confirmation_later() {
    let table = [
        (LEADER, Confirmation::Confirmed),
        (SECRETARY, Confirmation::Awaiting),
        (DISPATCHER, Confirmation::Awaiting),
        (ANOTHER_LEADER, Confirmation::Awaiting),
    ];
    for (actor, confirmation) in table {
        let story = Story::accepted().by(actor).given(ask(assign_in_the_room()));
        assert_eq!(story.case.assignment.unwrap().confirmation, confirmation);
    }
    let assignment = Story::assigned().case.assignment.unwrap();
    assert_eq!(assignment.confirmation, Confirmation::NotNeeded);
}

fn confirm(correction: &str) -> Command {
    Command::ConfirmAssignment(ConfirmAssignment {
        correction: correction.into(),
    })
}

#[test]
fn the_leader_confirms_with_the_leaders_own_hand() {
    let typed = Story::accepted()
        .by(SECRETARY)
        .given(ask(assign_in_the_room()));
    for actor in [SECRETARY, DISPATCHER, ANOTHER_LEADER] {
        typed
            .clone()
            .by(actor)
            .when(confirm(""))
            .then_breaks(Rule::OwnHand);
    }
    let confirmed = typed
        .by(LEADER)
        .when(confirm(""))
        .then(&["case.assignment_confirmed"]);
    let assignment = confirmed.case.assignment.as_ref().unwrap();
    assert_eq!(assignment.confirmation, Confirmation::Confirmed);
    assert_eq!(assignment.instruction, "请一周内上门对接。");
    confirmed
        .when(confirm(""))
        .then_breaks(Rule::AlreadyConfirmed);
}

#[test]
fn the_leader_corrects_what_was_typed() {
    let typed = Story::accepted()
        .by(SECRETARY)
        .given(ask(assign_in_the_room()));
    let corrected = typed
        .clone()
        .by(LEADER)
        .given(confirm("请三日内上门对接。"));
    assert_eq!(
        corrected.case.assignment.unwrap().instruction,
        "请三日内上门对接。"
    );
    let same = typed.by(LEADER).when(confirm("请一周内上门对接。"));
    let Event::AssignmentConfirmed(e) = same.event() else {
        panic!()
    };
    assert_eq!(e.correction, "");
}

#[test]
fn a_leader_can_confirm_until_the_end() {
    let typed = Story::accepted()
        .by(SECRETARY)
        .given(ask(assign_in_the_room()));
    let answered = typed
        .in_progress()
        .answered(domain::cases::reply::ReplyClass::A);
    answered
        .by(LEADER)
        .when(confirm(""))
        .then(&["case.assignment_confirmed"]);
    Story::assigned()
        .by(LEADER)
        .when(confirm(""))
        .then_breaks(Rule::AlreadyConfirmed);
}

#[test]
fn no_leader_instructs_where_a_court_decides() {
    let before = |proceedings| {
        let mut form = submission(morning(MET_ON));
        form.intake = Intake {
            proceedings,
            ..intake()
        };
        Story::begun(submit(&form, morning(MET_ON)).unwrap())
            .by(DISPATCHER)
            .given(accept())
    };
    let table = [
        (Proceedings::Court, true),
        (Proceedings::Arbitration, true),
        (Proceedings::Review, false),
        (Proceedings::Petition, false),
        (Proceedings::None, false),
    ];
    for (proceedings, forbidden) in table {
        let story = before(proceedings)
            .by(LEADER)
            .when(ask(assign_in_the_room()));
        if forbidden {
            story.then_breaks(Rule::BeforeACourt);
        } else {
            story.then(&["case.assigned"]);
        }
    }
    let silent = Assign {
        instruction: String::new(),
        ..assign_in_the_room()
    };
    let story = before(Proceedings::Court).by(SECRETARY).given(ask(silent));
    story
        .by(LEADER)
        .when(confirm("抓紧判"))
        .then_breaks(Rule::BeforeACourt);
}

#[test]
fn the_office_acknowledges_once() {
    let story = Story::assigned()
        .on("2024-04-26")
        .by(CLERK)
        .when(acknowledge());
    let story = story
        .then(&["case.acknowledged"])
        .stands(StageName::InProgress);
    let assignment = story.case.assignment.as_ref().unwrap();
    assert_eq!(assignment.acknowledged_at, Some(morning("2024-04-26")));
    story.when(acknowledge()).then_not_at_this_stage();
}

#[test]
fn on_the_spot_the_case_is_assigned_and_acknowledged_in_the_same_minute() {
    let story = Story::accepted()
        .by(SECRETARY)
        .given(ask(assign_in_the_room()));
    let story = story.by(CLERK).given(acknowledge());
    let kinds: Vec<&str> = story.events.iter().map(Event::kind).collect();
    assert_eq!(
        kinds,
        [
            "case.submitted",
            "case.accepted",
            "case.assigned",
            "case.acknowledged"
        ]
    );
    let assignment = story.case.assignment.unwrap();
    assert_eq!(assignment.acknowledged_at, Some(assignment.assigned_at));
}
