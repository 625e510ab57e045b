//! The record as a reader sees it: what [`visible`] withholds is taken out, so that no page can show it by mistake.

use super::visibility::{Audience, Visibility, visible};
use crate::cases::intake::Openness;
use crate::cases::reply::Call;
use crate::cases::state::Supervision;
use crate::cases::{Case, Event, Intake, Stage};

/// The event as an audience sees it; `None` when it is hidden.
pub fn event_for(event: &Event, audience: Audience) -> Option<Event> {
    let visibility = visible(event, audience);
    let mut event = event.clone();
    match visibility {
        Visibility::Hidden => return None,
        Visibility::Shown => {}
        Visibility::WithoutInstruction | Visibility::WithoutNotes | Visibility::WithoutPressure => {
            notes(&mut event).into_iter().for_each(String::clear);
        }
    }
    if visibility == Visibility::WithoutPressure
        && let Event::Called(e) = &mut event
    {
        forget_pressure(&mut e.call);
    }
    if let Event::Submitted(e) = &mut event {
        e.contact = None;
        forget_firm(&mut e.intake, audience);
    } else if let Event::Imported(e) = &mut event {
        e.contact = None;
        forget_firm(&mut e.intake, audience);
    }
    Some(event)
}

/// Takes out who the firm is, where this reader is not to learn it.
fn forget_firm(intake: &mut Intake, audience: Audience) {
    if !audience.knows_firm(intake.openness == Openness::Confidential) {
        intake.firm = None;
        intake.chamber = None;
        intake.contact = None;
    }
}

/// What of an event was written for colleagues.
fn notes(event: &mut Event) -> Vec<&mut String> {
    match event {
        Event::Assigned(e) => vec![&mut e.assignment.instruction],
        Event::AssignmentConfirmed(e) => vec![&mut e.correction],
        Event::Imported(e) => vec![&mut e.ledger.remarks, &mut e.ledger.follow_up],
        Event::Unmerged(e) => vec![&mut e.reason],
        Event::ObjectionRuled(e) => vec![&mut e.reason],
        Event::OfficerChanged(e) => vec![&mut e.reason],
        Event::Reclassified(e) => vec![&mut e.reason],
        Event::ExtensionGranted(e) => vec![&mut e.note],
        Event::ExtensionDenied(e) => vec![&mut e.note],
        Event::DocketApproved(e) => vec![&mut e.note],
        Event::DocketDenied(e) => vec![&mut e.note],
        Event::Called(e) => vec![&mut e.note],
        Event::WithdrawalChecked(e) => vec![&mut e.note],
        Event::StruckOff(e) => vec![&mut e.note],
        Event::Reminded(e) => vec![&mut e.text],
        Event::Promoted(e) => vec![&mut e.reason],
        Event::OrderIssued(e) => vec![&mut e.reason, &mut e.demand],
        Event::ExclusionRequested(e) => vec![&mut e.exclusion.evidence],
        Event::ExclusionApproved(e) => vec![&mut e.note],
        Event::ExclusionDenied(e) => vec![&mut e.note],
        Event::Submitted(_)
        | Event::SupplementRequested(_)
        | Event::Supplemented(_)
        | Event::Accepted(_)
        | Event::Refused(_)
        | Event::Merged(_)
        | Event::Absorbed(_)
        | Event::Released(_)
        | Event::SplitOff(_)
        | Event::Acknowledged(_)
        | Event::Objected(_)
        | Event::ContactLogged(_)
        | Event::ProgressLogged(_)
        | Event::OpinionGiven(_)
        | Event::MaterialRequested(_)
        | Event::MaterialReceived(_)
        | Event::ExtensionRequested(_)
        | Event::ConsultationConvened(_)
        | Event::ConsultationConcluded(_)
        | Event::DocketRequested(_)
        | Event::MilestoneReported(_)
        | Event::ResumedFromDocket(_)
        | Event::InterimReplied(_)
        | Event::ReplyDrafted(_)
        | Event::ReplySigned(_)
        | Event::ReplyReturned(_)
        | Event::ReplyIssued(_)
        | Event::Rated(_)
        | Event::FollowedUp(_)
        | Event::ReworkOrdered(_)
        | Event::WithdrawalRequested(_)
        | Event::StrikeOffVerified(_)
        | Event::Reopened(_)
        | Event::Terminated(_)
        | Event::ContactErased(_)
        | Event::ConsultationRaised(_)
        | Event::ReturnedFromDocket(_)
        | Event::OrderProposed(_)
        | Event::OrderDismissed(_)
        | Event::OrderAnswered(_)
        | Event::AnswerRejected(_)
        | Event::OrderConcluded(_)
        | Event::ReviewRequested(_)
        | Event::ReviewDecided(_)
        | Event::TalkProposed(_)
        | Event::TalkRecorded(_)
        | Event::ReportedToGroup(_)
        | Event::DeadlineMoved(_) => Vec::new(),
    }
}

fn forget_pressure(call: &mut Call) {
    if let Some(answers) = &mut call.answers {
        answers.pressed = None;
    }
}

/// The state as an audience sees it. An empty text, `None` or 0 may mean: not for this reader.
pub fn case_for(case: &Case, audience: Audience) -> Case {
    let mut case = case.clone();
    if audience != Audience::Programme {
        case.pressed_withdrawals = 0;
        let earlier = case.earlier.iter_mut().flat_map(|round| &mut round.calls);
        case.calls
            .iter_mut()
            .chain(earlier)
            .for_each(forget_pressure);
    }
    without_supervision(&mut case, audience);
    if matches!(audience, Audience::Firm | Audience::CoOffice) {
        case.reply = case.reply.filter(|reply| reply.issued.is_some());
        let earlier = case.earlier.iter_mut().flat_map(|round| &mut round.reply);
        for reply in case.reply.iter_mut().chain(earlier) {
            reply.content.despite.clear();
        }
        forget_objection(&mut case.stage);
    }
    if audience == Audience::CoOffice {
        case.intake.contact = None;
    }
    forget_firm(&mut case.intake, audience);
    if let Some(ledger) = case
        .ledger
        .as_mut()
        .filter(|_| !audience.knows_firm(case.intake.openness == Openness::Confidential))
    {
        ledger.firm_name.clear();
    }
    if audience == Audience::Firm {
        without_internals(&mut case);
    }
    case
}

/// What the supervision office considers is for the programme alone; what it asked of the lead office is between the two.
fn without_supervision(case: &mut Case, audience: Audience) {
    if audience == Audience::Programme {
        return;
    }
    case.supervision.proposal = None;
    case.supervision.talk_due_on = None;
    case.supervision.climbed.clear();
    if audience == Audience::LeadOffice {
        return;
    }
    case.supervision = Supervision {
        reminders: case.supervision.reminders,
        level: case.supervision.level,
        ..Supervision::default()
    };
    let asked = case.exclusions.pending.iter_mut();
    for exclusion in asked.chain(&mut case.exclusions.granted) {
        exclusion.evidence.clear();
    }
}

fn without_internals(case: &mut Case) {
    if let Some(assignment) = &mut case.assignment {
        assignment.instruction.clear();
    }
    if let Some(ledger) = &mut case.ledger {
        ledger.remarks.clear();
        ledger.follow_up.clear();
    }
    case.docket_request = None;
    case.consultation = None;
    case.common_problem = None;
    case.verified_by = None;
    case.objection.raised = 0;
    case.objection.upheld = 0;
}

fn forget_objection(stage: &mut Stage) {
    match stage {
        Stage::Objected {
            reason, duty_basis, ..
        } => {
            reason.clear();
            duty_basis.clear();
        }
        Stage::WithdrawalCheck { before, .. } | Stage::Merged { before, .. } => {
            forget_objection(before);
        }
        _ => {}
    }
}
