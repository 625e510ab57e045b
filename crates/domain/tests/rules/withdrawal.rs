//! Withdrawal with its quality check, and termination.

use domain::cases::command::{
    CheckWithdrawal, Command, RequestWithdrawal, Terminate, WithdrawalFinding,
};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::state::{Stage, StageName};

use crate::cast::*;
use crate::rework::reopen;
use crate::story::Story;

pub fn withdraw() -> Command {
    Command::RequestWithdrawal(RequestWithdrawal {
        reason: "已自行解决".into(),
    })
}

pub fn check(finding: WithdrawalFinding, note: &str) -> Command {
    Command::CheckWithdrawal(CheckWithdrawal {
        finding,
        note: note.into(),
    })
}

fn terminate(reason: &str) -> Command {
    Command::Terminate(Terminate {
        reason: reason.into(),
    })
}

#[test]
fn a_firm_may_withdraw_as_long_as_the_case_is_open() {
    for story in [
        Story::submitted(),
        Story::accepted(),
        Story::working(),
        Story::replied(),
        Story::followed_up(),
    ] {
        let story = story
            .by(OWNER)
            .when(withdraw())
            .then(&["case.withdrawal_requested"]);
        story
            .stands(StageName::WithdrawalCheck)
            .when(withdraw())
            .then_not_at_this_stage();
    }
    Story::struck_off()
        .by(OWNER)
        .when(withdraw())
        .then_not_at_this_stage();
    let silent = Command::RequestWithdrawal(RequestWithdrawal {
        reason: String::new(),
    });
    Story::working()
        .by(OWNER)
        .when(silent)
        .then_mend("reason", Problem::Missing);
}

#[test]
fn a_free_withdrawal_ends_the_case() {
    let asked = Story::working().by(OWNER).given(withdraw());
    let story = asked
        .on("2024-04-28")
        .by(CALLER)
        .when(check(WithdrawalFinding::Free, ""));
    let story = story
        .then(&["case.withdrawal_checked"])
        .stands(StageName::Withdrawn);
    assert_eq!(story.case.withdrawn_on, Some(day("2024-04-28")));
    assert_eq!(story.case.running_date(), None);
}

#[test]
fn a_withdrawal_under_pressure_does_not_count_and_is_remembered() {
    let asked = Story::working().by(OWNER).given(withdraw()).by(CALLER);
    asked
        .clone()
        .when(check(WithdrawalFinding::Pressed, " "))
        .then_mend("note", Problem::Missing);
    let story = asked.given(check(WithdrawalFinding::Pressed, "承办人要求撤诉"));
    assert_eq!(
        (story.case.stage.clone(), story.case.pressed_withdrawals),
        (Stage::InProgress, 1)
    );
    assert_eq!(story.case.running_date(), Some(day("2024-05-06")));
}

#[test]
fn the_check_is_made_from_outside_the_offices_concerned() {
    let asked = Story::working().by(OWNER).given(withdraw());
    for actor in [CLERK, HEAD, HELPER_CLERK] {
        let story = asked.clone().by(actor);
        story
            .when(check(WithdrawalFinding::Free, ""))
            .then_breaks(Rule::MustBeIndependent);
    }
}

#[test]
fn while_a_withdrawal_is_checked_the_clock_runs() {
    let asked = Story::working().by(OWNER).given(withdraw());
    assert!(asked.case.is_overdue(day("2024-05-07")));
    let unassigned = Story::accepted().by(OWNER).given(withdraw());
    assert_eq!(unassigned.case.running_date(), None);
}

#[test]
fn a_withdrawn_case_comes_back_within_a_year() {
    let withdrawn = Story::working().by(OWNER).given(withdraw()).by(CALLER);
    let withdrawn = withdrawn
        .given(check(WithdrawalFinding::Free, ""))
        .by(OWNER);
    let back = withdrawn
        .clone()
        .on("2024-06-20")
        .when(reopen())
        .then(&["case.reopened"]);
    let back = back.stands(StageName::InProgress);
    assert_eq!(back.first_due_on(), day("2024-05-06"));
    withdrawn
        .on("2025-04-27")
        .when(reopen())
        .then_too_late(Rule::ReopenWindow, "2025-04-26");
}

#[test]
fn what_no_office_had_comes_back_to_be_assigned() {
    let withdrawn = Story::submitted().by(OWNER).given(withdraw()).by(CALLER);
    let withdrawn = withdrawn
        .given(check(WithdrawalFinding::Free, ""))
        .by(OWNER);
    let back = withdrawn.given(reopen()).stands(StageName::Accepted);
    assert_eq!(back.case.due, None);
    back.by(DISPATCHER)
        .when(Command::Assign(assign()))
        .then(&["case.assigned"]);
}

#[test]
fn the_supervision_office_ends_a_case_with_its_reason() {
    Story::working()
        .by(SUPERVISOR)
        .when(terminate(""))
        .then_mend("reason", Problem::Missing);
    for story in [
        Story::submitted(),
        Story::working(),
        Story::replied(),
        Story::followed_up(),
    ] {
        let story = story
            .by(SUPERVISOR)
            .when(terminate("经查不属实"))
            .then(&["case.terminated"]);
        let story = story.stands(StageName::Terminated);
        assert_eq!(story.case.running_date(), None);
        story.by(OWNER).when(reopen()).then_not_at_this_stage();
    }
}
