//! Handling again and reopening: a new date beside the first promise, and a round of its own.

use domain::cases::command::{Command, OrderRework, Reopen};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::{CallAnswers, ReplyClass, Satisfaction, Solved};
use domain::cases::state::{Level, StageName};

use crate::cast::*;
use crate::story::Story;

pub fn reopen() -> Command {
    Command::Reopen(Reopen {
        reason: "路面再次塌陷".into(),
    })
}

fn badly_rated() -> Story {
    Story::replied()
        .on("2024-05-06")
        .by(OWNER)
        .given(rate(Satisfaction::Dissatisfied, Solved::No))
}

#[test]
fn a_rework_needs_a_bad_rating_or_something_unsolved() {
    use Satisfaction::*;
    let table = [
        (Satisfied, Solved::Yes, false),
        (Satisfied, Solved::Partly, true),
        (Basically, Solved::No, true),
        (Dissatisfied, Solved::Yes, true),
    ];
    for (grade, solved, may) in table {
        let story = Story::replied()
            .by(OWNER)
            .given(rate(grade, solved))
            .when(rework());
        if may {
            story.then(&["case.rework_ordered", "case.promoted"]);
        } else {
            story.then_breaks(Rule::ReworkNeedsBadResult);
        }
    }
    Story::replied()
        .by(OWNER)
        .when(rework())
        .then_breaks(Rule::ReworkNeedsBadResult);
}

#[test]
fn what_was_found_bad_is_handled_again_under_a_higher_level_up_to_the_highest() {
    let again = badly_rated().given(rework());
    assert_eq!(again.case.supervision.level, Level::ProgrammeOffice);
    let mut highest = badly_rated();
    highest.case.supervision.level = Level::LeadersMeeting;
    highest.when(rework()).then(&["case.rework_ordered"]);
}

#[test]
fn the_last_word_on_the_phone_decides() {
    let unsolved = CallAnswers {
        solved: Solved::No,
        ..content()
    };
    let story = Story::replied().on("2024-05-07").by(CALLER);
    let story = story.given(call("2024-05-06", unsolved));
    story
        .clone()
        .by(SUPERVISOR)
        .when(rework())
        .then(&["case.rework_ordered", "case.promoted"]);
    let story = story.given(call("2024-05-07", content()));
    story
        .by(SUPERVISOR)
        .when(rework())
        .then_breaks(Rule::ReworkNeedsBadResult);
}

#[test]
fn a_rework_says_why_and_begins_a_round_of_its_own() {
    let silent = Command::OrderRework(OrderRework {
        reason: String::new(),
    });
    badly_rated()
        .when(silent)
        .then_mend("reason", Problem::Missing);
    let story = badly_rated().given(rework()).stands(StageName::InProgress);
    // Fifteen working days from 6 May, with the make-up Saturday.
    assert_eq!(
        (story.due_on(), story.first_due_on()),
        (day("2024-05-24"), day("2024-05-06"))
    );
    let case = &story.case;
    assert_eq!(
        (
            case.reply.is_none(),
            case.rating.is_none(),
            case.calls.len()
        ),
        (true, true, 0)
    );
    let [round] = case.earlier.as_slice() else {
        panic!("{:?}", case.earlier)
    };
    assert_eq!(round.reply.as_ref().unwrap().content.class, ReplyClass::A);
    assert_eq!(
        round.rating.as_ref().unwrap().satisfaction,
        Satisfaction::Dissatisfied
    );
}

#[test]
fn what_was_said_of_the_old_reply_does_not_count_for_the_new_one() {
    let tried = Story::replied().on("2024-05-09").by(CALLER);
    let tried = tried
        .given(call_in_vain("2024-05-06"))
        .given(call_in_vain("2024-05-07"));
    let again = tried
        .by(OWNER)
        .given(rate(Satisfaction::Dissatisfied, Solved::No))
        .given(rework());
    let again = again
        .on("2024-05-10")
        .answered(ReplyClass::A)
        .stands(StageName::Replied);
    // One more call in vain is the first one about this reply.
    let again = again
        .by(CALLER)
        .when(call_in_vain("2024-05-10"))
        .then(&["case.called"]);
    again
        .by(OWNER)
        .when(rate(Satisfaction::Satisfied, Solved::Yes))
        .then(&["case.rated", "case.followed_up"]);
}

#[test]
fn a_plan_that_the_firm_does_not_accept_leaves_the_docket() {
    let planned = Story::working()
        .docketed()
        .on("2024-04-30")
        .answered(ReplyClass::B);
    let story = planned
        .by(OWNER)
        .given(rate(Satisfaction::Dissatisfied, Solved::No))
        .given(rework());
    assert_eq!(story.case.docket, None);
    story
        .by(CLERK)
        .when(draft(ReplyClass::B))
        .then_breaks(Rule::DocketMissing);
}

#[test]
fn a_struck_off_case_is_reopened_within_a_year_and_keeps_its_number_with_a_suffix() {
    let closed = Story::struck_off();
    let last = closed.clone().on("2025-05-06").by(OWNER);
    let story = last
        .when(reopen())
        .then(&["case.reopened"])
        .stands(StageName::InProgress);
    assert_eq!(
        (
            story.case.number.as_str(),
            story.case.shown_number().as_str()
        ),
        ("2024-0136", "2024-0136-R1")
    );
    assert_eq!((story.case.reworks, story.case.reopened), (1, 1));
    assert_eq!(
        (story.case.struck_off_on, story.case.verified_by),
        (None, None)
    );
    assert_eq!(story.first_due_on(), day("2024-05-06"));
    assert_eq!(story.case.received_at, closed.case.received_at);
    let late = closed.on("2025-05-07").by(OWNER);
    late.when(reopen())
        .then_too_late(Rule::ReopenWindow, "2025-05-06");
}

#[test]
fn a_reopening_says_what_is_new() {
    let silent = Command::Reopen(Reopen {
        reason: String::new(),
    });
    Story::struck_off()
        .by(OWNER)
        .when(silent)
        .then_mend("reason", Problem::Missing);
    Story::replied()
        .by(OWNER)
        .when(reopen())
        .then_not_at_this_stage();
}

#[test]
fn a_reopened_case_is_answered_rated_and_struck_off_anew() {
    let again = Story::struck_off()
        .on("2024-06-20")
        .by(OWNER)
        .given(reopen());
    let again = again.on("2024-06-24").answered(ReplyClass::A);
    let early = again
        .clone()
        .by(DISPATCHER)
        .when(crate::strike_off::verify());
    early.then_not_at_this_stage();
    let again = again
        .by(OWNER)
        .given(rate(Satisfaction::Satisfied, Solved::Yes));
    let again = again.by(DISPATCHER).when(crate::strike_off::verify());
    again
        .then(&["case.strike_off_verified", "case.struck_off"])
        .stands(StageName::StruckOff);
}
