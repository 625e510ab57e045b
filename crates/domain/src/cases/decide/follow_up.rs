//! What the firm says of a reply: its rating (评价), the independent call (回访), and handling again (重办).
//!
//! Silence is never taken for satisfaction.

use super::dispatch::promise;
use super::fields::{PARAGRAPH, optional, required};
use super::independent;
use crate::cases::command::{OrderRework, Rate, RecordCall};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::reply::{Call, Rating, Solved};
use crate::cases::state::{Case, Stage, StageName};
use crate::cases::strike_off::days_tried;

/// A content firm needs no call; any other one is called.
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
    let issued = case.issued_reply().and_then(|reply| reply.issued.as_ref());
    if issued.is_some_and(|issued| c.on < issued.on) {
        return Refusal::field("on", Problem::BeforeReply);
    }
    if c.answers
        .as_ref()
        .is_some_and(|answers| answers.pressed.is_none())
    {
        return Refusal::field("pressed", Problem::Missing);
    }
    let same_day = case.calls.iter().any(|call| call.on == c.on);
    if same_day && c.answers.is_none() {
        return Refusal::rule(Rule::CallOncePerDay);
    }
    let call = Call {
        on: c.on,
        answers: c.answers.clone(),
    };
    let follows = after_call(case, &call, c, facts)?;
    let note = c.note.clone();
    let mut events = vec![Event::Called(event::Called { call, note })];
    events.extend(follows);
    Ok(events)
}

fn after_call(
    case: &Case,
    call: &Call,
    c: &RecordCall,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    let stage = case.stage.name();
    let done = || vec![Event::FollowedUp(event::FollowedUp {})];
    match &call.answers {
        // On the docket the plan stands; the reviewer looks at it.
        Some(answers) if answers.wants_rework && stage != StageName::Docketed => {
            required("note", &c.note, PARAGRAPH)?;
            Ok(rework_higher_up(case, &c.note, facts))
        }
        _ if stage != StageName::Replied => Ok(Vec::new()),
        Some(_) => Ok(done()),
        None => {
            let tried = days_tried(case.calls.iter().chain([call]));
            let enough = tried >= facts.settings.call_attempts;
            Ok(if enough { done() } else { Vec::new() })
        }
    }
}

pub fn order_rework(case: &Case, c: &OrderRework, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(rework_higher_up(case, &c.reason, facts))
}

/// What the firm found bad is handled again under the eyes of the next higher level (江门: returned and promoted).
fn rework_higher_up(case: &Case, reason: &str, facts: &Facts) -> Vec<Event> {
    let promoted = case.supervision.level.next().map(|level| {
        Event::Promoted(event::Promoted {
            level,
            reason: reason.to_owned(),
            on: facts.today(),
            rung: None,
            anchored_on: None,
        })
    });
    let mut events = vec![rework(reason, facts)];
    events.extend(promoted);
    events
}

/// Back to work, with a date of its own; the first promise and the first reply stay in the record.
pub fn rework(reason: &str, facts: &Facts) -> Event {
    let (promise, trace) = promise(facts, facts.settings.rework);
    Event::ReworkOrdered(event::ReworkOrdered {
        reason: reason.to_owned(),
        promise,
        trace,
    })
}
