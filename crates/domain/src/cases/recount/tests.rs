use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::calendar::{DayRule, LocalDay};
use crate::cases::apply::fold;
use crate::cases::event;
use crate::cases::intake::{
    Channel, Difficulty, Intake, Openness, Proceedings, RequestType, Urgency,
};
use crate::cases::state::{Assignment, Confirmation};
use crate::deadlines::Limit;
use crate::ids::{CaseId, OfficeId, PersonId};
use crate::time::local_instant;

/// A Monday without holidays near it.
const MONDAY: Date = date(2024, 5, 20);

fn submitted() -> Event {
    Event::Submitted(event::Submitted {
        number: "2024-0001".into(),
        intake: Intake {
            channel: Channel::Phone,
            request_type: RequestType::Help,
            firm: None,
            chamber: None,
            meeting: None,
            title: "用电扩容".into(),
            facts: String::new(),
            ask: String::new(),
            category: "factors".into(),
            place: String::new(),
            amount_fen: None,
            tried_elsewhere: String::new(),
            proceedings: Proceedings::None,
            urgency: Urgency::Normal,
            openness: Openness::Internal,
            no_state_secrets: true,
            contact: None,
        },
        received_at: local_instant(MONDAY, 9, 0),
        split_from: None,
        contact: None,
    })
}

fn assigned(limit: Limit) -> Event {
    let due = due(Calendar::official(), MONDAY, limit);
    Event::Assigned(event::Assigned {
        difficulty: Difficulty::Ordinary,
        assignment: Assignment {
            lead: OfficeId(Uuid::from_u128(1)),
            officer: PersonId(Uuid::from_u128(2)),
            co_handlers: Vec::new(),
            instruction: String::new(),
            assigned_at: local_instant(MONDAY, 10, 0),
            leader: None,
            meeting: None,
            confirmation: Confirmation::NotNeeded,
            acknowledged_at: None,
        },
        promise: Promise {
            limit,
            counted_from: MONDAY,
            first_due_on: due.due_on,
            due_on: due.due_on,
            provisional: false,
        },
        trace: due.trace,
    })
}

fn acknowledged() -> Event {
    Event::Acknowledged(event::Acknowledged {
        at: local_instant(MONDAY, 11, 0),
    })
}

fn granted_until(until: Date) -> Event {
    Event::ExtensionGranted(event::ExtensionGranted {
        until,
        provisional: false,
        note: String::new(),
    })
}

fn resting_on(dates: &[Date]) -> Calendar {
    let days = dates
        .iter()
        .map(|day| LocalDay::new(*day, DayRule::Rest, "防汛停工", "州政办发〔2024〕5号").unwrap());
    Calendar::with([], days)
}

/// Where a case with these later events comes to lie when the days become rest days.
fn after(later: Vec<(Event, Date)>, rest: &[Date]) -> Option<DeadlineMoved> {
    let mut history = vec![
        (submitted(), MONDAY),
        (assigned(Limit::working_days(5)), MONDAY),
        (acknowledged(), MONDAY),
    ];
    history.extend(later);
    let case = fold(CaseId(Uuid::nil()), history.iter().map(|(event, _)| event)).unwrap();
    let edited = resting_on(rest);
    moved(&case, &history, (Calendar::official(), &edited), "防汛停工")
}

#[test]
fn a_rest_day_within_the_count_moves_the_date_by_one_working_day() {
    let event = after(vec![], &[date(2024, 5, 22)]).unwrap();
    assert_eq!(event.due_on, date(2024, 5, 28));
    assert_eq!(event.trace.from, MONDAY);
    assert_eq!(event.trace.count, 5);
}

#[test]
fn a_rest_day_after_the_due_date_moves_nothing() {
    assert_eq!(after(vec![], &[date(2024, 5, 28)]), None);
}

#[test]
fn a_granted_date_stays_although_days_before_it_come_to_rest() {
    let granted = (granted_until(date(2024, 6, 5)), date(2024, 5, 23));
    assert_eq!(after(vec![granted], &[date(2024, 5, 22)]), None);
}

#[test]
fn a_granted_date_that_comes_to_rest_moves_to_the_next_working_day() {
    // 7 June 2024 is a Friday; 10 June is the Dragon Boat Festival.
    let granted = (granted_until(date(2024, 6, 7)), date(2024, 5, 23));
    let event = after(vec![granted], &[date(2024, 6, 7)]).unwrap();
    assert_eq!(event.due_on, date(2024, 6, 11));
}

#[test]
fn a_pause_is_counted_again_by_the_new_calendar() {
    let requested = event::MaterialRequested {
        items: "用电合同".into(),
        since: date(2024, 5, 21),
        until: date(2024, 5, 31),
    };
    let official = extend_by_pause(
        Calendar::official(),
        date(2024, 5, 27),
        date(2024, 5, 21),
        date(2024, 5, 23),
    );
    let received = event::MaterialReceived {
        summary: "收到".into(),
        due_on: official.due_on,
        provisional: false,
        trace: official.added,
    };
    let later = vec![
        (Event::MaterialRequested(requested), date(2024, 5, 21)),
        (Event::MaterialReceived(received), date(2024, 5, 23)),
    ];
    assert_eq!(official.due_on, date(2024, 5, 29));
    // The rest day lies within the pause: the first count grows by it and the pause shrinks by it.
    assert_eq!(after(later.clone(), &[date(2024, 5, 22)]), None);
    // Behind the pause it moves the date.
    let event = after(later, &[date(2024, 5, 24)]).unwrap();
    assert_eq!(event.due_on, date(2024, 5, 30));
}

#[test]
fn a_case_that_was_replied_to_keeps_its_date() {
    let issued = Event::ReplyIssued(event::ReplyIssued {
        number: "州测函〔2024〕1号".into(),
        on: date(2024, 5, 24),
        at: local_instant(date(2024, 5, 24), 9, 0),
    });
    let drafted = Event::ReplyDrafted(event::ReplyDrafted {
        content: crate::cases::reply::ReplyText {
            class: crate::cases::reply::ReplyClass::A,
            text: "已扩容。".into(),
            evidence: "送电记录".into(),
            basis: String::new(),
            promised_on: None,
        },
        by: PersonId(Uuid::from_u128(2)),
    });
    let later = vec![(drafted, date(2024, 5, 23)), (issued, date(2024, 5, 24))];
    assert_eq!(after(later, &[date(2024, 5, 22)]), None);
}

#[test]
fn taking_the_day_back_takes_the_date_back() {
    let rest = [date(2024, 5, 22)];
    let there = after(vec![], &rest).unwrap();
    let history = vec![
        (submitted(), MONDAY),
        (assigned(Limit::working_days(5)), MONDAY),
        (Event::DeadlineMoved(there), date(2024, 5, 21)),
    ];
    let case = fold(CaseId(Uuid::nil()), history.iter().map(|(event, _)| event)).unwrap();
    let edited = resting_on(&rest);
    let back = moved(&case, &history, (&edited, Calendar::official()), "撤销").unwrap();
    assert_eq!(back.due_on, date(2024, 5, 27));
}
