//! One objection, inside its window, ruled once and for all; the clock never stops for it.

use domain::cases::command::{Acknowledge, Command, Object};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::state::StageName;
use domain::ids::OfficeId;

use crate::cast::*;
use crate::story::Story;

pub fn object_for(better_office: OfficeId) -> Command {
    Command::Object(Object {
        reason: "不属本单位职责".into(),
        duty_basis: "三定方案第三条".into(),
        better_office,
    })
}

fn object() -> Command {
    object_for(OTHER)
}

fn objected() -> Story {
    Story::assigned().on("2024-04-26").by(CLERK).given(object())
}

#[test]
fn an_objection_cites_its_basis_and_names_a_better_office() {
    let story = Story::assigned().by(CLERK);
    let with = |reason: &str, basis: &str| {
        Command::Object(Object {
            reason: reason.into(),
            duty_basis: basis.into(),
            better_office: OTHER,
        })
    };
    story
        .clone()
        .when(with("", "三定方案"))
        .then_mend("reason", Problem::Missing);
    story
        .clone()
        .when(with("不属职责", " "))
        .then_mend("duty_basis", Problem::Missing);
    story
        .clone()
        .when(object_for(LEAD))
        .then_mend("better_office", Problem::SameAsLead);
    let story = story
        .when(object())
        .then(&["case.objected"])
        .stands(StageName::Objected);
    assert_eq!(
        (story.case.objection.raised, story.case.objection.raised_by),
        (1, Some(LEAD))
    );
}

#[test]
fn the_window_is_one_working_day_and_a_make_up_sunday_is_one() {
    // Assigned on Thursday: Friday is the last day.
    Story::assigned()
        .on("2024-04-26")
        .by(CLERK)
        .when(object())
        .then(&["case.objected"]);
    let late = Story::assigned().on("2024-04-28").by(CLERK);
    late.when(object())
        .then_too_late(Rule::ObjectionWindow, "2024-04-26");
    // Assigned on Friday, 26 April: Sunday, 28 April is worked and is the last day.
    let friday = Story::accepted().on("2024-04-26").by(DISPATCHER);
    let friday = friday.given(Command::Assign(assign())).by(CLERK);
    friday
        .clone()
        .on("2024-04-28")
        .when(object())
        .then(&["case.objected"]);
    friday
        .on("2024-04-29")
        .when(object())
        .then_too_late(Rule::ObjectionWindow, "2024-04-28");
}

#[test]
fn what_was_acknowledged_is_not_objected_to() {
    Story::working()
        .by(CLERK)
        .when(object())
        .then_not_at_this_stage();
}

#[test]
fn a_rejected_objection_leaves_the_case_where_it_is_for_good() {
    let ruled = objected().by(DISPATCHER).when(ruling(LEAD, OFFICER));
    let ruled = ruled
        .then(&["case.objection_ruled"])
        .stands(StageName::Assigned);
    assert_eq!(
        (ruled.case.lead(), ruled.case.objection.upheld),
        (Some(LEAD), 0)
    );
    let contact_due_on = ruled.case.assignment.as_ref().unwrap().contact_due_on;
    assert_eq!(contact_due_on, day("2024-04-28"));
    ruled
        .by(CLERK)
        .when(object())
        .then_breaks(Rule::ObjectionOnce);
}

#[test]
fn an_upheld_objection_moves_the_case_and_keeps_the_clock() {
    let before = objected();
    let due = before.case.due.clone();
    let ruled = before.by(DISPATCHER).when(ruling(OTHER, OTHER_OFFICER));
    let ruled = ruled
        .then(&["case.objection_ruled"])
        .stands(StageName::Assigned);
    assert_eq!(
        (ruled.case.due.clone(), ruled.case.objection.upheld),
        (due, 1)
    );
    let assignment = ruled.case.assignment.clone().unwrap();
    assert_eq!(
        (assignment.lead, assignment.officer),
        (OTHER, OTHER_OFFICER)
    );
    // The office that gets it on Friday has two working days for its first contact.
    assert_eq!(assignment.contact_due_on, day("2024-04-29"));
    // The ruling is final for the office that gets it, too.
    ruled
        .by(OTHER_CLERK)
        .when(object_for(LEAD))
        .then_breaks(Rule::ObjectionOnce);
}

#[test]
fn a_helper_that_becomes_the_lead_is_no_helper_any_more() {
    let story = Story::assigned_with(domain::cases::command::Assign {
        co_offices: vec![OTHER, HELPER],
        ..assign()
    });
    let story = story.by(CLERK).given(object());
    let story = story.by(DISPATCHER).given(ruling(OTHER, OTHER_OFFICER));
    let helpers: Vec<_> = story
        .case
        .co_handlers()
        .iter()
        .map(|co| co.office)
        .collect();
    assert_eq!(helpers, [HELPER]);
}

#[test]
fn the_ruling_names_an_officer_of_the_office_and_a_reason() {
    let story = objected().by(DISPATCHER);
    story
        .clone()
        .when(ruling(OTHER, OFFICER))
        .then_mend("officer", Problem::NotOfThisOffice);
    let silent = Command::Rule(domain::cases::command::Rule {
        lead: OTHER,
        officer: OTHER_OFFICER,
        reason: String::new(),
    });
    story.when(silent).then_mend("reason", Problem::Missing);
}

#[test]
fn the_new_office_acknowledges_anew() {
    let ruled = objected()
        .by(DISPATCHER)
        .given(ruling(OTHER, OTHER_OFFICER));
    let acknowledge = Command::Acknowledge(Acknowledge {});
    let story = ruled.on("2024-04-28").by(OTHER_CLERK).given(acknowledge);
    let at = story.case.assignment.unwrap().acknowledged_at;
    assert_eq!(at, Some(morning("2024-04-28")));
}

#[test]
fn while_it_is_disputed_the_date_runs() {
    let story = objected();
    assert!(!story.case.is_overdue(day("2024-05-06")));
    assert!(story.case.is_overdue(day("2024-05-07")));
}
