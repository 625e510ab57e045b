//! Assignment (交办) to one owner, acknowledgement (签收), and the one objection (异议) with its final ruling.

use super::fields::{PARAGRAPH, optional, required};
use crate::cases::command::{Assign, ChangeOfficer, ConfirmAssignment, Object, Rule as Ruling};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::intake::{Difficulty, Proceedings, RequestType};
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Assignment, Case, CoHandler, Confirmation, Promise};
use crate::deadlines::{self, Limit, Trace};
use crate::ids::OfficeId;
use crate::settings::Settings;
use crate::time::{Date, local_date};

pub fn assign(case: &Case, c: &Assign, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("instruction", &c.instruction, PARAGRAPH)?;
    officer_of(facts, c.lead)?;
    if c.co_offices.contains(&c.lead) {
        return Refusal::field("co_offices", Problem::SameAsLead);
    }
    if c.leader.is_some() {
        no_word_about_a_court(case, &c.instruction)?;
    }
    let limit = c
        .limit
        .unwrap_or_else(|| limit_for(case.intake.request_type, c.difficulty, facts.settings));
    let (promise, trace) = promise(facts, limit);
    let assignment = Assignment {
        lead: c.lead,
        officer: c.officer,
        co_handlers: co_handlers(&c.co_offices, promise.due_on, facts),
        instruction: c.instruction.clone(),
        assigned_at: facts.now,
        contact_due_on: contact_due_on(facts),
        leader: c.leader,
        meeting: c.meeting.or(case.intake.meeting),
        confirmation: confirmation(c, facts),
        acknowledged_at: None,
    };
    Ok(vec![Event::Assigned(event::Assigned {
        difficulty: c.difficulty,
        assignment,
        promise,
        trace,
    })])
}

/// What was typed in a leader's name by somebody else waits for the leader.
fn confirmation(c: &Assign, facts: &Facts) -> Confirmation {
    match c.leader {
        None => Confirmation::NotNeeded,
        Some(leader) if leader == facts.actor.person && !facts.actor.by_delegate => {
            Confirmation::Confirmed
        }
        Some(_) => Confirmation::Awaiting,
    }
}

/// A leader doesn't instruct where a court or an arbitrator decides (领导干部干预司法, 中办发〔2015〕23号).
fn no_word_about_a_court(case: &Case, instruction: &str) -> Result<(), Refusal> {
    let decided_elsewhere = matches!(
        case.intake.proceedings,
        Proceedings::Court | Proceedings::Arbitration
    );
    if decided_elsewhere && !instruction.trim().is_empty() {
        return Refusal::rule(Rule::BeforeACourt);
    }
    Ok(())
}

/// The first contact with the firm counts from the day an office gets the case (上高县 2020: 2 working days).
fn contact_due_on(facts: &Facts) -> Date {
    deadlines::due(facts.calendar, facts.today(), facts.settings.first_contact).due_on
}

/// Co-handling offices answer the lead before the lead answers the firm (泉州 2022: 3 against 7 working days): by their
/// own limit, and at least a working day earlier than the lead, unless the lead itself has only one.
fn co_handlers(offices: &[OfficeId], lead_due_on: Date, facts: &Facts) -> Vec<CoHandler> {
    let own = deadlines::due(facts.calendar, facts.today(), facts.settings.co_handling).due_on;
    let earlier = deadlines::working_days_before(facts.calendar, lead_due_on, 1);
    let latest = if earlier > facts.today() {
        earlier
    } else {
        lead_due_on
    };
    let due_on = own.min(latest);
    let mut unique = offices.to_vec();
    unique.sort();
    unique.dedup();
    unique
        .into_iter()
        .map(|office| CoHandler {
            office,
            due_on,
            opinion_on: None,
        })
        .collect()
}

/// The limit that follows from the kind of request and its difficulty.
pub fn limit_for(request: RequestType, difficulty: Difficulty, settings: &Settings) -> Limit {
    match (request, difficulty) {
        (RequestType::Consultation, _) => settings.consultation,
        (_, Difficulty::Immediate) => settings.immediate,
        (_, Difficulty::Ordinary) => settings.ordinary,
        (_, Difficulty::Complex) => settings.complex,
        (_, Difficulty::Hard) => settings.hard,
    }
}

/// A date counted from today, with its arithmetic.
pub fn promise(facts: &Facts, limit: Limit) -> (Promise, Trace) {
    Promise::counted(facts.calendar, facts.today(), limit)
}

fn officer_of(facts: &Facts, office: OfficeId) -> Result<(), Refusal> {
    match facts.officer_office {
        None => Refusal::field("officer", Problem::Unknown),
        Some(own) if own != office => Refusal::field("officer", Problem::NotOfThisOffice),
        Some(_) => Ok(()),
    }
}

pub fn confirm(case: &Case, c: &ConfirmAssignment, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    optional("correction", &c.correction, PARAGRAPH)?;
    own_hand(case, facts)?;
    no_word_about_a_court(case, &c.correction)?;
    let unchanged = case
        .assignment
        .as_ref()
        .is_some_and(|assignment| assignment.instruction == c.correction);
    let correction = if unchanged {
        String::new()
    } else {
        c.correction.clone()
    };
    Ok(vec![Event::AssignmentConfirmed(
        event::AssignmentConfirmed { correction },
    )])
}

/// What only the leader of the case does, and only in person.
pub fn own_hand(case: &Case, facts: &Facts) -> Result<(), Refusal> {
    if facts.actor.by_delegate || case.leader() != Some(facts.actor.person) {
        return Refusal::rule(Rule::OwnHand);
    }
    Ok(())
}

pub fn acknowledge(facts: &Facts) -> Result<Vec<Event>, Refusal> {
    Ok(vec![Event::Acknowledged(event::Acknowledged {
        at: facts.now,
    })])
}

/// One objection, inside its window, with the duty basis and a better office named.
pub fn object(case: &Case, c: &Object, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    required("duty_basis", &c.duty_basis, PARAGRAPH)?;
    if case.lead() == Some(c.better_office) {
        return Refusal::field("better_office", Problem::SameAsLead);
    }
    let assigned_on = case
        .assignment
        .as_ref()
        .map_or(facts.today(), |a| local_date(a.assigned_at));
    let closed_on = deadlines::due(facts.calendar, assigned_on, facts.settings.objection).due_on;
    if facts.today() > closed_on {
        return Err(Refusal::Window {
            rule: Rule::ObjectionWindow,
            closed_on,
        });
    }
    Ok(vec![Event::Objected(event::Objected {
        reason: c.reason.clone(),
        duty_basis: c.duty_basis.clone(),
        better_office: c.better_office,
        on: Some(facts.today()),
    })])
}

/// The ruling is final, and the clock never stopped: the date stays the one that was promised.
pub fn rule(case: &Case, c: &Ruling, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    officer_of(facts, c.lead)?;
    let upheld = case.lead() != Some(c.lead);
    let unchanged = case.assignment.as_ref().map(|a| a.contact_due_on);
    let contact_due_on = unchanged
        .filter(|_| !upheld)
        .unwrap_or_else(|| contact_due_on(facts));
    Ok(vec![Event::ObjectionRuled(event::ObjectionRuled {
        lead: c.lead,
        officer: c.officer,
        upheld,
        reason: c.reason.clone(),
        contact_due_on,
        on: Some(facts.today()),
    })])
}

pub fn change_officer(
    case: &Case,
    c: &ChangeOfficer,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let Some(assignment) = &case.assignment else {
        return Refusal::rule(Rule::NotAssigned);
    };
    officer_of(facts, assignment.lead)?;
    if assignment.officer == c.officer {
        return Refusal::rule(Rule::NothingChanged);
    }
    Ok(vec![Event::OfficerChanged(event::OfficerChanged {
        officer: c.officer,
        reason: c.reason.clone(),
    })])
}
