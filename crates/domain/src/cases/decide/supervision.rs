//! Reminders (催办) by the programme office, orders (督办) by the supervision office alone (政府督查工作条例 arts. 6, 7),
//! their answers, conclusions and reviews; talks, promotion.

use super::fields::{PARAGRAPH, TEXT, after_today, required};
use crate::cases::command::{
    AcceptAnswer, AnswerOrder, DecideReview, DismissOrder, IssueOrder, Promote, RecordTalk,
    RejectAnswer, Remind, RequestReview,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Case, Concluded};
use crate::time::Date;

pub fn remind(case: &Case, c: &Remind, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, PARAGRAPH)?;
    let lead = case.lead().ok_or(Refusal::Rule(Rule::NotAssigned))?;
    Ok(vec![Event::Reminded(event::Reminded {
        rung: None,
        anchored_on: None,
        on: facts.today(),
        offices: vec![lead],
        role: None,
        text: c.text.clone(),
    })])
}

/// One open order per case at most (art. 15 forbids doubled supervision): a graver one raises it.
pub fn issue(case: &Case, c: &IssueOrder, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    required("demand", &c.demand, PARAGRAPH)?;
    after_today("due_on", c.due_on, facts.today())?;
    let office = case.lead().ok_or(Refusal::Rule(Rule::NotAssigned))?;
    let open = case.supervision.order.as_ref();
    if open.is_some_and(|order| order.color >= c.color) {
        return Refusal::rule(Rule::OrderOpen);
    }
    let kept = open.map(|order| order.number.as_str());
    let number = kept.or(facts.document_number).unwrap_or_default();
    required("number", number, TEXT)?;
    Ok(vec![Event::OrderIssued(event::OrderIssued {
        number: number.to_owned(),
        color: c.color,
        reason: c.reason.clone(),
        demand: c.demand.clone(),
        due_on: c.due_on,
        on: facts.today(),
        office,
        by: Some(facts.actor.person),
        rung: None,
        anchored_on: None,
    })])
}

pub fn dismiss(case: &Case, c: &DismissOrder) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let proposal = case.supervision.proposal;
    let color = proposal.ok_or(Refusal::Rule(Rule::NoOrder))?.color;
    Ok(vec![Event::OrderDismissed(event::OrderDismissed {
        color,
        reason: c.reason.clone(),
    })])
}

pub fn answer(c: &AnswerOrder, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    Ok(vec![Event::OrderAnswered(event::OrderAnswered {
        text: c.text.clone(),
        on: facts.today(),
        by: facts.actor.person,
    })])
}

pub fn accept(c: &AcceptAnswer, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("conclusion", &c.conclusion, TEXT)?;
    Ok(vec![Event::OrderConcluded(event::OrderConcluded {
        finding: c.finding,
        conclusion: c.conclusion.clone(),
        on: facts.today(),
        by: facts.actor.person,
    })])
}

pub fn reject(c: &RejectAnswer, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    after_today("due_on", c.due_on, facts.today())?;
    Ok(vec![Event::AnswerRejected(event::AnswerRejected {
        reason: c.reason.clone(),
        due_on: c.due_on,
        on: facts.today(),
        by: facts.actor.person,
    })])
}

/// Thirty days to ask, thirty to decide (政府督查工作条例 art. 17).
pub fn request_review(
    case: &Case,
    c: &RequestReview,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let last = last(case)?;
    let days = facts.settings.review_days;
    let closed_on = days_after(last.on, days);
    if facts.today() > closed_on {
        return Err(Refusal::Window {
            rule: Rule::ReviewWindow,
            closed_on,
        });
    }
    Ok(vec![Event::ReviewRequested(event::ReviewRequested {
        reason: c.reason.clone(),
        on: facts.today(),
        decide_by: days_after(facts.today(), days),
    })])
}

/// Other people decide than those who signed and concluded (art. 17).
pub fn decide_review(case: &Case, c: &DecideReview, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    let last = last(case)?;
    let person = facts.actor.person;
    if last.by == person || last.order.signed_by == Some(person) {
        return Refusal::rule(Rule::ReviewByOthers);
    }
    Ok(vec![Event::ReviewDecided(event::ReviewDecided {
        outcome: c.outcome,
        text: c.text.clone(),
        on: facts.today(),
        by: person,
    })])
}

fn last(case: &Case) -> Result<&Concluded, Refusal> {
    let last = case.supervision.concluded.last();
    last.ok_or(Refusal::Rule(Rule::NoConclusion))
}

fn days_after(on: Date, days: u32) -> Date {
    on.saturating_add(jiff::Span::new().days(i64::from(days)))
}

pub fn record_talk(c: &RecordTalk, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    if c.held_on > facts.today() {
        return Refusal::field("held_on", Problem::InTheFuture);
    }
    Ok(vec![Event::TalkRecorded(event::TalkRecorded {
        what: c.what,
        text: c.text.clone(),
        held_on: c.held_on,
        on: facts.today(),
    })])
}

/// Only upwards: a level that took care of a case keeps doing so.
pub fn promote(case: &Case, c: &Promote, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    if c.level <= case.supervision.level {
        return Refusal::rule(Rule::NotHigher);
    }
    Ok(vec![Event::Promoted(event::Promoted {
        level: c.level,
        reason: c.reason.clone(),
        on: facts.today(),
        rung: None,
        anchored_on: None,
    })])
}
