//! The yes/no questions about a case. A figure is the number of yeses.
//!
//! What the firm said last stands until it says something else: a rework or a new reply by itself makes no rating better.

use crate::cases::reply::{CallAnswers, Rating, Reply, ReplyClass, Satisfaction, Solved};
use crate::cases::state::round::last_answers;
use crate::cases::state::{FirstReply, LedgerFacts, Round};
use crate::cases::{Case, StageName};
use crate::time::{Date, local_date};
use crate::words;

words! {
    /// A yes/no question about a case; a figure is the number of yeses.
    Measure {
        Received = "received", Assigned = "assigned", Replied = "replied",
        /// The class of the latest reply.
        ClassA = "class_a", ClassB = "class_b", ClassC = "class_c", ClassD = "class_d",
        StruckOff = "struck_off",
        /// Struck off with a class A reply: solved, and verified to be.
        VerifiedSolved = "verified_solved",
        /// Struck off without a returned reply and without rework.
        FirstTime = "first_time",
        /// The first reply was issued by its due date, approved extensions included.
        OnTime = "on_time", Late = "late",
        /// The firm's voice was heard: it rated, or a call reached it.
        Heard = "heard",
        /// Replied, but the firm has given no grade: not rated, never satisfied.
        NotRated = "not_rated",
        /// The firm rated of its own accord.
        Rated = "rated",
        /// Called back at least once.
        Called = "called",
        /// A call reached the firm (有效回访).
        Reached = "reached",
        /// The firm confirmed in a call that the office contacted it.
        Contacted = "contacted",
        /// The firm says that it is solved.
        Solved = "solved",
        Satisfied = "satisfied", Basically = "basically_satisfied", Dissatisfied = "dissatisfied",
        Reworked = "reworked", Returned = "returned", Extended = "extended", Objected = "objected",
        ObjectionUpheld = "objection_upheld",
        /// An office of this programme owed the firm a first contact, and made it in time.
        ContactOwed = "contact_owed", ContactInTime = "contact_in_time",
        /// On the docket now.
        Docketed = "docketed",
        /// Answered with a plan (class B), and answered for good by the day of the plan, or later.
        PlanKept = "plan_kept", PlanLate = "plan_late",
        Refused = "refused", Withdrawn = "withdrawn", Merged = "merged", Terminated = "terminated",
        /// The firm was asked for a good rating or to withdraw.
        Pressed = "pressed",
        /// Left out of the rates (剔除).
        Excluded = "excluded",
    }
}

/// The bit of a measure in a row of facts.
pub fn bit(measure: Measure) -> u64 {
    1 << measure as u64
}

/// The answers of a case, as bits.
pub fn measures(case: &Case) -> u64 {
    // A merged case lives on in the other one: it counts as merged and as nothing else.
    if case.stage.name() == StageName::Merged {
        return bit(Measure::Merged);
    }
    let is_excluded = case.exclusions.granted.is_some();
    Measure::ALL
        .iter()
        .filter(|measure| answers(case, **measure))
        .filter(|measure| !is_excluded || counts_when_excluded(**measure))
        .map(|measure| bit(*measure))
        .sum()
}

fn answers(case: &Case, measure: Measure) -> bool {
    let first = case.first_reply.as_ref();
    // A ledger may say that a case is done without saying when.
    let in_ledger = case.ledger.as_ref().is_some_and(LedgerFacts::is_answered);
    let replied = first.is_some() || in_ledger;
    let stage = case.stage.name();
    let struck_off = stage == StageName::StruckOff;
    match measure {
        Measure::Received => true,
        Measure::Assigned => was_assigned(case),
        Measure::Replied => replied,
        Measure::ClassA => class(case) == Some(ReplyClass::A),
        Measure::ClassB => class(case) == Some(ReplyClass::B),
        Measure::ClassC => class(case) == Some(ReplyClass::C),
        Measure::ClassD => class(case) == Some(ReplyClass::D),
        Measure::StruckOff => struck_off,
        Measure::VerifiedSolved => struck_off && class(case) == Some(ReplyClass::A),
        Measure::FirstTime => struck_off && case.reworks == 0 && case.returned_replies == 0,
        Measure::OnTime => first.and_then(in_time) == Some(true),
        Measure::Late => first.and_then(in_time) == Some(false),
        Measure::Heard => replied && (grade(case).is_some() || reached(case).is_some()),
        Measure::NotRated => replied && grade(case).is_none(),
        Measure::Rated => rating(case).is_some(),
        Measure::Called => rounds(case).any(|round| !round.calls.is_empty()),
        Measure::Reached => reached(case).is_some(),
        Measure::Contacted => reached(case).is_some_and(|answers| answers.contacted),
        Measure::Solved => solved(case) == Some(Solved::Yes),
        Measure::Satisfied => grade(case).is_some_and(is_good),
        Measure::Basically => grade(case) == Some(Satisfaction::Basically),
        Measure::Dissatisfied => grade(case).is_some_and(Satisfaction::is_bad),
        Measure::Reworked => case.reworks > 0,
        Measure::Returned => case.returned_replies > 0,
        Measure::Extended => case.extensions.granted > 0,
        Measure::Objected => case.objection.raised > 0,
        Measure::ObjectionUpheld => case.objection.upheld > 0,
        Measure::ContactOwed => case.assignment.is_some(),
        Measure::ContactInTime => contact_in_time(case),
        Measure::Docketed => case.docket.is_some(),
        Measure::PlanKept => plan(case) == Some(true),
        Measure::PlanLate => plan(case) == Some(false),
        Measure::Refused => stage == StageName::Refused,
        Measure::Withdrawn => stage == StageName::Withdrawn,
        Measure::Merged => stage == StageName::Merged,
        Measure::Terminated => stage == StageName::Terminated,
        Measure::Pressed => pressed(case),
        Measure::Excluded => case.exclusions.granted.is_some(),
    }
}

/// What is left out of the rates still was received and assigned, and ended somehow.
fn counts_when_excluded(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Received
            | Measure::Excluded
            | Measure::Assigned
            | Measure::Refused
            | Measure::Withdrawn
            | Measure::Terminated
            | Measure::Pressed
    )
}

fn was_assigned(case: &Case) -> bool {
    let in_ledger = case
        .ledger
        .as_ref()
        .is_some_and(|l| !l.lead_office.is_empty());
    case.assignment.is_some() || in_ledger
}

fn in_time(first: &FirstReply) -> Option<bool> {
    first.due_on.map(|due_on| first.on <= due_on)
}

fn contact_in_time(case: &Case) -> bool {
    let contacted_on = case.first_contact_at.map(local_date);
    let due_on = case.assignment.as_ref().map(|a| a.contact_due_on);
    contacted_on
        .zip(due_on)
        .is_some_and(|(on, due_on)| on <= due_on)
}

/// What belongs to one reply, the present one included.
#[derive(Clone, Copy)]
struct Said<'a> {
    reply: Option<&'a Reply>,
    rating: Option<&'a Rating>,
    calls: &'a [crate::cases::reply::Call],
}

/// All rounds, the latest first.
fn rounds(case: &Case) -> impl Iterator<Item = Said<'_>> {
    let present = Said {
        reply: case.reply.as_ref(),
        rating: case.rating.as_ref(),
        calls: &case.calls,
    };
    let earlier = case.earlier.iter().rev().map(|round: &Round| Said {
        reply: round.reply.as_ref(),
        rating: round.rating.as_ref(),
        calls: &round.calls,
    });
    std::iter::once(present).chain(earlier)
}

/// Issued replies, the latest first.
fn issued(case: &Case) -> impl Iterator<Item = (&Reply, Date)> {
    rounds(case).filter_map(|round| {
        let reply = round.reply?;
        Some((reply, reply.issued.as_ref()?.on))
    })
}

/// The class of the latest issued reply.
fn class(case: &Case) -> Option<ReplyClass> {
    let latest = issued(case).next().map(|(reply, _)| reply.content.class);
    latest.or(case.first_reply.as_ref().and_then(|first| first.class))
}

/// Whether the first plan (class B) was kept; `None` without a plan, or while it is still open.
fn plan(case: &Case) -> Option<bool> {
    let replies: Vec<(&Reply, Date)> = issued(case).collect();
    let mut oldest_first = replies.into_iter().rev();
    let planned = |reply: &Reply| reply.content.class == ReplyClass::B;
    let promised_on = oldest_first
        .by_ref()
        .find_map(|(reply, _)| reply.content.promised_on.filter(|_| planned(reply)))?;
    let solved_on = oldest_first.find_map(|(reply, on)| (!planned(reply)).then_some(on))?;
    Some(solved_on <= promised_on)
}

/// The answers of the last call that reached the firm.
fn reached(case: &Case) -> Option<&CallAnswers> {
    rounds(case).find_map(|round| last_answers(round.calls))
}

/// What the firm wrote last.
fn rating(case: &Case) -> Option<&Rating> {
    rounds(case).find_map(|round| round.rating)
}

/// The last grade; of one reply, what the firm wrote itself counts before what it said on the phone.
pub fn grade(case: &Case) -> Option<Satisfaction> {
    rounds(case).find_map(|round| {
        let written = round.rating.map(|rating| rating.satisfaction);
        let said = || last_answers(round.calls).and_then(|answers| answers.satisfaction);
        written.or_else(said)
    })
}

fn solved(case: &Case) -> Option<Solved> {
    rounds(case).find_map(|round| {
        let written = round.rating.map(|rating| rating.solved);
        written.or_else(|| last_answers(round.calls).map(|answers| answers.solved))
    })
}

fn is_good(grade: Satisfaction) -> bool {
    matches!(grade, Satisfaction::VerySatisfied | Satisfaction::Satisfied)
}

fn pressed(case: &Case) -> bool {
    let answers = rounds(case).flat_map(|round| round.calls);
    let said = answers.filter_map(|call| call.answers.as_ref());
    case.pressed_withdrawals > 0
        || said
            .into_iter()
            .any(|answers| answers.pressed == Some(true))
}
