//! The fold: what an event makes of a case. Total and without judgement: the judging was done before the event was made.

mod assignment;
mod begin;
mod clock;
mod intake;
mod rounds;
mod supervision;

use super::event::Event;
use super::state::Case;
use crate::ids::CaseId;

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
        return begin::begin(id, event);
    };
    case.version += 1;
    step(&mut case, event);
    Some(case)
}

/// One arm for every event, in the order of the life cycle: the table of contents of the fold.
fn step(case: &mut Case, event: &Event) {
    match event {
        // Only ever the first event of a stream.
        Event::Submitted(_) | Event::Imported(_) => {}
        // Told to the firm or to the office; the state stays.
        Event::SplitOff(_) => {}
        Event::ProgressLogged(e) => case.pace.moves(e.on),
        Event::InterimReplied(e) => case.pace.moves(e.on),
        Event::SupplementRequested(e) => intake::supplement_requested(case, e),
        Event::Supplemented(e) => intake::supplemented(case, e),
        Event::Accepted(e) => intake::accepted(case, e),
        Event::Refused(e) => intake::refused(case, e),
        Event::Merged(e) => intake::merged(case, e),
        Event::Unmerged(_) => intake::unmerged(case),
        Event::Absorbed(e) => intake::absorbed(case, e),
        Event::Released(e) => intake::released(case, e),
        Event::Reclassified(e) => intake::reclassified(case, e),
        Event::ContactErased(_) => case.intake.contact = None,
        Event::WithdrawalRequested(e) => intake::withdrawal_requested(case, e),
        Event::WithdrawalChecked(e) => intake::withdrawal_checked(case, e),
        Event::Terminated(e) => intake::terminated(case, e),
        Event::Assigned(e) => assignment::assigned(case, e),
        Event::AssignmentConfirmed(e) => assignment::confirmed(case, e),
        Event::Acknowledged(e) => assignment::acknowledged(case, e),
        Event::Objected(e) => assignment::objected(case, e),
        Event::ObjectionRuled(e) => assignment::ruled(case, e),
        Event::OfficerChanged(e) => assignment::officer_changed(case, e),
        Event::OpinionGiven(e) => assignment::opinion_given(case, e),
        Event::ContactLogged(e) => assignment::contact_logged(case, e),
        Event::ConsultationConvened(e) => assignment::convened(case, e),
        Event::ConsultationRaised(e) => supervision::consultation_raised(case, e),
        Event::ConsultationConcluded(_) => case.consultation = None,
        Event::MaterialRequested(e) => clock::material_requested(case, e),
        Event::MaterialReceived(e) => clock::material_received(case, e),
        Event::ExtensionRequested(e) => clock::extension_requested(case, e),
        Event::ExtensionGranted(e) => clock::extension_granted(case, e),
        Event::ExtensionDenied(_) => case.extensions.pending = None,
        Event::DocketRequested(e) => case.docket_request = Some(e.request.clone()),
        Event::DocketApproved(e) => clock::docket_approved(case, e),
        Event::DocketDenied(_) => case.docket_request = None,
        Event::MilestoneReported(e) => clock::milestone_reported(case, e),
        Event::ReturnedFromDocket(e) => supervision::returned_from_docket(case, e),
        Event::ResumedFromDocket(e) => clock::resumed(case, e),
        Event::DeadlineMoved(e) => clock::moved_by_calendar(case, e),
        Event::ReplyDrafted(e) => rounds::drafted(case, e),
        Event::ReplySigned(e) => rounds::signed(case, e),
        Event::ReplyReturned(e) => rounds::returned(case, e),
        Event::ReplyIssued(e) => rounds::issued(case, e),
        Event::Rated(e) => case.rating = Some(e.rating.clone()),
        Event::Called(e) => case.calls.push(e.call.clone()),
        Event::FollowedUp(_) => rounds::followed_up(case),
        Event::ReworkOrdered(e) => rounds::rework_ordered(case, e),
        Event::StrikeOffVerified(e) => rounds::verified(case, e),
        Event::StruckOff(e) => rounds::struck_off(case, e),
        Event::Reopened(e) => rounds::reopened(case, e),
        Event::Reminded(e) => supervision::reminded(case, e),
        Event::OrderProposed(e) => supervision::proposed(case, e),
        Event::OrderDismissed(_) => case.supervision.proposal = None,
        Event::OrderIssued(e) => supervision::issued(case, e),
        Event::OrderAnswered(e) => supervision::answered(case, e),
        Event::AnswerRejected(e) => supervision::answer_rejected(case, e),
        Event::OrderConcluded(e) => supervision::concluded(case, e),
        Event::ReviewRequested(e) => supervision::review_requested(case, e),
        Event::ReviewDecided(e) => supervision::review_decided(case, e),
        Event::TalkProposed(e) => supervision::talk_proposed(case, e),
        Event::TalkRecorded(_) => supervision::talk_recorded(case),
        Event::Promoted(e) => supervision::promoted(case, e),
        Event::ReportedToGroup(e) => supervision::reported(case, e),
        Event::ExclusionRequested(e) => supervision::exclusion_requested(case, e),
        Event::ExclusionApproved(_) => supervision::excluded(case),
        Event::ExclusionDenied(_) => case.exclusions.pending = None,
    }
}
