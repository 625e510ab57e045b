//! What moves dates.

use crate::cases::event::{
    DeadlineMoved, DocketApproved, ExtensionGranted, ExtensionRequested, MaterialReceived,
    MaterialRequested, MilestoneReported, ResumedFromDocket,
};
use crate::cases::state::{
    Case, CoHandler, Docket, Extensions, Granted, Pause, PendingExtension, Promise, Stage,
};
use crate::time::Date;

/// A later limit never replaces the first promise.
pub fn set_promise(case: &mut Case, promise: &Promise) {
    let first_due_on = case
        .due
        .as_ref()
        .map_or(promise.first_due_on, |due| due.first_due_on);
    case.due = Some(Promise {
        first_due_on,
        ..promise.clone()
    });
}

pub fn move_due(case: &mut Case, due_on: Date, provisional: bool) {
    if let Some(due) = &mut case.due {
        due.due_on = due_on;
        due.provisional = provisional;
    }
}

pub fn moved_by_calendar(case: &mut Case, e: &DeadlineMoved) {
    move_due(case, e.due_on, e.provisional);
    let Some(assignment) = &mut case.assignment else {
        return;
    };
    assignment.contact_due_on = e.contact_due_on.unwrap_or(assignment.contact_due_on);
    for moved in &e.co_handlers {
        let office = |co: &&mut CoHandler| co.office == moved.office;
        if let Some(co) = assignment.co_handlers.iter_mut().find(office) {
            co.due_on = moved.due_on;
        }
    }
}

pub fn material_requested(case: &mut Case, e: &MaterialRequested) {
    if let Some(due) = &mut case.due {
        due.pauses.push(Pause {
            since: e.since,
            until: e.until,
        });
    }
    move_due(case, e.due_on, e.provisional);
    case.stage = Stage::AwaitingMaterial {
        items: e.items.clone(),
        since: e.since,
        until: e.until,
    };
}

pub fn material_received(case: &mut Case, e: &MaterialReceived) {
    let pauses = case.due.as_mut().map(|due| &mut due.pauses);
    if let Some(pause) = pauses.and_then(|pauses| pauses.last_mut()) {
        pause.until = e.paused_to;
    }
    move_due(case, e.due_on, e.provisional);
    case.stage = Stage::InProgress;
}

pub fn extension_requested(case: &mut Case, e: &ExtensionRequested) {
    case.extensions.pending = Some(PendingExtension {
        until: e.until,
        reason: e.reason.clone(),
        asked_on: e.asked_on,
    });
}

pub fn extension_granted(case: &mut Case, e: &ExtensionGranted) {
    case.extensions = Extensions {
        granted: case.extensions.granted + 1,
        pending: None,
    };
    if let Some(due) = &mut case.due {
        due.granted = Some(Granted {
            until: e.until,
            on: e.on,
        });
    }
    move_due(case, e.until, e.provisional);
}

/// A renewal keeps the memory of the entry: its cycles, and the milestone that passed without a report.
pub fn docket_approved(case: &mut Case, e: &DocketApproved) {
    let Some(request) = case.docket_request.take() else {
        return;
    };
    let before = case.docket.as_ref();
    let missed = before.is_some_and(|docket| docket.milestone_on < e.on);
    case.docket = Some(Docket {
        reason: request.reason,
        plan: request.plan,
        milestone_on: request.milestone_on,
        reviewer: request.reviewer,
        approved_on: e.on,
        until: e.until,
        cycles: before.map_or(0, |docket| docket.cycles) + 1,
        missed: before.map_or(0, |docket| docket.missed) + u32::from(missed),
        answered: before.is_some_and(|docket| docket.answered),
    });
    case.extensions.pending = None;
    case.stage = Stage::Docketed;
}

pub fn milestone_reported(case: &mut Case, e: &MilestoneReported) {
    if let Some(docket) = &mut case.docket {
        docket.milestone_on = e.next_milestone_on;
    }
}

pub fn resumed(case: &mut Case, e: &ResumedFromDocket) {
    case.docket = None;
    case.docket_request = None;
    set_promise(case, &e.promise);
    case.stage = Stage::InProgress;
}
