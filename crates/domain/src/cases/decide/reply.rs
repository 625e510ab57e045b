//! The formal reply: drafted, signed by the office's head, checked and issued by the programme office.

use super::fields::{LINE, PARAGRAPH, TEXT, after_today, optional, required};
use crate::cases::command::{DraftReply, ReplyInterim, ReturnReply};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Problem, Refusal, Rule};
use crate::cases::reply::{ReplyClass, ReplyText};
use crate::cases::state::Case;

pub fn interim(c: &ReplyInterim, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("text", &c.text, TEXT)?;
    after_today("next_promised_on", c.next_promised_on, facts.today())?;
    let event = event::InterimReplied {
        text: c.text.clone(),
        next_promised_on: c.next_promised_on,
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
    };
    required("text", &content.text, TEXT)?;
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
            let docketed = case.docket.as_ref().is_some_and(|docket| docket.approved);
            if docketed {
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

pub fn send_back(c: &ReturnReply) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(vec![Event::ReplyReturned(event::ReplyReturned {
        reason: c.reason.clone(),
    })])
}

/// The number is taken in the same transaction, so that the series has no gap.
pub fn issue(facts: &Facts) -> Result<Vec<Event>, Refusal> {
    let number = facts.document_number.unwrap_or_default();
    required("number", number, LINE)?;
    Ok(vec![Event::ReplyIssued(event::ReplyIssued {
        number: number.to_owned(),
        on: facts.today(),
        at: facts.now,
    })])
}
