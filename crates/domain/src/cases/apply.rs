//! The fold: what an event makes of a case. Total and without judgement: the judging was done before the event was made.

use super::event::Event;
use super::intake::{Contact, Intake};
use super::reply::{Issued, Reply, ReplyClass};
use super::state::{
    Assignment, Case, Confirmation, Docket, Extensions, FirstReply, LedgerFacts, ObjectionRecord,
    PendingExtension, Promise, Stage,
};
use crate::ids::CaseId;
use crate::time::{Date, Instant, local_date};

/// The state that a stream of events makes; `None` for a stream that does not begin with a first event.
pub fn fold<'a>(id: CaseId, events: impl IntoIterator<Item = &'a Event>) -> Option<Case> {
    let mut case = None;
    for event in events {
        case = apply(id, case, event);
    }
    case
}

/// The state after one more event.
pub fn apply(id: CaseId, case: Option<Case>, event: &Event) -> Option<Case> {
    let Some(mut case) = case else {
        return begin(id, event);
    };
    case.version += 1;
    step(&mut case, event);
    Some(case)
}

fn begin(id: CaseId, event: &Event) -> Option<Case> {
    match event {
        Event::Submitted(first) => {
            let mut case = fresh(
                id,
                &first.number,
                &first.intake,
                &first.contact,
                first.received_at,
            );
            case.split_from = first.split_from;
            Some(case)
        }
        Event::Imported(first) => {
            let mut case = fresh(
                id,
                &first.number,
                &first.intake,
                &first.contact,
                first.received_at,
            );
            case.stage = imported_stage(&first.ledger);
            case.struck_off_on = first.ledger.struck_off_on;
            case.ledger = Some(first.ledger.clone());
            Some(case)
        }
        _ => None,
    }
}

/// An imported row stands where its ledger left it; silence about a rating stays silence.
fn imported_stage(ledger: &LedgerFacts) -> Stage {
    if ledger.struck_off_on.is_some() {
        Stage::StruckOff
    } else if ledger.replied_at.is_some() || ledger.closed_on.is_some() {
        Stage::Replied
    } else if ledger.lead_office.is_empty() {
        Stage::Accepted
    } else {
        Stage::InProgress
    }
}

fn fresh(
    id: CaseId,
    number: &str,
    intake: &Intake,
    contact: &Option<Contact>,
    received_at: Instant,
) -> Case {
    Case {
        id,
        number: number.to_owned(),
        intake: Intake {
            contact: contact.clone(),
            ..intake.clone()
        },
        received_at,
        stage: Stage::Submitted,
        difficulty: None,
        assignment: None,
        due: None,
        objection: ObjectionRecord::default(),
        first_contact_at: None,
        extensions: Extensions::default(),
        docket: None,
        open_consultation: None,
        reply: None,
        first_reply: None,
        returned_replies: 0,
        rating: None,
        calls: Vec::new(),
        reworks: 0,
        reopened: 0,
        common_problem: None,
        verified_by: None,
        struck_off_on: None,
        split_from: None,
        absorbed: Vec::new(),
        ledger: None,
        version: 1,
    }
}

/// One arm for every event, in the order of the life cycle: the table of contents of the fold.
fn step(case: &mut Case, event: &Event) {
    match event {
        // Only ever the first event of a stream.
        Event::Submitted(_) | Event::Imported(_) => {}
        Event::SupplementRequested(e) => {
            case.stage = Stage::Supplementing {
                items: e.items.clone(),
                asked_at: e.asked_at,
            };
        }
        Event::Supplemented(e) => {
            case.intake.facts = format!("{}\n{}", case.intake.facts, e.text);
            case.stage = Stage::Submitted;
        }
        Event::Accepted(e) => {
            case.intake.category = e.category.clone();
            case.difficulty = Some(e.difficulty);
            case.stage = Stage::Accepted;
        }
        Event::Refused(e) => {
            case.stage = Stage::Refused {
                reason: e.reason,
                lawful_way: e.lawful_way.clone(),
            };
        }
        Event::Merged(e) => {
            case.stage = Stage::Merged {
                into: e.into,
                before: Box::new(case.stage.clone()),
            }
        }
        Event::Unmerged(_) => {
            if let Stage::Merged { before, .. } = case.stage.clone() {
                case.stage = *before;
            }
        }
        Event::Absorbed(e) => {
            case.absorbed.push(e.case);
            case.received_at = case.received_at.min(e.received_at);
        }
        Event::Released(e) => {
            case.absorbed.retain(|other| *other != e.case);
            case.received_at = e.received_at;
        }
        Event::SplitOff(_) => {}
        Event::Reclassified(e) => {
            case.intake.category = e.category.clone();
            case.intake.place = e.place.clone();
        }
        Event::ContactErased(_) => case.intake.contact = None,
        Event::Terminated(e) => {
            case.stage = Stage::Terminated {
                reason: e.reason.clone(),
            }
        }
        Event::Assigned(e) => {
            case.difficulty = Some(e.difficulty);
            case.assignment = Some(e.assignment.clone());
            case.due = Some(e.promise.clone());
            case.stage = Stage::Assigned;
        }
        Event::AssignmentConfirmed(e) => {
            with_assignment(case, |assignment| {
                assignment.confirmation = Confirmation::Confirmed;
                if !e.correction.is_empty() {
                    assignment.instruction = e.correction.clone();
                }
            });
        }
        Event::Acknowledged(e) => {
            with_assignment(case, |assignment| assignment.acknowledged_at = Some(e.at));
            case.stage = Stage::InProgress;
        }
        Event::Objected(e) => {
            case.objection.raised += 1;
            case.stage = Stage::Objected {
                reason: e.reason.clone(),
                duty_basis: e.duty_basis.clone(),
                better_office: e.better_office,
            };
        }
        Event::ObjectionRuled(e) => {
            case.objection.ruled = true;
            case.objection.upheld += u32::from(e.upheld);
            with_assignment(case, |assignment| {
                assignment.lead = e.lead;
                assignment.officer = e.officer;
                assignment.acknowledged_at = None;
                assignment.co_handlers.retain(|co| co.office != e.lead);
            });
            case.stage = Stage::Assigned;
        }
        Event::OfficerChanged(e) => {
            with_assignment(case, |assignment| assignment.officer = e.officer)
        }
        Event::OpinionGiven(e) => with_assignment(case, |assignment| {
            for co in assignment
                .co_handlers
                .iter_mut()
                .filter(|co| co.office == e.office)
            {
                co.opinion_on.get_or_insert(e.on);
            }
        }),
        Event::ContactLogged(e) => {
            let first = case
                .first_contact_at
                .map_or(e.occurred_at, |at| at.min(e.occurred_at));
            case.first_contact_at = Some(first);
        }
        Event::ProgressLogged(_) | Event::InterimReplied(_) => {}
        Event::MaterialRequested(e) => {
            case.stage = Stage::AwaitingMaterial {
                items: e.items.clone(),
                since: e.since,
                until: e.until,
            };
        }
        Event::MaterialReceived(e) => {
            move_due(case, e.due_on, e.provisional);
            case.stage = Stage::InProgress;
        }
        Event::ExtensionRequested(e) => {
            let pending = PendingExtension {
                until: e.until,
                reason: e.reason.clone(),
                asked_on: e.asked_on,
            };
            case.extensions.pending = Some(pending);
        }
        Event::ExtensionGranted(e) => {
            case.extensions = Extensions {
                granted: case.extensions.granted + 1,
                pending: None,
            };
            move_due(case, e.until, e.provisional);
        }
        Event::ExtensionDenied(_) => case.extensions.pending = None,
        Event::ConsultationConvened(e) => case.open_consultation = Some(e.question.clone()),
        Event::ConsultationConcluded(_) => case.open_consultation = None,
        Event::DocketRequested(e) => case.docket = Some(e.docket.clone()),
        Event::DocketApproved(_) => {
            with_docket(case, |docket| docket.approved = true);
            case.stage = Stage::Docketed;
        }
        Event::DocketDenied(_) => case.docket = None,
        Event::MilestoneReported(e) => {
            with_docket(case, |docket| docket.milestone_on = e.next_milestone_on)
        }
        Event::ResumedFromDocket(e) => {
            case.docket = None;
            set_promise(case, &e.promise);
            case.stage = Stage::InProgress;
        }
        Event::DeadlineMoved(e) => move_due(case, e.due_on, e.provisional),
        Event::ReplyDrafted(e) => {
            let reply = Reply {
                content: e.content.clone(),
                drafted_by: e.by,
                signed_by: None,
                issued: None,
            };
            case.reply = Some(reply);
            case.stage = Stage::ReplyDrafted;
        }
        Event::ReplySigned(e) => {
            with_reply(case, |reply| reply.signed_by = Some(e.by));
            case.stage = Stage::ReplySigned;
        }
        Event::ReplyReturned(_) => {
            case.returned_replies += 1;
            case.reply = None;
            case.stage = Stage::InProgress;
        }
        Event::ReplyIssued(e) => issue_reply(
            case,
            e.on,
            Issued {
                on: e.on,
                at: e.at,
                number: e.number.clone(),
            },
        ),
        Event::Rated(e) => case.rating = Some(e.rating.clone()),
        Event::Called(e) => case.calls.push(e.call.clone()),
        Event::FollowedUp(_) => {
            let docketed = case.docket.as_ref().is_some_and(|docket| docket.approved);
            case.stage = if docketed {
                Stage::Docketed
            } else {
                Stage::AwaitingStrikeOff
            };
        }
        Event::ReworkOrdered(e) => {
            case.reworks += 1;
            case.rating = None;
            case.calls.clear();
            case.verified_by = None;
            set_promise(case, &e.promise);
            case.stage = Stage::InProgress;
        }
        Event::WithdrawalRequested(e) => {
            case.stage = Stage::WithdrawalCheck {
                reason: e.reason.clone(),
                before: Box::new(case.stage.clone()),
            };
        }
        Event::WithdrawalChecked(e) => {
            if let Stage::WithdrawalCheck { before, .. } = case.stage.clone() {
                let free = e.finding == super::command::WithdrawalFinding::Free;
                case.stage = if free { Stage::Withdrawn } else { *before };
            }
        }
        Event::StrikeOffVerified(e) => {
            case.verified_by = Some(e.by);
            case.common_problem = Some(e.common_problem.clone());
            case.stage = Stage::AwaitingLeader;
        }
        Event::StruckOff(e) => {
            case.struck_off_on = Some(e.on);
            case.stage = Stage::StruckOff;
        }
        Event::Reopened(e) => {
            case.reopened += 1;
            case.reworks += 1;
            case.rating = None;
            case.calls.clear();
            case.verified_by = None;
            case.struck_off_on = None;
            set_promise(case, &e.promise);
            case.stage = Stage::InProgress;
        }
    }
}

fn issue_reply(case: &mut Case, on: Date, issued: Issued) {
    let due_on = case.due.as_ref().map_or(on, |due| due.due_on);
    with_reply(case, |reply| reply.issued = Some(issued));
    if let (None, Some(reply)) = (&case.first_reply, &case.reply) {
        case.first_reply = Some(FirstReply {
            class: reply.content.class,
            on,
            due_on,
        });
    }
    // Only a planned solution (class B) stays on the docket once it is answered.
    if case
        .reply
        .as_ref()
        .is_some_and(|reply| reply.content.class != ReplyClass::B)
    {
        case.docket = None;
    }
    case.stage = Stage::Replied;
}

/// A later limit never replaces the first promise.
fn set_promise(case: &mut Case, promise: &Promise) {
    let first_due_on = case
        .due
        .as_ref()
        .map_or(promise.first_due_on, |due| due.first_due_on);
    case.due = Some(Promise {
        first_due_on,
        ..promise.clone()
    });
}

fn move_due(case: &mut Case, due_on: Date, provisional: bool) {
    if let Some(due) = &mut case.due {
        due.due_on = due_on;
        due.provisional = provisional;
    }
}

fn with_assignment(case: &mut Case, change: impl FnOnce(&mut Assignment)) {
    if let Some(assignment) = &mut case.assignment {
        change(assignment);
    }
}

fn with_docket(case: &mut Case, change: impl FnOnce(&mut Docket)) {
    if let Some(docket) = &mut case.docket {
        change(docket);
    }
}

fn with_reply(case: &mut Case, change: impl FnOnce(&mut Reply)) {
    if let Some(reply) = &mut case.reply {
        change(reply);
    }
}

/// The day a case was first received, on the wall calendar.
pub fn received_on(case: &Case) -> Date {
    local_date(case.received_at)
}
