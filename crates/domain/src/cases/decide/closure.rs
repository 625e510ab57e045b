//! From the firm's rating to the strike-off (销号): rating, follow-up call, rework, withdrawal, verification, reopening.
//!
//! Silence is never taken for satisfaction.

use super::dispatch::promise;
use super::fields::{PARAGRAPH, optional, required};
use crate::cases::command::{
    ApproveStrikeOff, CheckWithdrawal, OrderRework, Rate, RecordCall, Reopen, RequestWithdrawal,
    Terminate, VerifyStrikeOff, WithdrawalFinding,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::reply::{Call, Rating, Solved};
use crate::cases::state::{Case, Stage};
use crate::time::Date;

pub fn rate(case: &Case, c: &Rate) -> Result<Vec<Event>, Refusal> {
    optional("reason", &c.reason, PARAGRAPH)?;
    if c.satisfaction.is_bad() && c.reason.trim().is_empty() {
        return Refusal::rule(Rule::ReasonForBadRating);
    }
    let content = !c.satisfaction.is_bad() && c.solved == Solved::Yes;
    let rating = Rating {
        satisfaction: c.satisfaction,
        solved: c.solved,
        speed: c.speed,
        attitude: c.attitude,
        result: c.result,
        reason: c.reason.clone(),
    };
    let mut events = vec![Event::Rated(event::Rated { rating })];
    if content && case.stage == Stage::Replied {
        events.push(Event::FollowedUp(event::FollowedUp {}));
    }
    Ok(events)
}

/// The caller belongs to none of the offices concerned; attempts that fail count once a day.
pub fn record_call(case: &Case, c: &RecordCall, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    independent(case, facts)?;
    if c.on > facts.today() {
        return Refusal::field("on", Problem::InTheFuture);
    }
    let same_day = case.calls.iter().any(|call| call.on == c.on);
    if same_day && c.answers.is_none() {
        return Refusal::rule(Rule::CallOncePerDay);
    }
    let call = Call {
        on: c.on,
        answers: c.answers.clone(),
    };
    let follows = if case.stage == Stage::Replied {
        after_call(case, &call, facts)
    } else {
        None
    };
    let mut events = vec![Event::Called(event::Called {
        call,
        note: c.note.clone(),
    })];
    events.extend(follows);
    Ok(events)
}

fn after_call(case: &Case, call: &Call, facts: &Facts) -> Option<Event> {
    match &call.answers {
        Some(answers) if answers.wants_rework => {
            let (promise, trace) = promise(facts, facts.settings.rework);
            let reason = "follow_up_call".to_owned();
            Some(Event::ReworkOrdered(event::ReworkOrdered {
                reason,
                promise,
                trace,
            }))
        }
        Some(_) => Some(Event::FollowedUp(event::FollowedUp {})),
        None => {
            let attempts = u32::try_from(days_tried(case, call.on)).unwrap_or(u32::MAX);
            let enough = attempts >= facts.settings.call_attempts;
            enough.then_some(Event::FollowedUp(event::FollowedUp {}))
        }
    }
}

fn days_tried(case: &Case, today: Date) -> usize {
    let mut days: Vec<Date> = case
        .calls
        .iter()
        .map(|call| call.on)
        .chain([today])
        .collect();
    days.sort();
    days.dedup();
    days.len()
}

fn independent(case: &Case, facts: &Facts) -> Result<(), Refusal> {
    let concerned = |office| case.lead() == Some(office) || case.is_co_handler(office);
    if facts.actor.offices.iter().any(|office| concerned(*office)) {
        return Refusal::rule(Rule::MustBeIndependent);
    }
    Ok(())
}

pub fn order_rework(_case: &Case, c: &OrderRework, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let (promise, trace) = promise(facts, facts.settings.rework);
    Ok(vec![Event::ReworkOrdered(event::ReworkOrdered {
        reason: c.reason.clone(),
        promise,
        trace,
    })])
}

pub fn request_withdrawal(c: &RequestWithdrawal) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(vec![Event::WithdrawalRequested(
        event::WithdrawalRequested {
            reason: c.reason.clone(),
        },
    )])
}

/// A withdrawal that the firm was pressed into doesn't count: the case goes on where it was.
pub fn check_withdrawal(
    case: &Case,
    c: &CheckWithdrawal,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    independent(case, facts)?;
    optional("note", &c.note, PARAGRAPH)?;
    if c.finding == WithdrawalFinding::Pressed {
        required("note", &c.note, PARAGRAPH)?;
    }
    Ok(vec![Event::WithdrawalChecked(event::WithdrawalChecked {
        finding: c.finding,
        note: c.note.clone(),
    })])
}

/// The stage already stands for the issued and signed reply and for the follow-up; what remains is the verifier's
/// independence, the question about other firms, and the leader's approval of what a leader assigned.
pub fn verify(case: &Case, c: &VerifyStrikeOff, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("common_problem", &c.common_problem, PARAGRAPH)?;
    independent(case, facts)?;
    let by = facts.actor.person;
    let common_problem = c.common_problem.clone();
    let mut events = vec![Event::StrikeOffVerified(event::StrikeOffVerified {
        common_problem,
        by,
    })];
    let leader = case
        .assignment
        .as_ref()
        .and_then(|assignment| assignment.leader);
    if leader.is_none() {
        events.push(Event::StruckOff(event::StruckOff {
            on: facts.today(),
            note: String::new(),
        }));
    }
    Ok(events)
}

pub fn approve(c: &ApproveStrikeOff, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    Ok(vec![Event::StruckOff(event::StruckOff {
        on: facts.today(),
        note: c.note.clone(),
    })])
}

pub fn reopen(case: &Case, c: &Reopen, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    if let Some(struck_off_on) = case.struck_off_on {
        let days = i64::from(facts.settings.reopen_days);
        let closed_on = struck_off_on.saturating_add(jiff::Span::new().days(days));
        if facts.today() > closed_on {
            return Err(Refusal::Window {
                rule: Rule::ReopenWindow,
                closed_on,
            });
        }
    }
    let (promise, trace) = promise(facts, facts.settings.rework);
    Ok(vec![Event::Reopened(event::Reopened {
        reason: c.reason.clone(),
        promise,
        trace,
    })])
}

pub fn terminate(c: &Terminate) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(vec![Event::Terminated(event::Terminated {
        reason: c.reason.clone(),
    })])
}
