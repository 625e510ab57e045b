//! The work itself: contact with the firm, progress, co-handlers' opinions, consultation of offices.

use super::fields::{PARAGRAPH, TEXT, after_today, happened, optional, required};
use crate::cases::command::{
    ConcludeConsultation, ConveneConsultation, GiveOpinion, LogContact, LogProgress,
    RaiseConsultation,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Case, Level};

pub fn log_contact(case: &Case, c: &LogContact, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("summary", &c.summary, PARAGRAPH)?;
    happened("occurred_at", c.occurred_at, facts.now)?;
    if c.occurred_at < case.received_at {
        return Refusal::field("occurred_at", Problem::BeforeReceipt);
    }
    Ok(vec![Event::ContactLogged(event::ContactLogged {
        method: c.method,
        summary: c.summary.clone(),
        meal: c.meal,
        occurred_at: c.occurred_at,
        on: Some(facts.today()),
    })])
}

pub fn log_progress(c: &LogProgress, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    Ok(vec![Event::ProgressLogged(event::ProgressLogged {
        text: c.text.clone(),
        on: Some(facts.today()),
    })])
}

/// Only an office that helps or is consulted gives an opinion, and only its own.
pub fn give_opinion(case: &Case, c: &GiveOpinion, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    let asked = case.is_co_handler(c.office) || case.is_consulted(c.office);
    if !asked || !facts.actor.offices.contains(&c.office) {
        return Refusal::rule(Rule::NotYourOpinion);
    }
    Ok(vec![Event::OpinionGiven(event::OpinionGiven {
        office: c.office,
        text: c.text.clone(),
        on: facts.today(),
    })])
}

/// The lead calls the offices together; a higher level does when they don't agree.
pub fn convene(case: &Case, c: &ConveneConsultation, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("question", &c.question, PARAGRAPH)?;
    let others = c.offices.iter().any(|office| Some(*office) != case.lead());
    if !others {
        return Refusal::field("offices", Problem::Missing);
    }
    let level = c.level.unwrap_or_default();
    let by_lead = facts
        .actor
        .offices
        .iter()
        .any(|own| case.lead() == Some(*own));
    if by_lead && level != Level::Offices {
        return Refusal::field("level", Problem::NotInList);
    }
    let event = event::ConsultationConvened {
        question: c.question.clone(),
        offices: c.offices.clone(),
        level: Some(level),
        on: Some(facts.today()),
    };
    Ok(vec![Event::ConsultationConvened(event)])
}

/// What the offices can't settle goes up one level (许昌 2011; 济南条例 arts. 29, 30).
pub fn raise(case: &Case, c: &RaiseConsultation, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let open = case.consultation.as_ref();
    let level = open.and_then(|open| open.level.next());
    let level = level.ok_or(Refusal::Rule(Rule::HighestLevel))?;
    let event = event::ConsultationRaised {
        level,
        on: facts.today(),
        reason: c.reason.clone(),
        anchored_on: None,
    };
    Ok(vec![Event::ConsultationRaised(event)])
}

/// The minutes say what was discussed; the division of work binds the offices named in it, each with a day. Above the
/// offices themselves nothing is concluded without minutes.
pub fn conclude(
    case: &Case,
    c: &ConcludeConsultation,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("decision", &c.decision, PARAGRAPH)?;
    let open = case.consultation.as_ref();
    let level = open.map(|open| open.level).unwrap_or_default();
    match level {
        Level::Offices => optional("minutes", &c.minutes, TEXT)?,
        _ => required("minutes", &c.minutes, TEXT)?,
    }
    let offices = open.map(|open| open.offices.clone()).unwrap_or_default();
    for line in &c.division {
        required("division", &line.task, PARAGRAPH)?;
        after_today("division", line.due_on, facts.today())?;
        if !offices.contains(&line.office) && case.lead() != Some(line.office) {
            return Refusal::field("division", Problem::NotInList);
        }
    }
    let event = event::ConsultationConcluded {
        decision: c.decision.clone(),
        offices,
        level: Some(level),
        minutes: c.minutes.clone(),
        division: c.division.clone(),
    };
    Ok(vec![Event::ConsultationConcluded(event)])
}
