//! What should have happened, worked out in another way: from the holiday notice of 2024 as a plain list of worked days,
//! and the offsets as plain numbers. At every step of the server each case is asked what is due; the record must show
//! exactly that, and no rung twice from the same day.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::cases::state::{Color, StageName as S};
use domain::cases::{Case, Event, apply};
use domain::ids::OfficeId;
use domain::ladder::RungName as R;
use domain::time::{Date, Instant, local_date, local_hour_minute};
use jiff::civil::Weekday;

use crate::life::is_waiting;
use crate::place::Place;
use crate::year::Year;

/// Days off, by month: 国办 notice for 2024 (251 worked days); 2025 as far as dates of 2024 may reach.
const OFF: &[(i16, i8, &[i8])] = &[
    (2024, 1, &[1]),
    (2024, 2, &[10, 11, 12, 13, 14, 15, 16, 17]),
    (2024, 4, &[4, 5, 6]),
    (2024, 5, &[1, 2, 3, 4, 5]),
    (2024, 6, &[10]),
    (2024, 9, &[15, 16, 17]),
    (2024, 10, &[1, 2, 3, 4, 5, 6, 7]),
    (2025, 1, &[1, 28, 29, 30, 31]),
    (2025, 2, &[1, 2, 3, 4]),
    (2025, 4, &[4, 5, 6]),
];
/// Weekend days that are worked.
const WORKED: &[(i16, i8, i8)] = &[
    (2024, 2, 4),
    (2024, 2, 18),
    (2024, 4, 7),
    (2024, 4, 28),
    (2024, 5, 11),
    (2024, 9, 14),
    (2024, 9, 29),
    (2024, 10, 12),
    (2025, 1, 26),
    (2025, 2, 8),
];

/// The worked days, in order.
struct Days(Vec<Date>);

impl Days {
    fn new() -> Days {
        let mut day = Date::constant(2023, 12, 29);
        let mut worked = Vec::new();
        while day < Date::constant(2025, 6, 1) {
            if is_worked(day) {
                worked.push(day);
            }
            day = day.tomorrow().unwrap();
        }
        let of_2024 = worked.iter().filter(|day| day.year() == 2024).count();
        assert_eq!(of_2024, 251, "as the notice says");
        Days(worked)
    }

    /// So many worked days after or before a day; for 0 the day itself or the next worked one.
    fn shift(&self, day: Date, by: i32) -> Date {
        let count = by.unsigned_abs() as usize;
        match by {
            0 => self.0[self.0.partition_point(|worked| *worked < day)],
            1.. => self.0[self.0.partition_point(|worked| *worked <= day) + count - 1],
            _ => self.0[self.0.partition_point(|worked| *worked < day) - count],
        }
    }

    /// Worked days after one day, up to another.
    fn between(&self, from: Date, to: Date) -> i32 {
        let until = |day: Date| self.0.partition_point(|worked| *worked <= day);
        i32::try_from(until(to)).unwrap() - i32::try_from(until(from)).unwrap()
    }

    fn has(&self, day: Date) -> bool {
        self.0.binary_search(&day).is_ok()
    }
}

fn is_worked(day: Date) -> bool {
    let named = (day.year(), day.month(), day.day());
    if WORKED.contains(&named) {
        return true;
    }
    let off = OFF.iter().any(|(year, month, days)| {
        (*year, *month) == (day.year(), day.month()) && days.contains(&day.day())
    });
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    !off && !weekend
}

/// A rung, the day from which it counts, and the helping office it is about.
type Key = (R, Date, Option<OfficeId>);

/// What the year came to.
#[derive(Debug, Default)]
pub struct Told {
    pub climbed: u64,
    pub rungs: BTreeMap<R, u64>,
}

/// Judges every case of the year at every step of the server.
pub fn judge(place: &Place, year: &Year) -> Told {
    let days = Days::new();
    let mut told = Told::default();
    let mut reds: BTreeMap<(String, OfficeId), u32> = BTreeMap::new();
    let mut reported: BTreeSet<(String, OfficeId)> = BTreeSet::new();
    for number in &year.numbers {
        let events = place.events(number);
        judge_case(&days, &year.steps, number, &events, &mut told);
        for (_, event) in &events {
            match event {
                Event::OrderIssued(e) if e.color == Color::Red && counts(&days, e.on) => {
                    *reds.entry((quarter(e.on), e.office)).or_default() += 1;
                }
                Event::ReportedToGroup(e) => {
                    assert!(reported.insert((e.quarter.clone(), e.office)), "twice");
                }
                _ => {}
            }
        }
    }
    let many = reds.into_iter().filter(|(_, count)| *count >= 3);
    let expected: BTreeSet<(String, OfficeId)> = many.map(|(key, _)| key).collect();
    assert_eq!(reported, expected);
    told
}

/// A red order counts when the quarter has a worked day left on which it is reported.
fn counts(days: &Days, on: Date) -> bool {
    quarter(days.shift(on, 0)) == quarter(on)
}

fn quarter(on: Date) -> String {
    let number = ["Q1", "Q2", "Q3", "Q4"][(on.month() as usize - 1) / 3];
    format!("{}{number}", on.year())
}

fn judge_case(
    days: &Days,
    steps: &[Instant],
    number: &str,
    events: &[(Instant, Event)],
    told: &mut Told,
) {
    let id = domain::ids::CaseId(uuid::Uuid::nil());
    let mut events = events.iter().peekable();
    let mut case: Option<Case> = None;
    let mut fired: HashSet<Key> = HashSet::new();
    for at in steps {
        while let Some((_, event)) = events.next_if(|(when, _)| when < at) {
            assert!(key(event).is_none(), "{number}: {event:?} between steps");
            case = apply(id, case, event);
        }
        let today = local_date(*at);
        let open = is_open(days, *at);
        while let Some((_, event)) = events.next_if(|(when, _)| when == at) {
            if let (Some(key), Some(living)) = (key(event), &case) {
                assert!(open, "{number}: {key:?} at {at:?}");
                let due = due(days, living, today, &fired);
                assert!(
                    due.contains(&key),
                    "{number} on {today}: {key:?} of {due:?}"
                );
                assert!(fired.insert(key), "{number}: {key:?} twice");
                told.climbed += 1;
                *told.rungs.entry(key.0).or_default() += 1;
            }
            case = apply(id, case, event);
        }
        if let Some(living) = case.as_ref().filter(|_| open) {
            let left = due(days, living, today, &fired);
            assert!(
                left.is_empty(),
                "{number} on {today}: {left:?} was left out"
            );
        }
    }
}

fn is_open(days: &Days, at: Instant) -> bool {
    let (hour, minute) = local_hour_minute(at);
    let clock = hour * 100 + minute;
    let hours = (900..1200).contains(&clock) || (1330..1700).contains(&clock);
    hours && days.has(local_date(at))
}

/// What an event of the ladder stands for.
fn key(event: &Event) -> Option<Key> {
    Some(match event {
        Event::Reminded(e) => {
            let rung = e.rung?;
            let office = (rung == R::Opinion).then(|| e.offices[0]);
            (rung, e.anchored_on?, office)
        }
        Event::OrderProposed(e) => (e.rung, e.anchored_on, None),
        Event::TalkProposed(e) => (e.rung, e.anchored_on, None),
        Event::Promoted(e) => (e.rung?, e.anchored_on?, None),
        Event::ConsultationRaised(e) => (R::Consultation, e.anchored_on?, None),
        Event::ReturnedFromDocket(e) => (R::MilestoneMissed, e.missed_on, None),
        _ => return None,
    })
}

/// What is due on a day and has not been climbed.
fn due(days: &Days, case: &Case, today: Date, fired: &HashSet<Key>) -> Vec<Key> {
    if is_waiting(case, today) {
        return Vec::new();
    }
    let mut found: Vec<Key> = Vec::new();
    let mut at = |rung: R, anchor: Option<Date>, by: i32| {
        let Some(anchor) = anchor else { return };
        let key = (rung, anchor, None);
        if days.shift(anchor, by) <= today && !fired.contains(&key) {
            found.push(key);
        }
    };
    let stage = case.stage.name();
    let when = |wanted: S, day: Option<Date>| day.filter(|_| stage == wanted);
    let pace = &case.pace;
    let assignment = case.assignment.as_ref();
    let accepted = pace.accepted_on.map(|on| days.shift(on, 3));
    at(R::Dispatch, when(S::Accepted, accepted), 1);
    let given = assignment.map(|a| pace.ruled_on.unwrap_or(local_date(a.assigned_at)));
    let acknowledge = given.map(|on| days.shift(on, 1));
    at(R::Acknowledge, when(S::Assigned, acknowledge), 1);
    let silent = case.first_contact_at.is_none() && is_under_way(stage);
    let contact = assignment.map(|a| a.contact_due_on).filter(|_| silent);
    at(R::FirstContact, contact, 1);
    at(R::Ruling, when(S::Objected, pace.objected_on), 1);
    at(R::Bounced, when(S::Assigned, pace.ruled_on), 2);
    let working = matches!(stage, S::InProgress | S::AwaitingMaterial);
    let moved = moved_on(case).filter(|_| working);
    at(R::Stalled, moved, 5);
    at(R::Unmoved, moved, 10);
    let again = matches!(stage, S::InProgress | S::Docketed | S::ReplyDrafted);
    let returned = pace
        .returned_on
        .filter(|_| again && case.returned_replies > 1);
    at(R::Returned, returned, 0);
    let open = case.consultation.as_ref();
    let open = open.filter(|open| open.level.key() != "leaders_meeting");
    at(R::Consultation, open.and_then(|open| open.since), 2);
    let order = case.supervision.order.as_ref();
    let order = order.filter(|order| order.answer.is_none());
    at(R::OrderAnswer, order.map(|order| order.due_on), 1);
    let milestone = case.docket.as_ref().map(|docket| docket.milestone_on);
    at(R::MilestoneMissed, when(S::Docketed, milestone), 1);
    let replied = case.issued_reply().and_then(|reply| reply.issued.as_ref());
    let replied = replied.filter(|_| case.calls.is_empty());
    let call = replied.map(|issued| days.shift(issued.on, 5));
    at(R::FollowUp, when(S::Replied, call), 1);
    let owed = owed(case);
    at(R::RedOrder, owed, 1);
    at(R::Talk, owed, 5);
    found.extend(warnings(days, case, today, fired));
    found.extend(opinions(days, case, today, fired));
    keep_lawful(case, fired, found)
}

fn is_under_way(stage: S) -> bool {
    matches!(
        stage,
        S::Assigned
            | S::Objected
            | S::InProgress
            | S::AwaitingMaterial
            | S::Docketed
            | S::ReplyDrafted
            | S::ReplySigned
    )
}

/// The due date, while it is what runs.
fn owed(case: &Case) -> Option<Date> {
    let planned = case.docket.as_ref().is_some_and(|docket| docket.answered);
    let due = case.due.as_ref().map(|due| due.due_on);
    due.filter(|_| is_under_way(case.stage.name()) && !planned)
}

fn moved_on(case: &Case) -> Option<Date> {
    let assignment = case.assignment.as_ref()?;
    let due = case.due.as_ref()?;
    let mut latest = local_date(assignment.assigned_at).max(due.counted_from);
    for day in [
        assignment.acknowledged_at.map(local_date),
        case.pace.moved_on,
        due.pauses.last().map(|pause| pause.until),
        due.granted.map(|granted| granted.on),
    ] {
        latest = latest.max(day.unwrap_or(latest));
    }
    Some(latest)
}

/// What is said before a day: not on the day the count began or earlier, and not after the day itself.
fn warnings(days: &Days, case: &Case, today: Date, fired: &HashSet<Key>) -> Vec<Key> {
    let mut found = Vec::new();
    let mut at = |rung: R, anchor: Date, day: Date, from: Date, last: Date| {
        let key = (rung, anchor, None);
        if day > from && day <= today && today <= last && !fired.contains(&key) {
            found.push(key);
        }
    };
    if let (Some(due), Some(promise)) = (owed(case), case.due.as_ref()) {
        let from = promise.counted_from;
        let total = days.between(local_date(case.received_at), due).max(0);
        let yellow = days.shift(due, -(total * 30 / 100).max(2));
        at(R::NearDue, yellow, days.shift(yellow, 0), from, due);
        at(R::BlueOrder, due, days.shift(due, -2), from, due);
    }
    let docket = case.docket.as_ref();
    if let Some(docket) = docket.filter(|_| case.stage.name() == S::Docketed) {
        let on = docket.milestone_on;
        at(R::Milestone, on, days.shift(on, -5), docket.approved_on, on);
    }
    found
}

fn opinions(days: &Days, case: &Case, today: Date, fired: &HashSet<Key>) -> Vec<Key> {
    if !is_under_way(case.stage.name()) {
        return Vec::new();
    }
    let owed = case
        .co_handlers()
        .iter()
        .filter(|co| co.opinion_on.is_none());
    let late = owed.filter(|co| days.shift(co.due_on, 1) <= today);
    let keys = late.map(|co| (R::Opinion, co.due_on, Some(co.office)));
    keys.filter(|key| !fired.contains(key)).collect()
}

/// One order at a time, the gravest; no order where one as grave stands; no level above the highest.
fn keep_lawful(case: &Case, fired: &HashSet<Key>, found: Vec<Key>) -> Vec<Key> {
    let supervision = &case.supervision;
    let standing = [
        supervision.proposal.map(|proposal| grave(proposal.color)),
        supervision.order.as_ref().map(|order| grave(order.color)),
    ];
    let standing = standing.into_iter().flatten().max().unwrap_or(0);
    let may = |key: &Key| match key.0 {
        R::BlueOrder | R::Stalled | R::Returned | R::RedOrder => {
            of_rung(key.0) > standing && !fired.contains(&(R::RedOrder, key.1, None))
        }
        R::Bounced | R::Unmoved => supervision.level.key() != "leaders_meeting",
        R::Talk => supervision.talk_due_on.is_none(),
        _ => true,
    };
    let lawful: Vec<Key> = found.into_iter().filter(may).collect();
    let gravest = lawful.iter().map(|key| of_rung(key.0)).max().unwrap_or(0);
    let kept = |key: &Key| of_rung(key.0) == 0 || of_rung(key.0) == gravest;
    lawful.into_iter().filter(kept).collect()
}

fn grave(color: Color) -> u8 {
    match color {
        Color::Blue => 1,
        Color::Yellow => 2,
        Color::Red => 3,
    }
}

/// How grave the order of a rung is; 0 for what is none.
fn of_rung(rung: R) -> u8 {
    match rung {
        R::BlueOrder => 1,
        R::Stalled | R::Returned => 2,
        R::RedOrder => 3,
        _ => 0,
    }
}
