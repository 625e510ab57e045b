//! Intake, merging, withdrawal, termination.

use crate::cases::command::WithdrawalFinding;
use crate::cases::event::{
    Absorbed, Accepted, Merged, Reclassified, Refused, Released, SupplementRequested, Supplemented,
    Terminated, WithdrawalChecked, WithdrawalRequested,
};
use crate::cases::state::{Absorption, Case, Stage};

pub fn supplement_requested(case: &mut Case, e: &SupplementRequested) {
    case.stage = Stage::Supplementing {
        items: e.items.clone(),
        asked_at: e.asked_at,
    };
}

pub fn supplemented(case: &mut Case, e: &Supplemented) {
    case.intake.facts = format!("{}\n{}", case.intake.facts, e.text);
    case.stage = Stage::Submitted;
}

pub fn accepted(case: &mut Case, e: &Accepted) {
    case.intake.category = e.category.clone();
    case.difficulty = Some(e.difficulty);
    case.pace.accepted_on = e.on;
    case.stage = Stage::Accepted;
}

pub fn refused(case: &mut Case, e: &Refused) {
    case.stage = Stage::Refused {
        reason: e.reason,
        lawful_way: e.lawful_way.clone(),
    };
}

pub fn reclassified(case: &mut Case, e: &Reclassified) {
    case.intake.category = e.category.clone();
    case.intake.place = e.place.clone();
}

pub fn merged(case: &mut Case, e: &Merged) {
    case.stage = Stage::Merged {
        into: e.into,
        before: Box::new(case.stage.clone()),
    };
}

pub fn unmerged(case: &mut Case) {
    if let Stage::Merged { before, .. } = case.stage.clone() {
        case.stage = *before;
    }
}

pub fn absorbed(case: &mut Case, e: &Absorbed) {
    case.absorbed.push(Absorption {
        case: e.case,
        received_at: e.received_at,
    });
    case.received_at = case.received_at.min(e.received_at);
}

pub fn released(case: &mut Case, e: &Released) {
    case.absorbed.retain(|other| other.case != e.case);
    case.received_at = e.received_at;
}

pub fn withdrawal_requested(case: &mut Case, e: &WithdrawalRequested) {
    case.stage = Stage::WithdrawalCheck {
        reason: e.reason.clone(),
        before: Box::new(case.stage.clone()),
    };
}

pub fn withdrawal_checked(case: &mut Case, e: &WithdrawalChecked) {
    let before = case.stage.without_withdrawal().clone();
    match e.finding {
        WithdrawalFinding::Free => {
            case.withdrawn_on = Some(e.on);
            case.stage = Stage::Withdrawn;
        }
        WithdrawalFinding::Pressed => {
            case.pressed_withdrawals += 1;
            case.stage = before;
        }
    }
}

pub fn terminated(case: &mut Case, e: &Terminated) {
    case.stage = Stage::Terminated {
        reason: e.reason.clone(),
    };
}
