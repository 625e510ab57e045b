//! The first event of a case.

use crate::cases::event::{Event, Imported};
use crate::cases::intake::{Contact, Intake};
use crate::cases::state::{
    Case, Exclusions, Extensions, FirstReply, LedgerFacts, ObjectionRecord, Pace, Promise, Stage,
    Supervision,
};
use crate::ids::CaseId;
use crate::time::{Instant, local_date};

pub fn begin(id: CaseId, event: &Event) -> Option<Case> {
    if let Event::Submitted(e) = event {
        let mut case = fresh(id, &e.number, &e.intake, &e.contact, e.received_at);
        case.split_from = e.split_from;
        Some(case)
    } else if let Event::Imported(e) = event {
        let mut case = fresh(id, &e.number, &e.intake, &e.contact, e.received_at);
        take_over(&mut case, e);
        Some(case)
    } else {
        None
    }
}

/// An imported row stands where its ledger left it; silence about a rating stays silence.
fn take_over(case: &mut Case, imported: &Imported) {
    let ledger = &imported.ledger;
    case.stage = imported_stage(ledger);
    case.struck_off_on = ledger.struck_off_on;
    let counted_from = ledger.assigned_on.unwrap_or(local_date(case.received_at));
    case.due = ledger
        .due_on
        .map(|due_on| Promise::stated(counted_from, due_on));
    case.first_reply = ledger.replied_on().map(|on| FirstReply {
        class: ledger.class,
        on,
        due_on: ledger.due_on,
        working_days: imported.working_days.unwrap_or_default(),
        handling_days: None,
    });
    case.ledger = Some(ledger.clone());
}

fn imported_stage(ledger: &LedgerFacts) -> Stage {
    if ledger.is_struck_off() {
        Stage::StruckOff
    } else if ledger.is_answered() {
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
        own_received_at: received_at,
        stage: Stage::Submitted,
        difficulty: None,
        assignment: None,
        due: None,
        objection: ObjectionRecord::default(),
        first_contact_at: None,
        extensions: Extensions::default(),
        docket: None,
        docket_request: None,
        consultation: None,
        reply: None,
        first_reply: None,
        returned_replies: 0,
        rating: None,
        calls: Vec::new(),
        earlier: Vec::new(),
        reworks: 0,
        reopened: 0,
        pressed_withdrawals: 0,
        common_problem: None,
        verified_by: None,
        struck_off_on: None,
        withdrawn_on: None,
        split_from: None,
        absorbed: Vec::new(),
        supervision: Supervision::default(),
        pace: Pace::default(),
        exclusions: Exclusions::default(),
        ledger: None,
        version: 1,
    }
}
