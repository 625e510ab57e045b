//! The formal reply: drafted, signed by the office's head, checked and issued by the programme office.

use super::fields::{LINE, PARAGRAPH, TEXT, after_today, optional, required};
use crate::cases::command::{DraftReply, ReplyInterim, ReturnReply};
use crate::cases::event::{self, Event, Returner};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::reply::{ReplyClass, ReplyText};
use crate::cases::state::Case;
use crate::deadlines::elapsed_working_days;
use crate::time::local_date;

pub fn interim(c: &ReplyInterim, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    after_today("next_promised_on", c.next_promised_on, facts.today())?;
    let event = event::InterimReplied {
        text: c.text.clone(),
        next_promised_on: c.next_promised_on,
        on: Some(facts.today()),
    };
    Ok(vec![Event::InterimReplied(event)])
}

pub fn draft(case: &Case, c: &DraftReply, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let content = ReplyText {
        class: c.class,
        text: c.text.clone(),
        evidence: c.evidence.clone(),
        basis: c.basis.clone(),
        promised_on: c.promised_on,
        despite: c.despite.clone(),
    };
    required("text", &content.text, TEXT)?;
    optional("despite", &content.despite, PARAGRAPH)?;
    what_the_class_demands(case, &content, facts)?;
    let event = event::ReplyDrafted {
        content,
        by: facts.actor.person,
    };
    Ok(vec![Event::ReplyDrafted(event)])
}

/// A demands evidence, B a day and an approved docket entry, C the rule that it cites.
fn what_the_class_demands(case: &Case, content: &ReplyText, facts: &Facts) -> Result<(), Refusal> {
    optional("evidence", &content.evidence, PARAGRAPH)?;
    optional("basis", &content.basis, PARAGRAPH)?;
    match content.class {
        ReplyClass::A => required("evidence", &content.evidence, PARAGRAPH),
        ReplyClass::B => {
            let Some(promised_on) = content.promised_on else {
                return Refusal::field("promised_on", Problem::Missing);
            };
            after_today("promised_on", promised_on, facts.today())?;
            if case.docket.is_some() {
                Ok(())
            } else {
                Refusal::rule(Rule::DocketMissing)
            }
        }
        ReplyClass::C => required("basis", &content.basis, PARAGRAPH),
        ReplyClass::D => Ok(()),
    }
}

pub fn sign(facts: &Facts) -> Result<Vec<Event>, Refusal> {
    Ok(vec![Event::ReplySigned(event::ReplySigned {
        by: facts.actor.person,
    })])
}

/// The head stops a draft, or takes a signature back, before the reply leaves the office; the programme office sends a
/// signed reply back.
pub fn send_back(case: &Case, c: &ReturnReply, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let of_lead = facts.actor.offices.iter().any(|o| case.lead() == Some(*o));
    let signer = case.reply.as_ref().and_then(|reply| reply.signed_by);
    let by = match signer {
        None if of_lead => Returner::OwnHead,
        // A draft is the office's own paper.
        None => return Err(Refusal::WrongStage(case.stage.name())),
        Some(head) if head == facts.actor.person => Returner::OwnHead,
        Some(_) => Returner::ProgrammeOffice,
    };
    Ok(vec![Event::ReplyReturned(event::ReplyReturned {
        reason: c.reason.clone(),
        by,
        on: Some(facts.today()),
    })])
}

/// The number is taken in the same transaction, so that the series has no gap.
pub fn issue(case: &Case, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let number = facts.document_number.unwrap_or_default();
    required("number", number, LINE)?;
    let received_on = local_date(case.received_at);
    Ok(vec![Event::ReplyIssued(event::ReplyIssued {
        number: number.to_owned(),
        on: facts.today(),
        at: facts.now,
        working_days: elapsed_working_days(facts.calendar, received_on, facts.today()),
        handling_days: handling_days(case, facts),
    })])
}

/// From the assignment to today, without the days of waiting for the firm (平均办理时长 = 答复 − 交办 − 停表).
fn handling_days(case: &Case, facts: &Facts) -> Option<i64> {
    let assigned_on = local_date(case.assignment.as_ref()?.assigned_at);
    let all = elapsed_working_days(facts.calendar, assigned_on, facts.today());
    let paused = case.due.as_ref()?.paused_days(facts.calendar);
    Some((all - paused).max(0))
}
