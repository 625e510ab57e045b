//! Strike-off (销号): verified by somebody who had no hand in it, approved by the leader who assigned it.

use super::dispatch::own_hand;
use super::fields::{PARAGRAPH, optional, required};
use super::follow_up::rework;
use super::independent;
use crate::cases::command::{ApproveStrikeOff, Reach, RefuseStrikeOff, VerifyStrikeOff};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Refusal, Rule};
use crate::cases::state::{Case, StageName};
use crate::cases::strike_off::{Condition, unmet};

/// Everything but the leader's word is there. What no leader assigned is struck off at once.
pub fn verify(case: &Case, c: &VerifyStrikeOff, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    match c.reach {
        Reach::ThisFirm => optional("common_problem", &c.common_problem, PARAGRAPH)?,
        Reach::OtherFirms => required("common_problem", &c.common_problem, PARAGRAPH)?,
    }
    demand(case, facts, Condition::BEFORE_VERIFICATION)?;
    no_hand_in_it(case, facts)?;
    let mut events = vec![Event::StrikeOffVerified(event::StrikeOffVerified {
        reach: c.reach,
        common_problem: c.common_problem.clone(),
        by: facts.actor.person,
    })];
    if case.leader().is_none() {
        events.push(struck_off(facts, ""));
    }
    Ok(events)
}

/// The leader's approval is the last of the seven conditions.
pub fn approve(case: &Case, c: &ApproveStrikeOff, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    own_hand(case, facts)?;
    demand(case, facts, Condition::ALL)?;
    if case.verified_by == Some(facts.actor.person) {
        return Refusal::rule(Rule::MustBeIndependent);
    }
    Ok(vec![struck_off(facts, &c.note)])
}

/// The verifier, or after the verification the leader, sends it back to work.
pub fn refuse(case: &Case, c: &RefuseStrikeOff, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    if case.stage.name() == StageName::AwaitingLeader {
        own_hand(case, facts)?;
    } else {
        no_hand_in_it(case, facts)?;
    }
    Ok(vec![rework(&c.reason, facts)])
}

fn demand(case: &Case, facts: &Facts, conditions: &[Condition]) -> Result<(), Refusal> {
    unmet(case, conditions, facts.settings)
        .next()
        .map_or(Ok(()), |condition| Refusal::rule(condition.rule(case)))
}

/// Neither of an office of the case, nor one of the persons who handled it.
fn no_hand_in_it(case: &Case, facts: &Facts) -> Result<(), Refusal> {
    independent(case, facts)?;
    let officer = case.assignment.as_ref().map(|a| a.officer);
    let reply = case.reply.as_ref();
    let writer = reply.map(|reply| reply.drafted_by);
    let signer = reply.and_then(|reply| reply.signed_by);
    if [officer, writer, signer].contains(&Some(facts.actor.person)) {
        return Refusal::rule(Rule::MustBeIndependent);
    }
    Ok(())
}

fn struck_off(facts: &Facts, note: &str) -> Event {
    Event::StruckOff(event::StruckOff {
        on: facts.today(),
        note: note.to_owned(),
    })
}
