//! Rows taken over from a ledger: they stand where it left them, and end only by the same rules as every other case.

use domain::calendar::Calendar;
use domain::cases::command::{Acknowledge, Command, Submission};
use domain::cases::decide::import;
use domain::cases::refusal::{Problem, Refusal, Rule};
use domain::cases::reply::{ReplyClass, Satisfaction, Solved};
use domain::cases::state::{LedgerFacts, StageName};

use crate::cast::*;
use crate::story::{MET_ON, Story};

fn row(ledger: LedgerFacts) -> Story {
    let form = submission(morning(MET_ON));
    let events = import(&form, ledger, morning("2024-12-31"), Calendar::official()).unwrap();
    Story::begun(events).on("2024-06-20")
}

fn in_hand() -> LedgerFacts {
    LedgerFacts {
        lead_office: "州交通运输局".into(),
        assigned_on: Some(day("2024-04-26")),
        due_on: Some(day("2024-05-10")),
        ..LedgerFacts::default()
    }
}

fn answered() -> LedgerFacts {
    LedgerFacts {
        replied_at: Some(morning("2024-05-09")),
        class: Some(ReplyClass::A),
        ..in_hand()
    }
}

#[test]
fn a_row_stands_where_its_ledger_left_it() {
    row(LedgerFacts::default()).stands(StageName::Accepted);
    row(in_hand())
        .stands(StageName::InProgress)
        .due("2024-05-10");
    row(answered()).stands(StageName::Replied);
    let closed = LedgerFacts {
        struck_off_on: Some(day("2024-05-20")),
        ..answered()
    };
    row(closed).stands(StageName::StruckOff);
}

#[test]
fn an_unanswered_row_is_overdue_by_the_ledgers_own_date() {
    let story = row(in_hand());
    assert!(!story.case.is_overdue(day("2024-05-10")));
    assert!(story.case.is_overdue(day("2024-05-11")));
}

#[test]
fn the_time_of_an_old_reply_is_counted_in_working_days() {
    let first = row(answered()).case.first_reply.unwrap();
    assert_eq!(
        (first.on, first.due_on),
        (day("2024-05-09"), Some(day("2024-05-10")))
    );
    assert_eq!((first.working_days, first.class), (8, Some(ReplyClass::A)));
}

#[test]
fn the_day_on_which_the_work_was_done_stands_for_the_reply() {
    let done = LedgerFacts {
        closed_on: Some(day("2024-05-13")),
        ..in_hand()
    };
    let story = row(done).stands(StageName::Replied);
    assert_eq!(story.case.first_reply.unwrap().on, day("2024-05-13"));
}

#[test]
fn a_row_may_lack_what_a_form_must_have_but_never_a_title() {
    let bare = Submission {
        intake: domain::cases::Intake {
            firm: None,
            ask: String::new(),
            category: String::new(),
            place: String::new(),
            no_state_secrets: false,
            contact: None,
            ..intake()
        },
        ..submission(morning(MET_ON))
    };
    let take = |form: &Submission| {
        import(
            form,
            LedgerFacts::default(),
            morning(MET_ON),
            Calendar::official(),
        )
    };
    assert!(take(&bare).is_ok());
    let untitled = Submission {
        intake: domain::cases::Intake {
            title: String::new(),
            ..bare.intake.clone()
        },
        ..bare.clone()
    };
    assert_eq!(take(&untitled), Refusal::field("title", Problem::Missing));
    let tomorrow = Submission {
        received_at: morning("2024-04-26"),
        ..bare
    };
    assert_eq!(
        take(&tomorrow),
        Refusal::field("received_at", Problem::InTheFuture)
    );
}

#[test]
fn a_ledgers_word_about_satisfaction_is_not_the_firms() {
    let praised = LedgerFacts {
        satisfaction: Some(Satisfaction::VerySatisfied),
        ..answered()
    };
    let case = row(praised).case;
    assert_eq!((case.rating, case.calls.len()), (None, 0));
}

#[test]
fn an_answered_row_is_struck_off_only_with_a_reply_that_was_signed_here() {
    let called = row(answered())
        .by(CALLER)
        .given(call("2024-06-20", content()));
    let called = called.stands(StageName::AwaitingStrikeOff).by(DISPATCHER);
    let refused = called.clone().when(crate::strike_off::verify());
    refused.then_breaks(Rule::StrikeOffNotDelivered);
    let assigned = called
        .given(Command::Assign(assign()))
        .stands(StageName::Assigned);
    let working = assigned
        .by(CLERK)
        .given(Command::Acknowledge(Acknowledge {}));
    let working = working.given(contact(morning("2024-06-20")));
    let answered = working.answered(ReplyClass::A).by(OWNER);
    let rated = answered
        .given(rate(Satisfaction::Satisfied, Solved::Yes))
        .by(DISPATCHER);
    rated
        .when(crate::strike_off::verify())
        .then(&["case.strike_off_verified", "case.struck_off"]);
}

#[test]
fn assigning_an_old_row_keeps_its_first_promise_and_its_first_reply() {
    let story = row(answered())
        .by(DISPATCHER)
        .given(Command::Assign(assign()));
    assert_eq!(story.first_due_on(), day("2024-05-10"));
    assert_eq!(story.due_on(), day("2024-06-27"));
    assert_eq!(story.case.first_reply.unwrap().on, day("2024-05-09"));
}

#[test]
fn a_row_without_an_office_of_this_programme_waits_for_one() {
    let story = row(in_hand()).by(CLERK);
    story
        .clone()
        .when(draft(ReplyClass::A))
        .then_breaks(Rule::NotAssigned);
    story
        .clone()
        .when(crate::material::ask("2024-06-28"))
        .then_breaks(Rule::NotAssigned);
    story
        .by(DISPATCHER)
        .when(Command::Assign(assign()))
        .then(&["case.assigned"]);
}

#[test]
fn a_struck_off_row_comes_back_to_be_assigned() {
    let closed = LedgerFacts {
        struck_off_on: Some(day("2024-05-20")),
        ..answered()
    };
    let story = row(closed).by(OWNER).given(crate::rework::reopen());
    story.stands(StageName::Accepted);
}
