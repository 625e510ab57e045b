//! The work itself: contact with the firm, progress, co-handlers' opinions, consultation of offices.

use super::fields::{PARAGRAPH, TEXT, happened, required};
use crate::cases::command::{
    ConcludeConsultation, ConveneConsultation, GiveOpinion, LogContact, LogProgress,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::Case;

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
    })])
}

pub fn log_progress(c: &LogProgress) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    Ok(vec![Event::ProgressLogged(event::ProgressLogged {
        text: c.text.clone(),
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

pub fn convene(case: &Case, c: &ConveneConsultation) -> Result<Vec<Event>, Refusal> {
    required("question", &c.question, PARAGRAPH)?;
    let others = c.offices.iter().any(|office| Some(*office) != case.lead());
    if !others {
        return Refusal::field("offices", Problem::Missing);
    }
    let event = event::ConsultationConvened {
        question: c.question.clone(),
        offices: c.offices.clone(),
    };
    Ok(vec![Event::ConsultationConvened(event)])
}

pub fn conclude(case: &Case, c: &ConcludeConsultation) -> Result<Vec<Event>, Refusal> {
    required("decision", &c.decision, PARAGRAPH)?;
    Ok(vec![Event::ConsultationConcluded(
        event::ConsultationConcluded {
            decision: c.decision.clone(),
            offices: case
                .consultation
                .as_ref()
                .map(|open| open.offices.clone())
                .unwrap_or_default(),
        },
    )])
}
