//! The firm's word: its own rating, the independent call. Silence is silence.

use domain::cases::command::{Command, Rate, RecordCall};
use domain::cases::refusal::{Problem, Rule};
use domain::cases::reply::{CallAnswers, Satisfaction, Solved};
use domain::cases::state::StageName;

use crate::cast::*;
use crate::story::Story;

/// Answered on 30 April, looked at on 9 May.
fn answered() -> Story {
    Story::replied().on("2024-05-09")
}

#[test]
fn a_content_firm_needs_no_call() {
    use Satisfaction::*;
    for grade in [VerySatisfied, Satisfied, Basically] {
        let story = answered().by(OWNER).when(rate(grade, Solved::Yes));
        story
            .then(&["case.rated", "case.followed_up"])
            .stands(StageName::AwaitingStrikeOff);
    }
}

#[test]
fn whoever_is_not_content_is_called() {
    use Satisfaction::*;
    let table = [
        (Satisfied, Solved::Partly),
        (Satisfied, Solved::No),
        (Dissatisfied, Solved::Yes),
        (VeryDissatisfied, Solved::No),
    ];
    for (grade, solved) in table {
        let story = answered()
            .by(OWNER)
            .when(rate(grade, solved))
            .then(&["case.rated"]);
        story.stands(StageName::Replied);
    }
}

#[test]
fn a_bad_rating_says_why() {
    use Satisfaction::*;
    for (grade, bad) in [
        (Basically, false),
        (Dissatisfied, true),
        (VeryDissatisfied, true),
    ] {
        assert_eq!(grade.is_bad(), bad);
        let silent = Rate {
            reason: " ".into(),
            ..rating(grade, Solved::No)
        };
        let story = answered().by(OWNER).when(Command::Rate(silent));
        if bad {
            story.then_breaks(Rule::ReasonForBadRating);
        } else {
            story.then(&["case.rated"]);
        }
    }
}

#[test]
fn a_reply_is_rated_once_and_not_before_it_is_there() {
    let rated = answered()
        .by(OWNER)
        .given(rate(Satisfaction::Dissatisfied, Solved::No));
    rated
        .when(rate(Satisfaction::Satisfied, Solved::Yes))
        .then_breaks(Rule::AlreadyRated);
    let early = Story::working()
        .by(OWNER)
        .when(rate(Satisfaction::Satisfied, Solved::Yes));
    early.then_not_at_this_stage();
}

#[test]
fn a_firm_that_was_reached_is_followed_up_whatever_it_says() {
    let unhappy = CallAnswers {
        solved: Solved::No,
        satisfaction: Some(Satisfaction::Dissatisfied),
        ..content()
    };
    for answers in [content(), unhappy] {
        let story = answered().by(CALLER).when(call("2024-05-09", answers));
        story
            .then(&["case.called", "case.followed_up"])
            .stands(StageName::AwaitingStrikeOff);
    }
}

#[test]
fn three_days_of_calling_in_vain_end_the_follow_up_without_a_grade() {
    let tried = answered()
        .by(CALLER)
        .when(call_in_vain("2024-05-06"))
        .then(&["case.called"]);
    let tried = tried
        .when(call_in_vain("2024-05-07"))
        .then(&["case.called"]);
    let tried = tried
        .when(call_in_vain("2024-05-08"))
        .then(&["case.called", "case.followed_up"]);
    assert_eq!(
        (tried.case.rating.clone(), tried.case.calls.len()),
        (None, 3)
    );
    // The firm can still speak for itself.
    tried
        .by(OWNER)
        .when(rate(Satisfaction::Dissatisfied, Solved::No))
        .then(&["case.rated"]);
}

#[test]
fn attempts_count_once_a_day() {
    let tried = answered().by(CALLER).given(call_in_vain("2024-05-06"));
    tried
        .clone()
        .when(call_in_vain("2024-05-06"))
        .then_breaks(Rule::CallOncePerDay);
    // Reaching the firm on the same day is no attempt in vain.
    tried
        .when(call("2024-05-06", content()))
        .then(&["case.called", "case.followed_up"]);
}

#[test]
fn how_many_attempts_is_a_setting() {
    let story = answered().with(|s| s.call_attempts = 1).by(CALLER);
    story
        .when(call_in_vain("2024-05-06"))
        .then(&["case.called", "case.followed_up"]);
}

#[test]
fn a_call_lies_between_the_reply_and_today() {
    let story = answered().by(CALLER);
    story
        .clone()
        .when(call_in_vain("2024-05-10"))
        .then_mend("on", Problem::InTheFuture);
    story
        .clone()
        .when(call_in_vain("2024-04-29"))
        .then_mend("on", Problem::BeforeReply);
    story
        .when(call_in_vain("2024-04-30"))
        .then(&["case.called"]);
}

#[test]
fn the_caller_works_in_none_of_the_offices_concerned() {
    for actor in [CLERK, HEAD, HELPER_CLERK, DISPATCHER_OF_LEAD] {
        let story = answered().by(actor);
        story
            .when(call("2024-05-09", content()))
            .then_breaks(Rule::MustBeIndependent);
    }
    answered()
        .by(OTHER_CLERK)
        .when(call("2024-05-09", content()))
        .happened();
}

#[test]
fn every_firm_that_is_reached_is_asked_whether_it_was_pressed() {
    let unasked = CallAnswers {
        pressed: None,
        ..content()
    };
    let story = answered().by(CALLER);
    story
        .when(call("2024-05-09", unasked))
        .then_mend("pressed", Problem::Missing);
}

#[test]
fn a_firm_that_wants_it_handled_again_gets_it_with_a_new_date() {
    let unhappy = CallAnswers {
        solved: Solved::No,
        wants_rework: true,
        ..content()
    };
    let silent = Command::RecordCall(RecordCall {
        on: day("2024-05-09"),
        answers: Some(unhappy.clone()),
        note: String::new(),
    });
    answered()
        .by(CALLER)
        .when(silent)
        .then_mend("note", Problem::Missing);
    let story = answered()
        .by(CALLER)
        .when(call("2024-05-09", unhappy.clone()));
    let story = story
        .then(&["case.called", "case.rework_ordered", "case.promoted"])
        .stands(StageName::InProgress);
    assert_eq!((story.due_on(), story.case.reworks), (day("2024-05-29"), 1));
    // Later, too, as long as it is not struck off.
    let later = Story::followed_up()
        .by(CALLER)
        .when(call("2024-05-06", unhappy));
    later.then(&["case.called", "case.rework_ordered", "case.promoted"]);
}

#[test]
fn a_call_about_what_is_already_followed_up_only_adds_to_the_record() {
    let story = Story::followed_up()
        .by(CALLER)
        .when(call("2024-05-06", content()));
    story
        .then(&["case.called"])
        .stands(StageName::AwaitingStrikeOff);
}
