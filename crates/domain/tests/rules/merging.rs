//! Merging keeps the earliest clock and can be undone; a part that is split off keeps the clock too.

use domain::cases::command::{Command, Merge, Split, Submission, Unmerge};
use domain::cases::decide::{absorb, part, release};
use domain::cases::intake::{Difficulty, Intake};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::state::{Stage, StageName};
use domain::cases::{Case, apply, submit};
use domain::ids::CaseId;

use crate::cast::*;
use crate::story::{MET_ON, Story};

pub fn merge() -> Command {
    Command::Merge(Merge { into: OTHER_CASE })
}

fn unmerge() -> Command {
    Command::Unmerge(Unmerge {
        reason: "不是同一事项".into(),
    })
}

/// Another case of the same firm, received on a day.
pub fn target(received_on: &str) -> Case {
    case_of(OTHER_CASE, FIRM, received_on)
}

fn case_of(id: CaseId, firm: domain::ids::FirmId, received_on: &str) -> Case {
    let form = Submission {
        id,
        intake: Intake {
            firm: Some(firm),
            ..intake()
        },
        ..submission(morning(received_on))
    };
    let events = submit(&form, morning("2024-12-31")).unwrap();
    domain::cases::fold(id, &events).unwrap()
}

/// The same case as a target: another id, the same life.
fn as_target(story: &Story) -> Case {
    Case {
        id: OTHER_CASE,
        ..story.case.clone()
    }
}

#[test]
fn the_case_that_goes_on_takes_over_the_earliest_clock_and_gives_it_back() {
    let other = target("2024-05-09");
    let merged = Story::accepted()
        .beside(&other)
        .when(merge())
        .then(&["case.merged"]);
    assert!(matches!(merged.case.stage, Stage::Merged { into, .. } if into == OTHER_CASE));
    let holding = apply(OTHER_CASE, Some(other.clone()), &absorb(&merged.case)).unwrap();
    assert_eq!(holding.received_at, morning(MET_ON));
    assert_eq!(holding.own_received_at, morning("2024-05-09"));
    assert_eq!(holding.absorbed[0].case, CASE);

    let freed = merged
        .when(unmerge())
        .then(&["case.unmerged"])
        .stands(StageName::Accepted);
    assert_eq!(freed.case.received_at, morning(MET_ON));
    let released = apply(OTHER_CASE, Some(holding.clone()), &release(&holding, CASE)).unwrap();
    assert_eq!(
        (released.received_at, released.absorbed.len()),
        (other.received_at, 0)
    );
}

#[test]
fn a_younger_case_brings_no_later_clock() {
    let other = target("2024-04-01");
    let holding = apply(
        OTHER_CASE,
        Some(other.clone()),
        &absorb(&Story::accepted().case),
    )
    .unwrap();
    assert_eq!(holding.received_at, other.received_at);
}

#[test]
fn with_one_of_two_merged_cases_gone_the_clock_of_the_other_stays() {
    let mut holding = target("2024-05-09");
    for (id, on) in [(CASE, "2024-03-01"), (PART, "2024-04-01")] {
        holding = apply(OTHER_CASE, Some(holding), &absorb(&case_of(id, FIRM, on))).unwrap();
    }
    assert_eq!(holding.received_at, morning("2024-03-01"));
    let event = release(&holding, CASE);
    let holding = apply(OTHER_CASE, Some(holding), &event).unwrap();
    assert_eq!(holding.received_at, morning("2024-04-01"));
}

#[test]
fn a_merge_names_another_open_case_of_the_same_firm() {
    let story = Story::accepted();
    let itself = Command::Merge(Merge { into: CASE });
    story
        .clone()
        .beside(&story.case)
        .when(itself)
        .then_breaks(Rule::MergeIntoItself);
    story
        .clone()
        .when(merge())
        .then_mend("into", Problem::Unknown);
    let unnamed = Command::Merge(Merge { into: PART });
    let other = target("2024-04-01");
    story
        .clone()
        .beside(&other)
        .when(unnamed)
        .then_mend("into", Problem::Unknown);
    let foreign = case_of(OTHER_CASE, OTHER_FIRM, "2024-04-01");
    story
        .clone()
        .beside(&foreign)
        .when(merge())
        .then_breaks(Rule::MergeOtherFirm);
    let closed = as_target(&Story::struck_off());
    story
        .beside(&closed)
        .when(merge())
        .then_breaks(Rule::MergeTargetClosed);
}

#[test]
fn two_rows_without_a_known_firm_are_not_of_the_same_firm() {
    let nameless = |mut case: Case| {
        case.intake.firm = None;
        case
    };
    let mut story = Story::accepted();
    story.case = nameless(story.case);
    let other = nameless(target("2024-04-01"));
    story
        .beside(&other)
        .when(merge())
        .then_breaks(Rule::MergeOtherFirm);
}

#[test]
fn the_earlier_date_is_not_merged_away() {
    let urgent = Story::of_difficulty(Difficulty::Immediate);
    let slow = Story::of_difficulty(Difficulty::Hard);
    let breaks = |story: &Story, other: &Case| {
        let story = story.clone().beside(other).by(DISPATCHER);
        story.when(merge()).then_breaks(Rule::MergeOtherWayRound);
    };
    breaks(&urgent, &as_target(&slow));
    breaks(&urgent, &target("2024-04-01"));
    let into_urgent = slow.beside(&as_target(&urgent)).by(DISPATCHER);
    into_urgent.when(merge()).then(&["case.merged"]);
}

#[test]
fn what_was_answered_keeps_its_record() {
    let reworked = Story::replied()
        .by(OWNER)
        .given(rate_badly())
        .given(rework());
    let other = target("2024-04-01");
    reworked
        .beside(&other)
        .by(DISPATCHER)
        .when(merge())
        .then_breaks(Rule::MergeAnswered);
    let answered = as_target(&Story::replied());
    Story::accepted()
        .beside(&answered)
        .when(merge())
        .then_breaks(Rule::MergeAnswered);
}

fn rate_badly() -> Command {
    use domain::cases::reply::{Satisfaction, Solved};
    rate(Satisfaction::Dissatisfied, Solved::No)
}

#[test]
fn a_case_that_holds_others_is_not_merged_itself() {
    let mut holder = Story::accepted();
    let event = absorb(&case_of(PART, FIRM, "2024-04-01"));
    holder.case = apply(CASE, Some(holder.case), &event).unwrap();
    let other = target("2024-04-01");
    holder
        .beside(&other)
        .when(merge())
        .then_breaks(Rule::MergeHoldsOthers);
}

#[test]
fn a_part_keeps_the_clock_the_firm_and_the_contact() {
    let split = Split {
        title: "用电容量不足".into(),
        facts: "变压器容量只够一条生产线。".into(),
        ask: "请增容。".into(),
        category: "factors".into(),
    };
    let story = Story::working().by(DISPATCHER).on("2024-05-09");
    let parent = story.case.clone();
    let story = story
        .when(Command::Split(split.clone()))
        .then(&["case.split_off"]);
    assert_eq!(story.case.stage, parent.stage);
    let made = part(&parent, &split, PART, "2024-0140".into());
    let events = submit(&made, story.now()).unwrap();
    let case = domain::cases::fold(PART, &events).unwrap();
    assert_eq!(
        (case.received_at, case.split_from),
        (parent.received_at, Some(CASE))
    );
    assert_eq!(
        (case.intake.firm, &case.intake.contact),
        (Some(FIRM), &parent.intake.contact)
    );
    assert_eq!(
        (case.intake.title.as_str(), case.stage),
        ("用电容量不足", Stage::Submitted)
    );
    assert_eq!(
        (case.intake.place, case.number.as_str()),
        (parent.intake.place, "2024-0140")
    );
}

#[test]
fn a_part_says_what_it_is_about() {
    let split = Split {
        title: "用电".into(),
        facts: "容量不足".into(),
        ask: String::new(),
        category: "factors".into(),
    };
    let story = Story::working().by(DISPATCHER);
    story
        .when(Command::Split(split))
        .then_mend("ask", Problem::Missing);
}

#[test]
fn undoing_a_merge_says_why() {
    let empty = Command::Unmerge(Unmerge {
        reason: String::new(),
    });
    let merged = Story::accepted()
        .beside(&target("2024-04-01"))
        .given(merge());
    merged.when(empty).then_mend("reason", Problem::Missing);
}
