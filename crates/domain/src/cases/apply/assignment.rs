//! The owner of a case, and the work that leaves the clock alone.

use super::clock::set_promise;
use crate::cases::event::{
    Acknowledged, Assigned, AssignmentConfirmed, ConsultationConvened, ContactLogged, Objected,
    ObjectionRuled, OfficerChanged, OpinionGiven,
};
use crate::cases::state::{Assignment, Case, Confirmation, Consultation, Stage};

pub fn assigned(case: &mut Case, e: &Assigned) {
    case.difficulty = Some(e.difficulty);
    case.assignment = Some(e.assignment.clone());
    set_promise(case, &e.promise);
    case.stage = Stage::Assigned;
}

pub fn confirmed(case: &mut Case, e: &AssignmentConfirmed) {
    with_assignment(case, |assignment| {
        assignment.confirmation = Confirmation::Confirmed;
        if !e.correction.is_empty() {
            assignment.instruction = e.correction.clone();
        }
    });
}

pub fn acknowledged(case: &mut Case, e: &Acknowledged) {
    with_assignment(case, |assignment| assignment.acknowledged_at = Some(e.at));
    case.stage = Stage::InProgress;
}

pub fn objected(case: &mut Case, e: &Objected) {
    case.objection.raised += 1;
    case.objection.raised_by = case.lead();
    case.pace.objected_on = e.on;
    case.stage = Stage::Objected {
        reason: e.reason.clone(),
        duty_basis: e.duty_basis.clone(),
        better_office: e.better_office,
    };
}

pub fn ruled(case: &mut Case, e: &ObjectionRuled) {
    case.objection.ruled = true;
    case.pace.ruled_on = e.on;
    case.objection.upheld += u32::from(e.upheld);
    with_assignment(case, |assignment| {
        assignment.lead = e.lead;
        assignment.officer = e.officer;
        assignment.contact_due_on = e.contact_due_on;
        assignment.acknowledged_at = None;
        assignment.co_handlers.retain(|co| co.office != e.lead);
    });
    case.stage = Stage::Assigned;
}

pub fn officer_changed(case: &mut Case, e: &OfficerChanged) {
    with_assignment(case, |assignment| assignment.officer = e.officer);
}

/// The first opinion of an office counts for its date.
pub fn opinion_given(case: &mut Case, e: &OpinionGiven) {
    with_assignment(case, |assignment| {
        let own = assignment.co_handlers.iter_mut();
        for co in own.filter(|co| co.office == e.office) {
            co.opinion_on.get_or_insert(e.on);
        }
    });
}

/// The first record stands: an earlier day that is entered later doesn't mend a late first contact.
pub fn contact_logged(case: &mut Case, e: &ContactLogged) {
    case.first_contact_at.get_or_insert(e.occurred_at);
    case.pace.moves(e.on);
}

pub fn convened(case: &mut Case, e: &ConsultationConvened) {
    case.consultation = Some(Consultation {
        question: e.question.clone(),
        offices: e.offices.clone(),
        level: e.level.unwrap_or_default(),
        since: e.on,
    });
}

fn with_assignment(case: &mut Case, change: impl FnOnce(&mut Assignment)) {
    if let Some(assignment) = &mut case.assignment {
        change(assignment);
    }
}
