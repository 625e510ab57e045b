//! Reminders, orders, talks, promotion, and what is left out of the rates.

use super::clock::move_due;
use crate::cases::event::{
    AnswerRejected, ConsultationRaised, ExclusionRequested, OrderAnswered, OrderConcluded,
    OrderIssued, OrderProposed, Promoted, Reminded, ReportedToGroup, ReturnedFromDocket,
    ReviewDecided, ReviewRequested, TalkProposed,
};
use crate::cases::state::{
    Answer, Case, Climbed, Color, Concluded, GroupReport, Order, Proposal, Red, Review, Stage,
};
use crate::ids::OfficeId;
use crate::ladder::RungName;
use crate::time::Date;

pub fn reminded(case: &mut Case, e: &Reminded) {
    case.supervision.reminders += 1;
    let office = e.offices.first().copied();
    let about = office.filter(|_| e.rung == Some(RungName::Opinion));
    mark(case, e.rung, e.anchored_on, about);
}

pub fn proposed(case: &mut Case, e: &OrderProposed) {
    case.supervision.proposal = Some(Proposal {
        color: e.color,
        rung: e.rung,
        on: e.on,
    });
    mark(case, Some(e.rung), Some(e.anchored_on), None);
}

/// An order that is open already is raised: its number and the day of its first colour stay.
pub fn issued(case: &mut Case, e: &OrderIssued) {
    let open = case.supervision.order.take();
    let issued_on = open.as_ref().map_or(e.on, |order| order.issued_on);
    let rejected = open.as_ref().map_or(0, |order| order.rejected);
    case.supervision.order = Some(Order {
        number: e.number.clone(),
        color: e.color,
        reason: e.reason.clone(),
        demand: e.demand.clone(),
        issued_on,
        due_on: e.due_on,
        office: e.office,
        signed_by: e.by,
        answer: None,
        rejected,
    });
    case.supervision.proposal = None;
    if e.color == Color::Red {
        case.supervision.reds.push(Red {
            office: e.office,
            on: e.on,
        });
    }
    mark(case, e.rung, e.anchored_on, None);
}

pub fn answered(case: &mut Case, e: &OrderAnswered) {
    if let Some(order) = &mut case.supervision.order {
        order.answer = Some(Answer {
            text: e.text.clone(),
            on: e.on,
            by: e.by,
        });
    }
}

pub fn answer_rejected(case: &mut Case, e: &AnswerRejected) {
    if let Some(order) = &mut case.supervision.order {
        order.answer = None;
        order.rejected += 1;
        order.due_on = e.due_on;
    }
}

pub fn concluded(case: &mut Case, e: &OrderConcluded) {
    let Some(order) = case.supervision.order.take() else {
        return;
    };
    case.supervision.concluded.push(Concluded {
        order,
        finding: e.finding,
        conclusion: e.conclusion.clone(),
        on: e.on,
        by: e.by,
        review: None,
    });
}

pub fn review_requested(case: &mut Case, e: &ReviewRequested) {
    if let Some(last) = case.supervision.concluded.last_mut() {
        last.review = Some(Review {
            reason: e.reason.clone(),
            asked_on: e.on,
            decide_by: e.decide_by,
            outcome: None,
        });
    }
}

pub fn review_decided(case: &mut Case, e: &ReviewDecided) {
    let last = case.supervision.concluded.last_mut();
    if let Some(review) = last.and_then(|last| last.review.as_mut()) {
        review.outcome = Some(e.outcome);
    }
}

pub fn talk_proposed(case: &mut Case, e: &TalkProposed) {
    case.supervision.talk_due_on = Some(e.on);
    mark(case, Some(e.rung), Some(e.anchored_on), None);
}

pub fn talk_recorded(case: &mut Case) {
    case.supervision.talk_due_on = None;
    case.supervision.talks += 1;
}

pub fn promoted(case: &mut Case, e: &Promoted) {
    case.supervision.level = e.level;
    mark(case, e.rung, e.anchored_on, None);
}

pub fn reported(case: &mut Case, e: &ReportedToGroup) {
    case.supervision.reported.push(GroupReport {
        office: e.office,
        quarter: e.quarter.clone(),
    });
}

pub fn consultation_raised(case: &mut Case, e: &ConsultationRaised) {
    if let Some(open) = &mut case.consultation {
        open.level = e.level;
        open.since = Some(e.on);
    }
    let rung = e.anchored_on.map(|_| RungName::Consultation);
    mark(case, rung, e.anchored_on, None);
}

/// Where the plan was what the firm had been promised, its missed day is the day that is owed from now on: coming back
/// makes nobody less late.
pub fn returned_from_docket(case: &mut Case, e: &ReturnedFromDocket) {
    case.pace.milestones_missed += 1;
    // Days without progress are counted from the return: on the docket nobody was asked for any.
    case.pace.moves(Some(e.on));
    let was_answered = case.docket.take().is_some_and(|docket| docket.answered);
    if was_answered {
        if let Some(due) = &mut case.due {
            due.limit = None;
            due.granted = None;
            due.pauses.clear();
            due.counted_from = due.counted_from.min(e.missed_on);
        }
        move_due(case, e.missed_on, false);
    }
    case.stage = Stage::InProgress;
}

pub fn exclusion_requested(case: &mut Case, e: &ExclusionRequested) {
    case.exclusions.pending = Some(e.exclusion.clone());
}

pub fn excluded(case: &mut Case) {
    case.exclusions.granted = case.exclusions.pending.take();
}

fn mark(case: &mut Case, rung: Option<RungName>, on: Option<Date>, office: Option<OfficeId>) {
    let (Some(rung), Some(anchored_on)) = (rung, on) else {
        return;
    };
    case.supervision.climbed.push(Climbed {
        rung,
        anchored_on,
        office,
    });
}
