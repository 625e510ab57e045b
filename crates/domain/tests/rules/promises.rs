//! The promise ledger: what was promised about time, and whether it was kept.

use domain::cases::Event;
use domain::cases::command::*;
use domain::cases::promise_ledger::{Outcome, PromiseKind, Standing, promise_ledger};
use domain::cases::reply::ReplyClass;
use domain::time::Date;

use crate::cast::*;
use crate::story::Story;

/// Kinds, days and outcomes, as seen on the story's day.
fn ledger(story: &Story) -> Vec<(PromiseKind, Date, Outcome)> {
    let record: Vec<(Date, &Event)> = story.recorded.iter().copied().zip(&story.events).collect();
    let lines = promise_ledger(&record, story.today(), Standing::Open);
    let told = lines.into_iter();
    told.map(|line| (line.kind, line.on, line.outcome))
        .collect()
}

fn ask() -> Command {
    Command::RequestExtension(RequestExtension {
        until: day("2024-06-14"),
        reason: "需现场检测".into(),
        firm_told: "电话告知".into(),
    })
}

fn grant() -> Command {
    Command::GrantExtension(GrantExtension {
        until: day("2024-06-14"),
        note: String::new(),
    })
}

fn interim(on: &str) -> Command {
    Command::ReplyInterim(ReplyInterim {
        text: "已完成勘查".into(),
        next_promised_on: day(on),
    })
}

#[test]
fn a_promise_that_was_extended_says_so_and_the_new_one_is_kept_or_broken() {
    let due = Story::working().due_on();
    let extended = Story::working()
        .by(HEAD)
        .given(ask())
        .by(DISPATCHER)
        .given(grant());
    let until = day("2024-06-14");
    let first = (PromiseKind::First, due, Outcome::Moved(until));
    let asked = (PromiseKind::ExtensionAsked, until, Outcome::Granted);
    let line = |outcome| (PromiseKind::ExtensionGranted, until, outcome);
    assert_eq!(ledger(&extended), [first, asked, line(Outcome::Running)]);
    let late = extended.clone().on("2024-06-17");
    assert_eq!(ledger(&late), [first, asked, line(Outcome::Missed)]);
    let kept = extended.on("2024-06-13").answered(ReplyClass::A);
    let on = day("2024-06-13");
    assert_eq!(ledger(&kept), [first, asked, line(Outcome::Kept(on))]);
    let broken = late.answered(ReplyClass::A);
    let on = day("2024-06-17");
    assert_eq!(ledger(&broken), [first, asked, line(Outcome::Broken(on))]);
}

#[test]
fn an_interim_reply_is_kept_by_the_next_word_to_the_firm() {
    let told = Story::working().by(CLERK).given(interim("2024-05-06"));
    let told = told.on("2024-05-06").given(interim("2024-05-09"));
    let told = told.on("2024-05-10");
    let lines = ledger(&told);
    let interim = |line: &&(PromiseKind, Date, Outcome)| line.0 == PromiseKind::Interim;
    let outcomes: Vec<Outcome> = lines.iter().filter(interim).map(|line| line.2).collect();
    assert_eq!(
        outcomes,
        [Outcome::Kept(day("2024-05-06")), Outcome::Missed]
    );
}

#[test]
fn a_plan_is_a_promise_once_it_was_approved_and_a_missed_milestone_breaks_it() {
    let asked = Story::working()
        .by(HEAD)
        .given(crate::docket::request("2024-06-28"));
    assert!(
        ledger(&asked)
            .iter()
            .all(|line| line.0 != PromiseKind::Milestone)
    );
    let planned = asked
        .by(SUPERVISOR)
        .given(crate::docket::approve())
        .on("2024-04-30")
        .answered(ReplyClass::B)
        .by(CALLER)
        .given(call("2024-04-30", content()))
        .on("2024-07-01")
        .climbed();
    let milestone = (PromiseKind::Milestone, day("2024-06-28"), Outcome::Missed);
    let missed = (
        PromiseKind::MilestoneMissed,
        day("2024-06-28"),
        Outcome::Missed,
    );
    let lines = ledger(&planned);
    assert!(
        lines.contains(&milestone) && lines.contains(&missed),
        "{lines:?}"
    );
}
