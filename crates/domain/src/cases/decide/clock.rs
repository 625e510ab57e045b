//! Everything that touches the date: waiting for material, extensions, the docket (挂账).
//!
//! Nobody moves a date of their own: an office asks, somebody else decides. Only waiting for the firm stops the clock, not
//! for long, and never once the case is late.

use super::dispatch::promise;
use super::fields::{PARAGRAPH, after_today, optional, required};
use crate::cases::command::{
    ApproveDocket, DenyDocket, DenyExtension, GrantExtension, ReceiveMaterial, ReportMilestone,
    RequestDocket, RequestExtension, RequestMaterial, ResumeFromDocket,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Case, DocketRequest, Moved, Pause, Promise, Stage};
use crate::deadlines::{self, Limit, Trace, Unit};
use crate::time::{Date, local_date};

/// The clock stops up to an agreed day, and at most so long in all as the setting allows.
pub fn request_material(
    case: &Case,
    c: &RequestMaterial,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("items", &c.items, PARAGRAPH)?;
    after_today("until", c.until, facts.today())?;
    let due = due_of(case)?;
    if due.due_on < facts.today() {
        return Refusal::rule(Rule::AlreadyOverdue);
    }
    let left = pause_left(due, facts).ok_or(Refusal::Rule(Rule::MaterialMaximum))?;
    if c.until > deadlines::due(facts.calendar, facts.today(), left).due_on {
        return Refusal::field("until", Problem::TooFar);
    }
    let pause = Pause {
        since: facts.today(),
        until: c.until,
    };
    let pauses: Vec<Pause> = due.pauses.iter().copied().chain([pause]).collect();
    let (moved, trace) = last_step(due.with_pauses(facts.calendar, &pauses), facts, pause.since);
    Ok(vec![Event::MaterialRequested(event::MaterialRequested {
        items: c.items.clone(),
        since: pause.since,
        until: pause.until,
        due_on: moved.due_on,
        provisional: moved.provisional,
        trace,
    })])
}

/// The pause counts up to its agreed end only, however late the material comes.
pub fn receive_material(
    case: &Case,
    c: &ReceiveMaterial,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("summary", &c.summary, PARAGRAPH)?;
    let Stage::AwaitingMaterial { since, until, .. } = case.stage else {
        return Err(Refusal::WrongStage(case.stage.name()));
    };
    let due = due_of(case)?;
    let paused_to = facts.today().min(until);
    let mut pauses = due.pauses.clone();
    if let Some(last) = pauses.last_mut() {
        last.until = paused_to;
    }
    let (moved, trace) = last_step(due.with_pauses(facts.calendar, &pauses), facts, since);
    Ok(vec![Event::MaterialReceived(event::MaterialReceived {
        summary: c.summary.clone(),
        paused_to,
        due_on: moved.due_on,
        provisional: moved.provisional,
        trace,
    })])
}

/// How long the clock may still stand still.
fn pause_left(due: &Promise, facts: &Facts) -> Option<Limit> {
    let most = facts.settings.material_max;
    let used: i64 = match most.unit() {
        Unit::WorkingDays => due.paused_days(facts.calendar),
        Unit::CalendarDays => due.pauses.iter().map(calendar_days).sum(),
    };
    let left = i64::from(most.count()) - used;
    Limit::new(u32::try_from(left).ok()?, most.unit()).ok()
}

fn calendar_days(pause: &Pause) -> i64 {
    pause
        .until
        .since(pause.since)
        .map_or(0, |span| i64::from(span.get_days()))
}

/// The date, and what its last step added.
fn last_step(mut moved: Moved, facts: &Facts, since: Date) -> (Moved, Trace) {
    let trace = moved
        .traces
        .pop()
        .unwrap_or_else(|| deadlines::trace_between(facts.calendar, since, since));
    (moved, trace)
}

/// Asked in time, the firm told (泉州 2022; 接诉即办条例 art. 15).
pub fn request_extension(
    case: &Case,
    c: &RequestExtension,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    required("firm_told", &c.firm_told, PARAGRAPH)?;
    let due_on = due_of(case)?.due_on;
    later("until", c.until, due_on)?;
    let before = facts.settings.extension_ask_before;
    let closed_on = deadlines::working_days_before(facts.calendar, due_on, before);
    if facts.today() > closed_on {
        return Err(Refusal::Window {
            rule: Rule::ExtensionInTime,
            closed_on,
        });
    }
    Ok(vec![Event::ExtensionRequested(event::ExtensionRequested {
        until: c.until,
        reason: c.reason.clone(),
        firm_told: c.firm_told.clone(),
        asked_on: facts.today(),
    })])
}

/// The approved date may differ from the one asked for; a rest day becomes the next working day (民法典 art. 203). From the
/// second time on a leader decides, in person.
pub fn grant_extension(
    case: &Case,
    c: &GrantExtension,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    later("until", c.until, due_of(case)?.due_on)?;
    after_today("until", c.until, facts.today())?;
    let by_leader = facts.actor.is_leader && !facts.actor.by_delegate;
    if case.extensions.granted > 0 && !by_leader {
        return Refusal::rule(Rule::ExtensionNeedsLeader);
    }
    let until = facts.calendar.working_day_from(c.until);
    let provisional = facts.calendar.provisional(until).is_some();
    Ok(vec![Event::ExtensionGranted(event::ExtensionGranted {
        until,
        on: facts.today(),
        provisional,
        note: c.note.clone(),
    })])
}

pub fn deny_extension(c: &DenyExtension) -> Result<Vec<Event>, Refusal> {
    required("note", &c.note, PARAGRAPH)?;
    Ok(vec![Event::ExtensionDenied(event::ExtensionDenied {
        note: c.note.clone(),
    })])
}

/// A plan, a milestone within one cycle, and a reviewer who does not sit in the office under review.
pub fn request_docket(
    case: &Case,
    c: &RequestDocket,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    required("plan", &c.plan, PARAGRAPH)?;
    after_today("milestone_on", c.milestone_on, facts.today())?;
    if c.milestone_on > cycle_end(facts) {
        return Refusal::field("milestone_on", Problem::TooFar);
    }
    if facts.officer_office.is_some() && facts.officer_office == case.lead() {
        return Refusal::field("reviewer", Problem::SameAsLead);
    }
    Ok(vec![Event::DocketRequested(event::DocketRequested {
        request: DocketRequest {
            reason: c.reason.clone(),
            plan: c.plan.clone(),
            milestone_on: c.milestone_on,
            reviewer: c.reviewer,
        },
    })])
}

/// The last day of a cycle that begins today.
fn cycle_end(facts: &Facts) -> Date {
    let days = i64::from(facts.settings.docket_cycle_days);
    local_date(facts.now.plus_days(days))
}

/// A milestone that has passed while the request lay there is asked for anew.
pub fn approve_docket(
    case: &Case,
    c: &ApproveDocket,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    let asked = case.docket_request.as_ref();
    let milestone_on = asked.map_or(facts.today(), |request| request.milestone_on);
    after_today("milestone_on", milestone_on, facts.today())?;
    Ok(vec![Event::DocketApproved(event::DocketApproved {
        note: c.note.clone(),
        on: facts.today(),
        until: cycle_end(facts),
    })])
}

pub fn deny_docket(c: &DenyDocket) -> Result<Vec<Event>, Refusal> {
    required("note", &c.note, PARAGRAPH)?;
    Ok(vec![Event::DocketDenied(event::DocketDenied {
        note: c.note.clone(),
    })])
}

/// Inside a cycle the office names the next milestone itself, but not in place of one that it has missed.
pub fn report_milestone(
    case: &Case,
    c: &ReportMilestone,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("progress", &c.progress, PARAGRAPH)?;
    after_today("next_milestone_on", c.next_milestone_on, facts.today())?;
    let Some(docket) = &case.docket else {
        return Refusal::rule(Rule::DocketMissing);
    };
    if facts.today() > docket.milestone_on {
        return Err(Refusal::Window {
            rule: Rule::MilestoneMissed,
            closed_on: docket.milestone_on,
        });
    }
    if c.next_milestone_on > docket.until {
        return Refusal::field("next_milestone_on", Problem::TooFar);
    }
    Ok(vec![Event::MilestoneReported(event::MilestoneReported {
        progress: c.progress.clone(),
        next_milestone_on: c.next_milestone_on,
    })])
}

pub fn resume(c: &ResumeFromDocket, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let (promise, trace) = promise(facts, c.limit);
    let event = event::ResumedFromDocket {
        reason: c.reason.clone(),
        promise,
        trace,
    };
    Ok(vec![Event::ResumedFromDocket(event)])
}

fn due_of(case: &Case) -> Result<&Promise, Refusal> {
    case.due.as_ref().ok_or(Refusal::Rule(Rule::NotAssigned))
}

fn later(field: &'static str, until: Date, due_on: Date) -> Result<(), Refusal> {
    if until <= due_on {
        return Refusal::field(field, Problem::NotLater);
    }
    Ok(())
}
