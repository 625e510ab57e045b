//! The events of what is due.

use super::due::{Due, Look, due};
use super::table::{Manner, RungName, Step};
use crate::cases::event::{
    ConsultationRaised, OrderIssued, OrderProposed, Promoted, Reminded, ReturnedFromDocket,
    TalkProposed,
};
use crate::cases::state::{Case, Color};
use crate::cases::{Event, apply};
use crate::deadlines;
use crate::ids::OfficeId;
use crate::permits::Role;
use crate::time::{Date, Instant, local_date};

/// More than this is no ladder any more.
const MOST: usize = 64;

/// Everything that is due for a case at an instant, as events. Asked again of the case that they make, nothing is due.
///
/// `number` is the document number reserved for an order that is issued by itself; without one orders are proposed.
pub fn climb(case: &Case, look: &Look<'_>, now: Instant, number: Option<&str>) -> Vec<Event> {
    let mut events = Vec::new();
    let mut now_case = case.clone();
    // What one event changes may cover what was due beside it, or bring the case where something else is due at once.
    for _ in 0..MOST {
        let Some(first) = due(&now_case, look, now).into_iter().next() else {
            break;
        };
        let Some(event) = event(&now_case, &first, look, now, number) else {
            break;
        };
        let Some(after) = apply(now_case.id, Some(now_case.clone()), &event) else {
            break;
        };
        now_case = after;
        events.push(event);
    }
    events
}

fn event(
    case: &Case,
    due: &Due,
    look: &Look<'_>,
    now: Instant,
    number: Option<&str>,
) -> Option<Event> {
    let on = local_date(now);
    let (rung, anchored_on) = (due.rung, due.anchored_on);
    Some(match rung.step() {
        Step::Reminder => reminder(case, due, on),
        Step::Order(color) => return order(case, due, color, look, on, number),
        Step::Talk => Event::TalkProposed(TalkProposed {
            rung,
            anchored_on,
            on,
        }),
        Step::Promotion => Event::Promoted(Promoted {
            level: case.supervision.level.next()?,
            reason: String::new(),
            on,
            rung: Some(rung),
            anchored_on: Some(anchored_on),
        }),
        Step::HigherConsultation => Event::ConsultationRaised(ConsultationRaised {
            level: case.consultation.as_ref()?.level.next()?,
            on,
            reason: String::new(),
            anchored_on: Some(anchored_on),
        }),
        Step::BackToWork => Event::ReturnedFromDocket(ReturnedFromDocket {
            missed_on: anchored_on,
            on,
        }),
    })
}

fn reminder(case: &Case, due: &Due, on: Date) -> Event {
    let (offices, role) = reminded(case, due);
    Event::Reminded(Reminded {
        rung: Some(due.rung),
        anchored_on: Some(due.anchored_on),
        on,
        offices,
        role,
        text: String::new(),
    })
}

/// Whose turn it is: an office's, or a role's of the programme.
fn reminded(case: &Case, due: &Due) -> (Vec<OfficeId>, Option<Role>) {
    match due.rung {
        RungName::Dispatch | RungName::Ruling => (Vec::new(), Some(Role::Dispatcher)),
        RungName::FollowUp => (Vec::new(), Some(Role::Caller)),
        RungName::Opinion => (due.office.into_iter().collect(), None),
        _ => (case.lead().into_iter().collect(), None),
    }
}

fn order(
    case: &Case,
    due: &Due,
    color: Color,
    look: &Look<'_>,
    on: Date,
    number: Option<&str>,
) -> Option<Event> {
    let open = case.supervision.order.as_ref();
    let number = open.map(|order| order.number.as_str()).or(number);
    let by_itself = number.filter(|_| look.settings.ladder.orders == Manner::ByItself);
    let Some(number) = by_itself else {
        return Some(Event::OrderProposed(OrderProposed {
            color,
            rung: due.rung,
            anchored_on: due.anchored_on,
            on,
        }));
    };
    let limit = look.settings.order_answer;
    Some(Event::OrderIssued(OrderIssued {
        number: number.to_owned(),
        color,
        reason: String::new(),
        demand: String::new(),
        due_on: deadlines::due(look.calendar, on, limit).due_on,
        on,
        office: case.lead()?,
        by: None,
        rung: Some(due.rung),
        anchored_on: Some(due.anchored_on),
    }))
}
