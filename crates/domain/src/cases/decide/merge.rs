//! Merging (并案), its undoing, and splitting (拆分). Neither loses time: the earliest clock and the earlier date stand.

use super::fields::{LINE, PARAGRAPH, TEXT, required};
use crate::cases::command::{Merge, Split, Submission, Unmerge};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::intake::Intake;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Case, StageName};
use crate::ids::CaseId;

/// Merges a case into another one of the same firm. The one with the earlier due date is the one that goes on.
pub fn merge(case: &Case, c: &Merge, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    if c.into == case.id {
        return Refusal::rule(Rule::MergeIntoItself);
    }
    let Some(target) = facts.other.filter(|other| other.id == c.into) else {
        return Refusal::field("into", Problem::Unknown);
    };
    mergeable(case, target).map_or(Ok(()), Refusal::rule)?;
    Ok(vec![Event::Merged(event::Merged { into: c.into })])
}

fn mergeable(case: &Case, target: &Case) -> Option<Rule> {
    let stage = target.stage.name();
    if stage.is_final() || stage == StageName::WithdrawalCheck {
        Some(Rule::MergeTargetClosed)
    } else if case.intake.firm.is_none() || case.intake.firm != target.intake.firm {
        Some(Rule::MergeOtherFirm)
    } else if target.first_reply.is_some() {
        Some(Rule::MergeAnswered)
    } else if due_before(case, target) {
        Some(Rule::MergeOtherWayRound)
    } else {
        None
    }
}

/// The case has a date that the target does not keep.
fn due_before(case: &Case, target: &Case) -> bool {
    let due_on = |case: &Case| case.due.as_ref().map(|due| due.due_on);
    match (due_on(case), due_on(target)) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(own), Some(other)) => own < other,
    }
}

/// What a merge is for the case that goes on: it takes over the earliest clock.
pub fn absorb(case: &Case) -> Event {
    Event::Absorbed(event::Absorbed {
        case: case.id,
        received_at: case.received_at,
    })
}

/// What an undone merge is for the case that went on: its clock is its own again, and that of those it still holds.
pub fn release(target: &Case, leaving: CaseId) -> Event {
    let staying = target.absorbed.iter().filter(|held| held.case != leaving);
    let received_at = staying.fold(target.own_received_at, |earliest, held| {
        earliest.min(held.received_at)
    });
    Event::Released(event::Released {
        case: leaving,
        received_at,
    })
}

pub fn unmerge(c: &Unmerge) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(vec![Event::Unmerged(event::Unmerged {
        reason: c.reason.clone(),
    })])
}

/// The case remembers where its part went; [`part`] makes the part.
pub fn split(c: &Split, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("title", &c.title, LINE)?;
    required("facts", &c.facts, TEXT)?;
    required("ask", &c.ask, PARAGRAPH)?;
    required("category", &c.category, LINE)?;
    let Some(case) = facts.part else {
        return Refusal::field("part", Problem::Missing);
    };
    Ok(vec![Event::SplitOff(event::SplitOff { case })])
}

/// The part of a split case as a case of its own, under its own number and on the same clock.
pub fn part(case: &Case, c: &Split, id: CaseId, number: String) -> Submission {
    Submission {
        id,
        number,
        intake: Intake {
            title: c.title.clone(),
            facts: c.facts.clone(),
            ask: c.ask.clone(),
            category: c.category.clone(),
            ..case.intake.clone()
        },
        received_at: case.received_at,
        split_from: Some(case.id),
    }
}
