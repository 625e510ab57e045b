//! What a table would have done: a life lived again day by day under it.

use super::climb::climb;
use super::due::Look;
use super::table::RungName;
use crate::calendar::next_day;
use crate::cases::apply;
use crate::cases::event::Event;
use crate::cases::state::Case;
use crate::ids::CaseId;
use crate::time::{Date, Instant, local_instant};

/// The rungs that a case would have climbed from one day to another, both counted, each with its day.
///
/// `lived` are the events of the case with the instants of their records. What a ladder did in them is passed over, and so
/// is what people did in answer to it: this table is to speak for itself.
pub fn preview(
    id: CaseId,
    lived: &[(Instant, Event)],
    look: &Look<'_>,
    (from, to): (Date, Date),
) -> Vec<(RungName, Date)> {
    let mut events = lived
        .iter()
        .filter(|(_, event)| !is_of_a_ladder(event))
        .peekable();
    let mut case: Option<Case> = None;
    let mut climbed = Vec::new();
    let mut day = from;
    while day <= to {
        let now = look
            .settings
            .ladder
            .hours
            .next_open(look.calendar, local_instant(day, 0, 0));
        while let Some((_, event)) = events.next_if(|(at, _)| *at <= now) {
            case = apply(id, case, event);
        }
        if let Some(living) = &case
            && crate::time::local_date(now) == day
        {
            let done = climb(living, look, now, None);
            climbed.extend(done.iter().filter_map(rung).map(|rung| (rung, day)));
            for event in &done {
                case = apply(id, case, event);
            }
        }
        day = next_day(day);
    }
    climbed
}

/// The rung that an event stands for.
pub fn rung(event: &Event) -> Option<RungName> {
    match event {
        Event::Reminded(e) => e.rung,
        Event::OrderProposed(e) => Some(e.rung),
        Event::OrderIssued(e) => e.rung,
        Event::TalkProposed(e) => Some(e.rung),
        Event::Promoted(e) => e.rung,
        Event::ConsultationRaised(e) => e.anchored_on.map(|_| RungName::Consultation),
        Event::ReturnedFromDocket(_) => Some(RungName::MilestoneMissed),
        _ => None,
    }
}

fn is_of_a_ladder(event: &Event) -> bool {
    rung(event).is_some()
        || matches!(
            event,
            Event::OrderIssued(_)
                | Event::OrderDismissed(_)
                | Event::OrderAnswered(_)
                | Event::AnswerRejected(_)
                | Event::OrderConcluded(_)
                | Event::TalkRecorded(_)
                | Event::Promoted(_)
                | Event::ReportedToGroup(_)
        )
}
