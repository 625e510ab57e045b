//! The seven conditions of a strike-off (销号标准), as a checklist that pages show and decisions demand.

use super::refusal::Rule;
use super::reply::{Call, ReplyClass, Solved};
use super::state::round::last_answers;
use super::state::{Case, Confirmation};
use crate::settings::Settings;
use crate::time::Date;
use crate::words;

words! {
    /// What must be true before a case is struck off (上高县 2020 and the programme's own list).
    Condition {
        /// Class A with evidence, which the firm does not deny, or class C with its basis.
        Class = "class",
        /// The reply was issued to the firm.
        Delivered = "delivered",
        /// The firm rated it, was reached, or was called in vain on enough different days.
        Heard = "heard",
        /// The head of the lead office signed the reply.
        Signed = "signed",
        /// Somebody without a hand in it verified it.
        Verified = "verified",
        /// What was assigned in a leader's name was confirmed, and is struck off, by that leader.
        LeaderConfirmed = "leader_confirmed",
        /// It was asked whether other firms have the problem too (举一反三).
        Compared = "compared",
    }
}

impl Condition {
    /// What stands before anybody verifies.
    pub const BEFORE_VERIFICATION: &'static [Condition] = &[
        Condition::Delivered,
        Condition::Signed,
        Condition::Class,
        Condition::Heard,
    ];

    /// The rule that refuses a strike-off of the case while the condition is not met.
    pub fn rule(self, case: &Case) -> Rule {
        match self {
            Condition::Class if denied_solution(case) => Rule::StrikeOffNotSolved,
            Condition::Class => Rule::StrikeOffClass,
            Condition::Delivered => Rule::StrikeOffNotDelivered,
            Condition::Heard => Rule::StrikeOffNotHeard,
            Condition::Signed => Rule::StrikeOffNotSigned,
            Condition::Verified => Rule::StrikeOffNotVerified,
            Condition::LeaderConfirmed => Rule::NotConfirmed,
            Condition::Compared => Rule::StrikeOffNotCompared,
        }
    }
}

/// Every condition, and whether the case meets it.
pub fn checklist(case: &Case, settings: &Settings) -> Vec<(Condition, bool)> {
    let all = Condition::ALL.iter();
    all.map(|condition| (*condition, met(case, *condition, settings)))
        .collect()
}

/// Those of the conditions that the case doesn't meet.
pub fn unmet<'a>(
    case: &'a Case,
    conditions: &'a [Condition],
    settings: &'a Settings,
) -> impl Iterator<Item = Condition> + 'a {
    let all = conditions.iter().copied();
    all.filter(move |condition| !met(case, *condition, settings))
}

/// Whether a condition is met by the present round: what was said of an earlier reply doesn't count for this one.
pub fn met(case: &Case, condition: Condition, settings: &Settings) -> bool {
    match condition {
        Condition::Class => class_closes(case),
        Condition::Delivered => case.issued_reply().is_some(),
        Condition::Heard => heard(case, settings),
        Condition::Signed => case
            .issued_reply()
            .is_some_and(|reply| reply.signed_by.is_some()),
        Condition::Verified => case.verified_by.is_some(),
        Condition::LeaderConfirmed => case
            .assignment
            .as_ref()
            .is_some_and(|assignment| assignment.confirmation != Confirmation::Awaiting),
        Condition::Compared => case.common_problem.is_some(),
    }
}

/// Planned (B) stays on the docket and noted (D) is not an end; solved (A) is what the firm doesn't call unsolved.
fn class_closes(case: &Case) -> bool {
    let Some(reply) = case.issued_reply() else {
        return false;
    };
    match reply.content.class {
        ReplyClass::A => !reply.content.evidence.trim().is_empty() && !firm_denies(case),
        ReplyClass::C => !reply.content.basis.trim().is_empty(),
        ReplyClass::B | ReplyClass::D => false,
    }
}

fn denied_solution(case: &Case) -> bool {
    let class = case.issued_reply().map(|reply| reply.content.class);
    class == Some(ReplyClass::A) && firm_denies(case)
}

/// The firm's own rating counts before what it said on the phone.
fn firm_denies(case: &Case) -> bool {
    let written = case.rating.as_ref().map(|rating| rating.solved);
    let said = last_answers(&case.calls).map(|answers| answers.solved);
    written.or(said) == Some(Solved::No)
}

fn heard(case: &Case, settings: &Settings) -> bool {
    case.rating.is_some()
        || last_answers(&case.calls).is_some()
        || days_tried(&case.calls) >= settings.call_attempts
}

/// On how many different days the firm was called.
pub fn days_tried<'a>(calls: impl IntoIterator<Item = &'a Call>) -> u32 {
    let mut days: Vec<Date> = calls.into_iter().map(|call| call.on).collect();
    days.sort();
    days.dedup();
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}
