//! The docket (挂账): a plan, a milestone, a reviewer, for one cycle; nobody moves a milestone that was missed.

use domain::cases::command::{
    ApproveDocket, Command, DenyDocket, ReportMilestone, RequestDocket, ResumeFromDocket,
};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::cases::state::StageName;
use domain::deadlines::Limit;
use domain::ids::PersonId;

use crate::cast::*;
use crate::story::Story;

fn request_with(milestone_on: &str, reviewer: PersonId) -> Command {
    Command::RequestDocket(RequestDocket {
        reason: "用地指标本年已用完".into(),
        plan: "列入明年计划，6月完成申报".into(),
        milestone_on: day(milestone_on),
        reviewer,
    })
}

pub fn request(milestone_on: &str) -> Command {
    request_with(milestone_on, REVIEWER)
}

pub fn approve() -> Command {
    Command::ApproveDocket(ApproveDocket {
        note: "按节点督办".into(),
    })
}

fn deny(note: &str) -> Command {
    Command::DenyDocket(DenyDocket { note: note.into() })
}

pub fn report(next: &str) -> Command {
    Command::ReportMilestone(ReportMilestone {
        progress: "申报材料已上报".into(),
        next_milestone_on: day(next),
    })
}

/// Answered with the plan on 30 April; the firm was called on 6 May.
fn planned() -> Story {
    let answered = Story::working()
        .docketed()
        .on("2024-04-30")
        .answered(ReplyClass::B);
    let partly = domain::cases::reply::CallAnswers {
        solved: Solved::No,
        satisfaction: Some(Satisfaction::Basically),
        ..content()
    };
    answered
        .on("2024-05-06")
        .by(CALLER)
        .given(call("2024-05-06", partly))
}

#[test]
fn it_is_asked_for_with_a_milestone_within_one_cycle_and_a_reviewer_from_outside() {
    let story = Story::working().on("2024-04-29").by(HEAD);
    let breaks = |command, field, problem| story.clone().when(command).then_mend(field, problem);
    breaks(
        request("2024-04-29"),
        "milestone_on",
        Problem::NotAfterToday,
    );
    // 92 days after 29 April is 30 July.
    breaks(request("2024-07-31"), "milestone_on", Problem::TooFar);
    breaks(
        request_with("2024-06-28", COLLEAGUE),
        "reviewer",
        Problem::SameAsLead,
    );
    let asked = story
        .when(request("2024-07-30"))
        .then(&["case.docket_requested"]);
    let asked = asked.stands(StageName::InProgress);
    asked
        .clone()
        .when(request("2024-06-28"))
        .then_breaks(Rule::DocketPending);
    asked
        .by(CLERK)
        .when(draft(ReplyClass::B))
        .then_breaks(Rule::DocketMissing);
}

#[test]
fn asking_does_not_stop_the_clock_and_neither_does_approval() {
    let asked = Story::working()
        .on("2024-04-29")
        .by(HEAD)
        .given(request("2024-06-28"));
    assert!(asked.case.is_overdue(day("2024-05-07")));
    let docketed = Story::working().docketed().stands(StageName::Docketed);
    assert_eq!(docketed.case.running_date(), Some(day("2024-05-06")));
    assert!(docketed.case.is_overdue(day("2024-05-07")));
}

#[test]
fn an_entry_is_granted_for_one_cycle() {
    let docket = Story::working().docketed().case.docket.unwrap();
    assert_eq!(
        (docket.approved_on, docket.until),
        (day("2024-04-29"), day("2024-07-30"))
    );
    assert_eq!(
        (docket.cycles, docket.missed, docket.answered),
        (1, 0, false)
    );
}

#[test]
fn an_entry_whose_milestone_passed_while_it_lay_there_is_asked_for_anew() {
    let asked = Story::working()
        .on("2024-04-29")
        .by(HEAD)
        .given(request("2024-05-06"));
    let slow = asked.on("2024-05-06").by(SUPERVISOR);
    slow.clone()
        .when(approve())
        .then_mend("milestone_on", Problem::NotAfterToday);
    slow.when(deny("节点已过，请重报"))
        .then(&["case.docket_denied"]);
}

#[test]
fn a_denied_entry_is_none_and_says_why() {
    let asked = Story::working()
        .on("2024-04-29")
        .by(HEAD)
        .given(request("2024-06-28"));
    let asked = asked.by(SUPERVISOR);
    asked
        .clone()
        .when(deny(" "))
        .then_mend("note", Problem::Missing);
    let denied = asked
        .given(deny("当前可以解决"))
        .stands(StageName::InProgress);
    assert_eq!(
        (
            denied.case.docket.clone(),
            denied.case.docket_request.clone()
        ),
        (None, None)
    );
    denied.when(approve()).then_breaks(Rule::NoDocketPending);
}

#[test]
fn once_the_firm_has_its_plan_the_milestones_are_what_is_owed() {
    let story = planned().stands(StageName::Docketed);
    assert_eq!(story.case.running_date(), Some(day("2024-06-28")));
    assert!(!story.case.is_overdue(day("2024-06-28")));
    assert!(story.case.is_overdue(day("2024-06-29")));
}

#[test]
fn within_a_cycle_the_office_names_the_next_milestone() {
    let story = planned().on("2024-06-28").by(CLERK);
    story
        .clone()
        .when(report("2024-06-28"))
        .then_mend("next_milestone_on", Problem::NotAfterToday);
    story
        .clone()
        .when(report("2024-07-31"))
        .then_mend("next_milestone_on", Problem::TooFar);
    let story = story
        .when(report("2024-07-30"))
        .then(&["case.milestone_reported"]);
    assert_eq!(story.case.running_date(), Some(day("2024-07-30")));
}

#[test]
fn a_missed_milestone_is_not_moved_by_the_office_that_missed_it() {
    let missed = planned().on("2024-07-01").by(CLERK);
    let refused = missed.clone().when(report("2024-07-15"));
    refused.then_too_late(Rule::MilestoneMissed, "2024-06-28");
    // The supervision office renews the entry, and it remembers.
    let asked = missed.by(HEAD).given(request("2024-07-15"));
    assert!(asked.case.is_overdue(day("2024-07-01")));
    let renewed = asked.by(SUPERVISOR).given(approve());
    let docket = renewed.case.docket.as_ref().unwrap();
    assert_eq!(
        (docket.cycles, docket.missed, docket.answered),
        (2, 1, true)
    );
    assert_eq!(renewed.case.running_date(), Some(day("2024-07-15")));
}

#[test]
fn a_renewal_in_time_misses_nothing() {
    let asked = planned()
        .on("2024-06-28")
        .by(HEAD)
        .given(request("2024-09-27"));
    let docket = asked.by(SUPERVISOR).given(approve()).case.docket.unwrap();
    assert_eq!((docket.cycles, docket.missed), (2, 0));
    assert_eq!(docket.until, day("2024-09-28"));
}

#[test]
fn a_refused_renewal_leaves_the_entry_as_it_was() {
    let asked = planned()
        .on("2024-06-28")
        .by(HEAD)
        .given(request("2024-09-27"));
    let kept = asked.by(SUPERVISOR).given(deny("应当在本周期内办结"));
    let docket = kept.case.docket.unwrap();
    assert_eq!((docket.milestone_on, docket.cycles), (day("2024-06-28"), 1));
}

#[test]
fn back_to_work_with_a_date_that_somebody_else_sets() {
    let resume = Command::ResumeFromDocket(ResumeFromDocket {
        reason: "指标已下达".into(),
        limit: Limit::working_days(5),
    });
    let story = planned().on("2024-06-20").by(SUPERVISOR).when(resume);
    let story = story
        .then(&["case.resumed_from_docket"])
        .stands(StageName::InProgress);
    assert_eq!(
        (story.due_on(), story.first_due_on()),
        (day("2024-06-27"), day("2024-05-06"))
    );
    assert_eq!(story.case.docket, None);
}

#[test]
fn the_final_answer_takes_the_case_off_the_docket() {
    let solved = planned()
        .on("2024-06-20")
        .answered(ReplyClass::A)
        .stands(StageName::Replied);
    assert_eq!(solved.case.docket, None);
    assert_eq!(
        solved.case.first_reply.as_ref().unwrap().class,
        Some(ReplyClass::B)
    );
}

#[test]
fn while_the_final_answer_is_being_written_the_milestone_runs() {
    let drafted = planned()
        .on("2024-06-20")
        .by(CLERK)
        .given(draft(ReplyClass::A));
    assert_eq!(drafted.case.running_date(), Some(day("2024-06-28")));
    let back = Command::ReturnReply(domain::cases::command::ReturnReply {
        reason: "缺验收单".into(),
    });
    drafted.by(HEAD).given(back).stands(StageName::Docketed);
}

#[test]
fn a_firm_is_heard_about_a_plan_only_once_it_has_it() {
    let docketed = Story::working().docketed();
    let rated = docketed
        .clone()
        .by(OWNER)
        .when(rate(Satisfaction::Satisfied, Solved::Partly));
    rated.then_breaks(Rule::NotAnswered);
    docketed
        .by(CALLER)
        .when(call_in_vain("2024-04-29"))
        .then_breaks(Rule::NotAnswered);
}
