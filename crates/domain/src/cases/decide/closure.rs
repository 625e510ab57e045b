//! How a case ends or comes back: withdrawal (撤回), termination (终止办理), reopening (重开).

use super::dispatch::promise;
use super::fields::{PARAGRAPH, optional, required};
use super::independent;
use crate::cases::command::{
    CheckWithdrawal, Reopen, RequestWithdrawal, Terminate, WithdrawalFinding,
};
use crate::cases::event::{self, Event};
use crate::cases::facts::Facts;
use crate::cases::refusal::{Refusal, Rule};
use crate::cases::state::Case;

pub fn request_withdrawal(c: &RequestWithdrawal) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(vec![Event::WithdrawalRequested(
        event::WithdrawalRequested {
            reason: c.reason.clone(),
        },
    )])
}

/// A withdrawal that the firm was pressed into doesn't count: the case goes on where it was.
pub fn check_withdrawal(
    case: &Case,
    c: &CheckWithdrawal,
    facts: &Facts,
) -> Result<Vec<Event>, Refusal> {
    independent(case, facts)?;
    optional("note", &c.note, PARAGRAPH)?;
    if c.finding == WithdrawalFinding::Pressed {
        required("note", &c.note, PARAGRAPH)?;
    }
    Ok(vec![Event::WithdrawalChecked(event::WithdrawalChecked {
        finding: c.finding,
        note: c.note.clone(),
        on: facts.today(),
    })])
}

/// On a new fact or a relapse, within the window; it counts as a rework, and the first promise stays.
pub fn reopen(case: &Case, c: &Reopen, facts: &Facts) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    let days = i64::from(facts.settings.reopen_days);
    let ended_on = case.struck_off_on.or(case.withdrawn_on);
    let closed_on = ended_on.map(|on| on.saturating_add(jiff::Span::new().days(days)));
    if let Some(closed_on) = closed_on.filter(|closed_on| facts.today() > *closed_on) {
        return Err(Refusal::Window {
            rule: Rule::ReopenWindow,
            closed_on,
        });
    }
    let again = case
        .lead()
        .map(|_| promise(facts, facts.settings.rework))
        .unzip();
    Ok(vec![Event::Reopened(event::Reopened {
        reason: c.reason.clone(),
        promise: again.0,
        trace: again.1,
    })])
}

pub fn terminate(c: &Terminate) -> Result<Vec<Event>, Refusal> {
    required("reason", &c.reason, PARAGRAPH)?;
    Ok(vec![Event::Terminated(event::Terminated {
        reason: c.reason.clone(),
    })])
}
