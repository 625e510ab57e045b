//! The promise ledger of a case (承诺台账): what was promised about time, by whom, and whether it was kept. It is read from
//! the record alone, and the firm reads the same lines as the supervision office.

use super::event::Event;
use crate::time::Date;
use crate::words;

words! {
    /// What a line of the ledger is about.
    PromiseKind {
        /// The first promise: the date of the assignment.
        First = "first",
        ExtensionAsked = "extension_asked",
        ExtensionGranted = "extension_granted",
        ExtensionDenied = "extension_denied",
        /// The clock stands still for the firm's material: the date if it takes all that time.
        ClockStopped = "clock_stopped",
        ClockResumed = "clock_resumed",
        /// An edit of the calendar moved the date.
        Calendar = "calendar",
        /// An interim reply names the day of the next answer.
        Interim = "interim",
        /// Handled again, with a date of its own.
        Rework = "rework",
        /// A plan: what the docket says is done next, and until when.
        Milestone = "milestone",
        /// Back from the docket.
        Resumed = "resumed",
        MilestoneMissed = "milestone_missed",
    }
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// On this day, in time.
    Kept(Date),
    /// On this day, too late.
    Broken(Date),
    /// The day has passed and nothing came.
    Missed,
    /// Another day took its place before it passed.
    Moved(Date),
    Running,
    Granted,
    Denied,
    /// The case ended otherwise.
    Lapsed,
}

/// One line: the place of its event in the record that was handed in, what it promises, what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromiseLine {
    pub at: usize,
    pub kind: PromiseKind,
    pub on: Date,
    pub outcome: Outcome,
}

/// How the case stands, as far as open promises care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Open,
    Ended,
}

/// The ledger of a record, in its order. Each event comes with the day on which it was recorded.
pub fn promise_ledger(
    record: &[(Date, &Event)],
    today: Date,
    standing: Standing,
) -> Vec<PromiseLine> {
    let mut lines = Vec::new();
    for (at, (_, event)) in record.iter().enumerate() {
        let Some((kind, on)) = promised(event) else {
            continue;
        };
        let later = &record[at + 1..];
        // A plan is a promise once it was approved.
        if matches!(event, Event::DocketRequested(_)) && !is_approved(later) {
            continue;
        }
        let outcome = match kind {
            PromiseKind::ExtensionAsked => decided(later),
            PromiseKind::ExtensionGranted
            | PromiseKind::First
            | PromiseKind::ClockStopped
            | PromiseKind::ClockResumed
            | PromiseKind::Calendar
            | PromiseKind::Rework
            | PromiseKind::Resumed
            | PromiseKind::MilestoneMissed => replied(later, on, today, standing),
            PromiseKind::Interim => next_word(later, on, today, standing),
            PromiseKind::Milestone => milestone(later, on, today, standing),
            PromiseKind::ExtensionDenied => Outcome::Denied,
        };
        lines.push(PromiseLine {
            at,
            kind,
            on,
            outcome,
        });
    }
    lines
}

fn is_approved(later: &[(Date, &Event)]) -> bool {
    let decision = later.iter().find(|(_, event)| {
        matches!(
            event,
            Event::DocketApproved(_) | Event::DocketDenied(_) | Event::ReplyIssued(_)
        )
    });
    matches!(decision, Some((_, Event::DocketApproved(_))))
}

/// The day that an event promises, moves or asks for.
fn promised(event: &Event) -> Option<(PromiseKind, Date)> {
    use PromiseKind as K;
    Some(match event {
        Event::Assigned(e) => (K::First, e.promise.due_on),
        Event::ExtensionRequested(e) => (K::ExtensionAsked, e.until),
        Event::ExtensionGranted(e) => (K::ExtensionGranted, e.until),
        Event::MaterialRequested(e) => (K::ClockStopped, e.due_on),
        Event::MaterialReceived(e) => (K::ClockResumed, e.due_on),
        Event::DeadlineMoved(e) => (K::Calendar, e.due_on),
        Event::InterimReplied(e) => (K::Interim, e.next_promised_on),
        Event::ReworkOrdered(e) => (K::Rework, e.promise.due_on),
        Event::Reopened(e) => (K::Rework, e.promise.as_ref()?.due_on),
        Event::DocketRequested(e) => (K::Milestone, e.request.milestone_on),
        Event::MilestoneReported(e) => (K::Milestone, e.next_milestone_on),
        Event::ResumedFromDocket(e) => (K::Resumed, e.promise.due_on),
        Event::ReturnedFromDocket(e) => (K::MilestoneMissed, e.missed_on),
        _ => return None,
    })
}

/// Whether an event puts another day in place of the one by which a reply is owed.
fn moves_reply(event: &Event) -> Option<Date> {
    use PromiseKind as K;
    let (kind, on) = promised(event)?;
    matches!(
        kind,
        K::ExtensionGranted
            | K::ClockStopped
            | K::ClockResumed
            | K::Calendar
            | K::Rework
            | K::Resumed
    )
    .then_some(on)
}

fn replied(later: &[(Date, &Event)], on: Date, today: Date, standing: Standing) -> Outcome {
    for (day, event) in later {
        if matches!(event, Event::ReplyIssued(_)) {
            return done(*day, on);
        }
        if let Some(to) = moves_reply(event).filter(|_| *day <= on) {
            return Outcome::Moved(to);
        }
    }
    open(on, today, standing)
}

fn decided(later: &[(Date, &Event)]) -> Outcome {
    let decision = later.iter().find_map(|(_, event)| match event {
        Event::ExtensionGranted(_) => Some(Outcome::Granted),
        Event::ExtensionDenied(_) => Some(Outcome::Denied),
        Event::ReplyIssued(_) => Some(Outcome::Lapsed),
        _ => None,
    });
    decision.unwrap_or(Outcome::Running)
}

/// Kept by the next word to the firm, interim or formal.
fn next_word(later: &[(Date, &Event)], on: Date, today: Date, standing: Standing) -> Outcome {
    let answers = |event: &Event| matches!(event, Event::InterimReplied(_) | Event::ReplyIssued(_));
    match later.iter().find(|(_, event)| answers(event)) {
        Some((day, _)) => done(*day, on),
        None => open(on, today, standing),
    }
}

fn milestone(later: &[(Date, &Event)], on: Date, today: Date, standing: Standing) -> Outcome {
    for (day, event) in later {
        match event {
            Event::MilestoneReported(_) | Event::ResumedFromDocket(_) => return done(*day, on),
            Event::ReturnedFromDocket(_) => return Outcome::Missed,
            Event::StruckOff(_) => return done(*day, on),
            Event::DocketRequested(e) if *day <= on => {
                return Outcome::Moved(e.request.milestone_on);
            }
            _ => {}
        }
    }
    open(on, today, standing)
}

fn done(day: Date, on: Date) -> Outcome {
    if day <= on {
        Outcome::Kept(day)
    } else {
        Outcome::Broken(day)
    }
}

fn open(on: Date, today: Date, standing: Standing) -> Outcome {
    match standing {
        Standing::Ended => Outcome::Lapsed,
        Standing::Open if on < today => Outcome::Missed,
        Standing::Open => Outcome::Running,
    }
}
