//! Everything that touches the date: waiting for material, extensions, the docket (挂账).
//!
//! Nothing here improves a case that is already late.

use super::dispatch::promise;
use super::fields::{PARAGRAPH, after_today, optional, required};
use crate::cases::command::{
    ApproveDocket, DenyDocket, DenyExtension, GrantExtension, ReceiveMaterial, ReportMilestone,
    RequestDocket, RequestExtension, RequestMaterial, ResumeFromDocket,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Case, Docket, Promise, Stage};
use crate::deadlines;
use crate::time::Date;

pub fn request_material(c: &RequestMaterial, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("items", &c.items, PARAGRAPH)?;
    after_today("until", c.until, facts.today())?;
    let latest = deadlines::due(facts.calendar, facts.today(), facts.settings.material_max).due_on;
    if c.until > latest {
        return Refusal::field("until", Problem::TooFar);
    }
    let event = event::MaterialRequested {
        items: c.items.clone(),
        since: facts.today(),
        until: c.until,
    };
    Ok(vec![Event::MaterialRequested(event)])
}

/// The pause counts up to its agreed end only, and not at all for a case that was late before it began.
pub fn receive_material(
    case: &Case,
    c: &ReceiveMaterial,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("summary", &c.summary, PARAGRAPH)?;
    let Stage::AwaitingMaterial { since, until, .. } = &case.stage else {
        return Err(Refusal::WrongStage(case.stage.name()));
    };
    let ended = facts.today().min(*until);
    let moved = deadlines::extend_by_pause(facts.calendar, due_of(case)?.due_on, *since, ended);
    Ok(vec![Event::MaterialReceived(event::MaterialReceived {
        summary: c.summary.clone(),
        due_on: moved.due_on,
        provisional: moved.added.provisional.is_some(),
        trace: moved.added,
    })])
}

/// Asked in time, the firm told (泉州 2022; 接诉即办条例 art. 15).
pub fn request_extension(
    case: &Case,
    c: &RequestExtension,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    required("firm_told", &c.firm_told, PARAGRAPH)?;
    let due = due_of(case)?;
    later("until", c.until, due.due_on)?;
    let left = deadlines::remaining(facts.calendar, facts.today(), due.due_on);
    if left.overdue || left.working_days < i64::from(facts.settings.extension_ask_before) {
        return Err(Refusal::Window {
            rule: Rule::ExtensionInTime,
            closed_on: due.due_on,
        });
    }
    Ok(vec![Event::ExtensionRequested(event::ExtensionRequested {
        until: c.until,
        reason: c.reason.clone(),
        firm_told: c.firm_told.clone(),
        asked_on: facts.today(),
    })])
}

pub fn grant_extension(
    case: &Case,
    c: &GrantExtension,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    later("until", c.until, due_of(case)?.due_on)?;
    if case.extensions.granted > 0 && !facts.actor.is_leader {
        return Refusal::rule(Rule::ExtensionNeedsLeader);
    }
    let provisional = facts.calendar.provisional(c.until).is_some();
    Ok(vec![Event::ExtensionGranted(event::ExtensionGranted {
        until: c.until,
        provisional,
        note: c.note.clone(),
    })])
}

pub fn deny_extension(_case: &Case, c: &DenyExtension) -> Result<Vec<Event>, Refusal> {
    required("note", &c.note, PARAGRAPH)?;
    Ok(vec![Event::ExtensionDenied(event::ExtensionDenied {
        note: c.note.clone(),
    })])
}

pub fn request_docket(
    case: &Case,
    c: &RequestDocket,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    required("plan", &c.plan, PARAGRAPH)?;
    milestone("milestone_on", c.milestone_on, facts)?;
    if facts.officer_office.is_some() && facts.officer_office == case.lead() {
        return Refusal::field("reviewer", Problem::SameAsLead);
    }
    let docket = Docket {
        reason: c.reason.clone(),
        plan: c.plan.clone(),
        milestone_on: c.milestone_on,
        reviewer: c.reviewer,
        approved: false,
    };
    Ok(vec![Event::DocketRequested(event::DocketRequested {
        docket,
    })])
}

/// The next milestone is to come, and within one cycle of the docket.
fn milestone(field: &'static str, on: Date, facts: &Facts) -> Result<(), Refusal> {
    after_today(field, on, facts.today())?;
    let latest = facts
        .now
        .plus_days(i64::from(facts.settings.docket_cycle_days));
    if on > crate::time::local_date(latest) {
        return Refusal::field(field, Problem::TooFar);
    }
    Ok(())
}

pub fn approve_docket(_case: &Case, c: &ApproveDocket) -> Result<Vec<Event>, Refusal> {
    optional("note", &c.note, PARAGRAPH)?;
    Ok(vec![Event::DocketApproved(event::DocketApproved {
        note: c.note.clone(),
    })])
}

pub fn deny_docket(_case: &Case, c: &DenyDocket) -> Result<Vec<Event>, Refusal> {
    required("note", &c.note, PARAGRAPH)?;
    Ok(vec![Event::DocketDenied(event::DocketDenied {
        note: c.note.clone(),
    })])
}

pub fn report_milestone(c: &ReportMilestone, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("progress", &c.progress, PARAGRAPH)?;
    milestone("next_milestone_on", c.next_milestone_on, facts)?;
    let event = event::MilestoneReported {
        progress: c.progress.clone(),
        next_milestone_on: c.next_milestone_on,
    };
    Ok(vec![Event::MilestoneReported(event)])
}

pub fn resume(_case: &Case, c: &ResumeFromDocket, facts: &Facts) -> Result<Vec<Event>, Refusal> {
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
    case.due.as_ref().ok_or(Refusal::Rule(Rule::AlreadyHandled))
}

fn later(field: &'static str, until: Date, due_on: Date) -> Result<(), Refusal> {
    if until <= due_on {
        return Refusal::field(field, Problem::NotLater);
    }
    Ok(())
}
