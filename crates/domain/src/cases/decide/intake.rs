//! From the first receipt to acceptance: submit, take over, supplement, accept, refuse, classify.

use super::fields::{LINE, PARAGRAPH, TEXT, happened, optional, required};
use crate::calendar::Calendar;
use crate::cases::command::{
    Accept, EraseContact, Reclassify, Refuse, RequestSupplement, Submission, Supplement,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::intake::{Contact, Intake};
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::state::{Case, LedgerFacts};
use crate::deadlines::elapsed_working_days;
use crate::time::{Instant, local_date};

/// The first event of a case raised here.
pub fn submit(submission: &Submission, now: Instant) -> Result<Vec<Event>, Refusal> {
    check_form(&submission.intake)?;
    happened("received_at", submission.received_at, now)?;
    let (intake, contact) = apart(&submission.intake);
    let number = submission.number.clone();
    let received_at = submission.received_at;
    Ok(vec![Event::Submitted(event::Submitted {
        number,
        intake,
        received_at,
        split_from: submission.split_from,
        contact,
    })])
}

/// What a ledger row must have: a title, and a receipt that isn't still to come.
pub fn check_import(intake: &Intake, received_at: Instant, now: Instant) -> Result<(), Refusal> {
    required("title", &intake.title, LINE)?;
    optional("facts", &intake.facts, TEXT)?;
    optional("ask", &intake.ask, TEXT)?;
    happened("received_at", received_at, now)
}

/// The first event of a case taken over from a ledger: its row may lack what a form must have, but never a title.
pub fn import(
    submission: &Submission,
    ledger: LedgerFacts,
    now: Instant,
    calendar: &Calendar,
) -> Result<Vec<Event>, Refusal> {
    check_import(&submission.intake, submission.received_at, now)?;
    let (intake, contact) = apart(&submission.intake);
    let received_at = submission.received_at;
    let working_days = ledger
        .replied_on()
        .map(|on| elapsed_working_days(calendar, local_date(received_at), on));
    Ok(vec![Event::Imported(event::Imported {
        number: submission.number.clone(),
        intake,
        received_at,
        ledger,
        working_days,
        contact,
    })])
}

/// The contact leaves the form, because it is kept as a private field of its own.
fn apart(intake: &Intake) -> (Intake, Option<Contact>) {
    (
        Intake {
            contact: None,
            ..intake.clone()
        },
        intake.contact.clone(),
    )
}

fn check_form(form: &Intake) -> Result<(), Refusal> {
    if form.firm.is_none() {
        return Refusal::field("firm", Problem::Missing);
    }
    required("title", &form.title, LINE)?;
    required("facts", &form.facts, TEXT)?;
    required("ask", &form.ask, PARAGRAPH)?;
    required("category", &form.category, LINE)?;
    required("place", &form.place, LINE)?;
    optional("tried_elsewhere", &form.tried_elsewhere, PARAGRAPH)?;
    if form.amount_fen.is_some_and(|fen| fen < 0) {
        return Refusal::field("amount", Problem::Negative);
    }
    if !form.no_state_secrets {
        return Refusal::field("no_state_secrets", Problem::MustDeclare);
    }
    form.contact.as_ref().map_or(Ok(()), check_contact)
}

fn check_contact(contact: &Contact) -> Result<(), Refusal> {
    required("contact_name", &contact.name, LINE)?;
    let digits = contact.phone.chars().filter(char::is_ascii_digit).count();
    let only_phone_signs = contact
        .phone
        .chars()
        .all(|c| c.is_ascii_digit() || "+-() ".contains(c));
    if !(7..=15).contains(&digits) || !only_phone_signs {
        return Refusal::field("contact_phone", Problem::NotAPhone);
    }
    Ok(())
}

pub fn request_supplement(c: &RequestSupplement, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("items", &c.items, PARAGRAPH)?;
    let event = event::SupplementRequested {
        items: c.items.clone(),
        asked_at: facts.now,
    };
    Ok(vec![Event::SupplementRequested(event)])
}

pub fn supplement(c: &Supplement) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    Ok(vec![Event::Supplemented(event::Supplemented {
        text: c.text.clone(),
    })])
}

pub fn accept(c: &Accept, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("category", &c.category, LINE)?;
    Ok(vec![Event::Accepted(event::Accepted {
        category: c.category.clone(),
        difficulty: c.difficulty,
        on: Some(facts.today()),
    })])
}

/// The lawful way is named in every refusal (接诉即办条例 art. 11).
pub fn refuse(c: &Refuse) -> Result<Vec<Event>, Refusal> {
    required("lawful_way", &c.lawful_way, PARAGRAPH)?;
    Ok(vec![Event::Refused(event::Refused {
        reason: c.reason,
        lawful_way: c.lawful_way.clone(),
    })])
}

pub fn reclassify(case: &Case, c: &Reclassify) -> Result<Vec<Event>, Refusal> {
    required("category", &c.category, LINE)?;
    required("place", &c.place, LINE)?;
    required("reason", &c.reason, PARAGRAPH)?;
    if c.category == case.intake.category && c.place == case.intake.place {
        return Refusal::rule(Rule::NothingChanged);
    }
    let event = event::Reclassified {
        category: c.category.clone(),
        place: c.place.clone(),
        reason: c.reason.clone(),
    };
    Ok(vec![Event::Reclassified(event)])
}

pub fn erase_contact(case: &Case, c: &EraseContact) -> Result<Vec<Event>, Refusal> {
    required("ground", &c.ground, PARAGRAPH)?;
    if case.intake.contact.is_none() {
        return Refusal::rule(Rule::AlreadyErased);
    }
    Ok(vec![Event::ContactErased(event::ContactErased {
        ground: c.ground.clone(),
    })])
}
