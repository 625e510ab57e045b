//! Strike-off: seven conditions, each of them enforced, in every round.

use domain::cases::command::{ApproveStrikeOff, Command, Reach, RefuseStrikeOff, VerifyStrikeOff};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::cases::state::{Confirmation, StageName};
use domain::cases::strike_off::{Condition, checklist};

use crate::cast::*;
use crate::story::Story;

pub fn verify() -> Command {
    verify_as(Reach::ThisFirm, "")
}

fn verify_as(reach: Reach, common_problem: &str) -> Command {
    Command::VerifyStrikeOff(VerifyStrikeOff {
        reach,
        common_problem: common_problem.into(),
    })
}

pub fn approve() -> Command {
    Command::ApproveStrikeOff(ApproveStrikeOff {
        note: "同意销号".into(),
    })
}

pub fn refuse() -> Command {
    Command::RefuseStrikeOff(RefuseStrikeOff {
        reason: "佐证材料与现场不符".into(),
    })
}

/// Answered in a class, then called on 6 May.
fn called_about(class: ReplyClass, answers: CallAnswers) -> Story {
    let story = Story::working().on("2024-04-30").answered(class);
    story
        .on("2024-05-06")
        .by(CALLER)
        .given(call("2024-05-06", answers))
        .by(DISPATCHER)
}

fn unmet(story: &Story) -> Vec<Condition> {
    let all = checklist(&story.case, &story.settings);
    all.into_iter()
        .filter(|(_, met)| !met)
        .map(|(condition, _)| condition)
        .collect()
}

#[test]
fn what_no_leader_assigned_is_struck_off_by_the_verification() {
    let story = Story::followed_up().by(DISPATCHER).when(verify());
    let story = story.then(&["case.strike_off_verified", "case.struck_off"]);
    let story = story.stands(StageName::StruckOff);
    assert_eq!(story.case.struck_off_on, Some(day("2024-05-06")));
    assert_eq!(unmet(&story), []);
}

#[test]
fn what_a_leader_assigned_waits_for_that_leader() {
    let waiting = Story::of_leader().by(DISPATCHER).when(verify());
    let waiting = waiting
        .then(&["case.strike_off_verified"])
        .stands(StageName::AwaitingLeader);
    for actor in [SECRETARY, ANOTHER_LEADER, DISPATCHER] {
        waiting
            .clone()
            .by(actor)
            .when(approve())
            .then_breaks(Rule::OwnHand);
    }
    let done = waiting
        .by(LEADER)
        .when(approve())
        .then(&["case.struck_off"]);
    done.stands(StageName::StruckOff);
}

#[test]
fn condition_one_only_solved_and_explained_are_an_end() {
    for (class, ends) in [
        (ReplyClass::A, true),
        (ReplyClass::C, true),
        (ReplyClass::D, false),
    ] {
        let story = called_about(class, content()).when(verify());
        if ends {
            story.then(&["case.strike_off_verified", "case.struck_off"]);
        } else {
            story.then_breaks(Rule::StrikeOffClass);
        }
    }
}

#[test]
fn condition_one_a_plan_stays_on_the_docket() {
    let planned = Story::working()
        .docketed()
        .on("2024-04-30")
        .answered(ReplyClass::B);
    let planned = planned
        .by(OWNER)
        .given(rate(Satisfaction::Satisfied, Solved::Yes));
    let planned = planned.stands(StageName::Docketed);
    assert_eq!(
        unmet(&planned),
        [Condition::Class, Condition::Verified, Condition::Compared]
    );
    planned
        .by(DISPATCHER)
        .when(verify())
        .then_not_at_this_stage();
}

#[test]
fn condition_one_solved_is_what_the_firm_does_not_call_unsolved() {
    let said = |solved| CallAnswers {
        solved,
        ..content()
    };
    for (solved, ends) in [
        (Solved::Yes, true),
        (Solved::Partly, true),
        (Solved::No, false),
    ] {
        let story = called_about(ReplyClass::A, said(solved)).when(verify());
        if ends {
            story.then(&["case.strike_off_verified", "case.struck_off"]);
        } else {
            story.then_breaks(Rule::StrikeOffNotSolved);
        }
    }
    // An explanation claims no solution.
    called_about(ReplyClass::C, said(Solved::No))
        .when(verify())
        .happened();
}

#[test]
fn condition_one_what_the_firm_wrote_counts_before_what_it_said() {
    let unsolved = CallAnswers {
        solved: Solved::No,
        ..content()
    };
    let story = called_about(ReplyClass::A, unsolved);
    let story = story
        .by(OWNER)
        .given(rate(Satisfaction::Satisfied, Solved::Yes));
    story
        .by(DISPATCHER)
        .when(verify())
        .then(&["case.strike_off_verified", "case.struck_off"]);
}

#[test]
fn conditions_two_and_four_a_delivered_reply_with_the_heads_signature() {
    let mut story = Story::followed_up().by(DISPATCHER);
    story.case.reply.as_mut().unwrap().signed_by = None;
    story
        .clone()
        .when(verify())
        .then_breaks(Rule::StrikeOffNotSigned);
    story.case.reply.as_mut().unwrap().issued = None;
    assert!(unmet(&story).contains(&Condition::Delivered));
    story.case.reply = None;
    story
        .when(verify())
        .then_breaks(Rule::StrikeOffNotDelivered);
}

#[test]
fn condition_three_the_firm_was_heard_or_called_in_vain_on_three_days() {
    let tried = Story::replied().on("2024-05-09").by(CALLER);
    let tried = tried
        .given(call_in_vain("2024-05-06"))
        .given(call_in_vain("2024-05-07"));
    assert!(unmet(&tried).contains(&Condition::Heard));
    let tried = tried.given(call_in_vain("2024-05-08")).by(DISPATCHER);
    assert!(!unmet(&tried).contains(&Condition::Heard));
    // More attempts were demanded meanwhile.
    let stricter = tried.clone().with(|s| s.call_attempts = 5);
    stricter.when(verify()).then_breaks(Rule::StrikeOffNotHeard);
    tried
        .when(verify())
        .then(&["case.strike_off_verified", "case.struck_off"]);
}

#[test]
fn condition_five_the_verifier_had_no_hand_in_it() {
    for actor in [CLERK, HEAD, HELPER_CLERK, DISPATCHER_OF_LEAD] {
        Story::followed_up()
            .by(actor)
            .when(verify())
            .then_breaks(Rule::MustBeIndependent);
    }
    // Whoever handled it and changed offices since is no outsider either.
    for person in [OFFICER, CLERK.person, HEAD.person] {
        let moved = Player {
            offices: &[],
            person,
            ..DISPATCHER
        };
        Story::followed_up()
            .by(moved)
            .when(verify())
            .then_breaks(Rule::MustBeIndependent);
    }
    Story::followed_up()
        .by(OTHER_CLERK)
        .when(verify())
        .happened();
}

#[test]
fn condition_five_the_leader_does_not_approve_their_own_verification() {
    let waiting = Story::of_leader().by(LEADER).given(verify());
    waiting.when(approve()).then_breaks(Rule::MustBeIndependent);
}

#[test]
fn condition_six_what_was_typed_in_the_leaders_name_was_confirmed() {
    let mut story = Story::of_leader().by(DISPATCHER).given(verify());
    story.case.assignment.as_mut().unwrap().confirmation = Confirmation::Awaiting;
    story
        .clone()
        .by(LEADER)
        .when(approve())
        .then_breaks(Rule::NotConfirmed);
    let confirm = Command::ConfirmAssignment(domain::cases::command::ConfirmAssignment {
        correction: String::new(),
    });
    story
        .by(LEADER)
        .given(confirm)
        .when(approve())
        .then(&["case.struck_off"]);
}

#[test]
fn condition_seven_asks_whether_others_have_the_problem() {
    let story = Story::of_leader().by(DISPATCHER);
    let vague = verify_as(Reach::OtherFirms, " ");
    story
        .clone()
        .when(vague)
        .then_mend("common_problem", Problem::Missing);
    assert_eq!(story.case.common_problem, None);
    let alone = story.clone().given(verify());
    assert_eq!(alone.case.common_problem.as_deref(), Some(""));
    let shared = story.given(verify_as(Reach::OtherFirms, "园区道路移交"));
    assert_eq!(shared.case.common_problem.as_deref(), Some("园区道路移交"));
}

#[test]
fn a_strike_off_is_refused_back_to_work() {
    let silent = Command::RefuseStrikeOff(RefuseStrikeOff {
        reason: String::new(),
    });
    let story = Story::followed_up().by(DISPATCHER);
    story
        .clone()
        .when(silent)
        .then_mend("reason", Problem::Missing);
    let story = story
        .when(refuse())
        .then(&["case.rework_ordered"])
        .stands(StageName::InProgress);
    assert_eq!((story.case.reworks, story.case.earlier.len()), (1, 1));
    Story::followed_up()
        .by(HEAD)
        .when(refuse())
        .then_breaks(Rule::MustBeIndependent);
}

#[test]
fn after_the_verification_only_the_leader_refuses() {
    let waiting = Story::of_leader().by(DISPATCHER).given(verify());
    for actor in [DISPATCHER, SECRETARY, ANOTHER_LEADER] {
        waiting
            .clone()
            .by(actor)
            .when(refuse())
            .then_breaks(Rule::OwnHand);
    }
    let again = waiting
        .by(LEADER)
        .when(refuse())
        .then(&["case.rework_ordered"]);
    assert_eq!(
        (again.case.verified_by, again.case.common_problem),
        (None, None)
    );
}

#[test]
fn in_a_second_round_every_condition_is_asked_anew() {
    let again = Story::of_leader()
        .by(DISPATCHER)
        .given(verify())
        .by(LEADER)
        .given(refuse());
    let again = again.on("2024-05-10").answered(ReplyClass::A);
    let open = [Condition::Heard, Condition::Verified, Condition::Compared];
    assert_eq!(unmet(&again), open);
    again.by(DISPATCHER).when(verify()).then_not_at_this_stage();
}

#[test]
fn an_answer_that_follows_a_plan_is_a_round_of_its_own() {
    let planned = Story::working()
        .docketed()
        .on("2024-04-30")
        .answered(ReplyClass::B);
    let planned = planned
        .by(OWNER)
        .given(rate(Satisfaction::Satisfied, Solved::Yes));
    let solved = planned
        .on("2024-06-20")
        .answered(ReplyClass::A)
        .stands(StageName::Replied);
    assert!(unmet(&solved).contains(&Condition::Heard));
    let solved = solved
        .by(OWNER)
        .given(rate(Satisfaction::VerySatisfied, Solved::Yes));
    solved
        .by(DISPATCHER)
        .when(verify())
        .then(&["case.strike_off_verified", "case.struck_off"]);
}
