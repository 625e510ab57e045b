//! Leaving a case out of the rates (剔除): one asks with evidence, a second person decides.

use super::fields::{PARAGRAPH, TEXT, optional, required};
use super::independent;
use crate::cases::command::{ApproveExclusion, DenyExclusion, RequestExclusion};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Refusal, Rule};
use crate::cases::state::{Case, Exclusion};

pub fn request(c: &RequestExclusion, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("evidence", &c.evidence, TEXT)?;
    Ok(vec![Event::ExclusionRequested(event::ExclusionRequested {
        exclusion: Exclusion {
            reason: c.reason,
            evidence: c.evidence.clone(),
            asked_by: facts.actor.person,
            asked_on: facts.today(),
        },
    })])
}

pub fn approve(case: &Case, c: &ApproveExclusion, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    second_person(case, facts)?;
    Ok(vec![Event::ExclusionApproved(event::ExclusionApproved {
        note: c.note.clone(),
        on: facts.today(),
        by: facts.actor.person,
    })])
}

pub fn deny(case: &Case, c: &DenyExclusion, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("note", &c.note, PARAGRAPH)?;
    second_person(case, facts)?;
    Ok(vec![Event::ExclusionDenied(event::ExclusionDenied {
        note: c.note.clone(),
    })])
}

/// Not the one who asked, and nobody of an office whose record would gain by it.
fn second_person(case: &Case, facts: &Facts) -> Result<(), Refusal> {
    independent(case, facts)?;
    let asked_by = case.exclusions.pending.as_ref().map(|asked| asked.asked_by);
    if asked_by == Some(facts.actor.person) {
        return Refusal::rule(Rule::AnotherDecides);
    }
    Ok(())
}
