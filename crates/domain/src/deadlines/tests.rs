use std::num::NonZeroU8;

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::calendar::{DayKind, DayRule, LocalDay};
use crate::time::local_text;

fn calendar() -> &'static Calendar {
    Calendar::official()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn due_on(from: &str, limit: Limit) -> String {
    due(calendar(), day(from), limit).due_on.to_string()
}

fn lines(trace: &Trace) -> Vec<String> {
    let line = |d: TraceDay| match d.effect {
        Effect::Counted(n) => format!("{} {n}", d.date),
        Effect::NotCounted => format!("{} -", d.date),
        Effect::MovedHere => format!("{} moved", d.date),
    };
    trace.days().map(line).collect()
}

#[test]
fn known_deadlines_of_the_published_years_come_out() {
    assert_eq!(check_golden_deadlines(), Ok(()));
}

#[test]
fn the_count_begins_the_day_after_and_a_worked_sunday_counts() {
    let Due { due_on, trace } = due(calendar(), day("2024-04-26"), Limit::working_days(5));
    assert_eq!(due_on, day("2024-05-07"));
    assert_eq!(
        lines(&trace),
        [
            "2024-04-27 -",
            "2024-04-28 1",
            "2024-04-29 2",
            "2024-04-30 3",
            "2024-05-01 -",
            "2024-05-02 -",
            "2024-05-03 -",
            "2024-05-04 -",
            "2024-05-05 -",
            "2024-05-06 4",
            "2024-05-07 5",
        ]
    );
    assert_eq!(
        trace.steps[1].kind,
        DayKind::MakeUp {
            holiday: "劳动节".into()
        }
    );
}

#[test]
fn calendar_days_that_end_on_a_rest_day_move_to_the_next_working_day() {
    let Due { due_on, trace } = due(calendar(), day("2024-04-24"), Limit::calendar_days(10));
    assert_eq!(due_on, day("2024-05-06"));
    let lines = lines(&trace);
    assert_eq!(lines[0], "2024-04-25 1");
    assert_eq!(
        lines[9..],
        ["2024-05-04 10", "2024-05-05 -", "2024-05-06 moved"]
    );
}

#[test]
fn calendar_days_that_end_on_a_worked_saturday_stay_there() {
    assert_eq!(due_on("2024-09-04", Limit::calendar_days(10)), "2024-09-14");
}

#[test]
fn a_count_that_touches_2027_is_provisional() {
    let across = due(calendar(), day("2026-12-30"), Limit::working_days(5));
    assert_eq!(across.due_on, day("2027-01-07"));
    assert_eq!(across.provisional(), Some(Provisional { year: 2027 }));
    let within = due(calendar(), day("2026-12-30"), Limit::working_days(1));
    assert_eq!(within.provisional(), None);
}

#[test]
fn a_trace_is_short_and_survives_storing() {
    let due = due(calendar(), day("2024-04-26"), Limit::working_days(30));
    let json = serde_json::to_string(&due).unwrap();
    assert_eq!(serde_json::from_str::<Due>(&json).unwrap(), due);
    assert!(json.len() < 1_200, "{} bytes: {json}", json.len());
}

#[test]
fn a_local_rest_day_moves_the_date_and_says_by_which_document() {
    let holiday = LocalDay::new(
        day("2024-09-20"),
        DayRule::Rest,
        "州庆",
        "州政办发〔2024〕1号",
    )
    .unwrap();
    let local = Calendar::with([], [holiday]);
    let moved = due(&local, day("2024-09-19"), Limit::working_days(1));
    assert_eq!(moved.due_on, day("2024-09-23"));
    assert_ne!(moved.trace.calendar, calendar().fingerprint());
    assert!(matches!(
        &moved.trace.steps[0].kind,
        DayKind::LocalRest { authority, .. } if authority == "州政办发〔2024〕1号"
    ));
}

#[test]
fn days_end_with_the_day_and_urgent_hours_with_the_clock_of_the_office() {
    let hours = OfficeHours::default();
    let friday = local_instant(day("2024-07-26"), 16, 0);
    let at = |allowed| due_at(calendar(), &hours, friday, allowed);
    let by_day = at(Limit::working_days(1).into());
    assert_eq!(local_text(by_day.at), "2024-07-30 00:00");
    assert_eq!(by_day.due_on, day("2024-07-29"));
    let urgent = at(Allowed::Hours(NonZeroU8::new(2).unwrap()));
    assert_eq!(local_text(urgent.at), "2024-07-29 10:00");
    assert_eq!(urgent.due_on, day("2024-07-29"));
}

#[test]
fn limits_are_checked_where_they_are_read() {
    let parse = serde_json::from_str::<Allowed>;
    let five = parse(r#"{"count":5,"unit":"working_days"}"#).unwrap();
    assert_eq!(five, Limit::working_days(5).into());
    let two = parse(r#"{"hours":2}"#).unwrap();
    assert_eq!(two, Allowed::Hours(NonZeroU8::new(2).unwrap()));
    assert_eq!(serde_json::to_string(&two).unwrap(), r#"{"hours":2}"#);
    assert!(parse(r#"{"hours":0}"#).is_err());
    assert!(parse(r#"{"count":0,"unit":"working_days"}"#).is_err());
    assert_eq!(
        Limit::new(4_000, Unit::CalendarDays),
        Err(LimitError::TooLong(4_000))
    );
}

#[test]
fn the_light_is_yellow_at_two_days_or_thirty_percent() {
    let thresholds = Thresholds::default();
    let shown = |today: &str, due: &str, total| {
        light(
            remaining(calendar(), day(today), day(due)),
            total,
            thresholds,
        )
    };
    // 15 working days from 2024-07-01 end on 2024-07-22; 30 % of them are 4.5.
    assert_eq!(shown("2024-07-15", "2024-07-22", 15), Light::Green);
    assert_eq!(shown("2024-07-16", "2024-07-22", 15), Light::Yellow);
    assert_eq!(shown("2024-07-22", "2024-07-22", 15), Light::Yellow);
    assert_eq!(shown("2024-07-23", "2024-07-22", 15), Light::Red);
    // 5 working days: 2 are left on the third.
    assert_eq!(shown("2024-07-03", "2024-07-08", 5), Light::Green);
    assert_eq!(shown("2024-07-04", "2024-07-08", 5), Light::Yellow);
}

#[test]
fn the_saturday_after_a_missed_friday_is_overdue_by_no_working_day() {
    let left = remaining(calendar(), day("2024-07-27"), day("2024-07-26"));
    assert_eq!(
        left,
        Remaining {
            working_days: 0,
            overdue: true
        }
    );
    assert_eq!(light(left, 5, Thresholds::default()), Light::Red);
}

#[test]
fn the_warning_day_lies_two_working_days_before() {
    let warning = working_days_before(calendar(), day("2024-05-07"), 2);
    assert_eq!(warning, day("2024-04-30"));
    assert_eq!(
        elapsed_working_days(calendar(), warning, day("2024-05-07")),
        2
    );
}

#[test]
fn a_pause_over_the_holiday_adds_its_working_days_only() {
    let extension = extend_by_pause(
        calendar(),
        day("2024-05-07"),
        day("2024-04-29"),
        day("2024-05-06"),
    );
    assert_eq!(extension.paused.count, 2);
    assert_eq!(extension.due_on, day("2024-05-09"));
    assert_eq!(lines(&extension.added), ["2024-05-08 1", "2024-05-09 2"]);
}

#[test]
fn a_pause_on_the_last_day_that_ends_on_a_saturday_leaves_the_monday() {
    let extension = extend_by_pause(
        calendar(),
        day("2024-07-26"),
        day("2024-07-26"),
        day("2024-07-27"),
    );
    assert_eq!(extension.due_on, day("2024-07-29"));
    assert_eq!(
        lines(&extension.added),
        ["2024-07-27 -", "2024-07-28 -", "2024-07-29 moved"]
    );
}

#[test]
fn a_pause_after_the_deadline_saves_nothing() {
    let late = extend_by_pause(
        calendar(),
        day("2024-07-26"),
        day("2024-07-29"),
        day("2024-08-05"),
    );
    assert_eq!(late.due_on, day("2024-07-26"));
    assert_eq!((late.paused.count, late.added.count), (0, 0));
}

fn any_date() -> impl Strategy<Value = Date> {
    (0i64..9_000).prop_map(|n| date(2006, 6, 1).saturating_add(n.days()))
}

proptest! {
    #[test]
    fn elapsed_is_the_inverse_of_due(from in any_date(), n in 1u32..400) {
        let limit = Limit::new(n, Unit::WorkingDays).unwrap();
        let due = due(calendar(), from, limit);
        prop_assert_eq!(elapsed_working_days(calendar(), from, due.due_on), i64::from(n));
        prop_assert_eq!(elapsed_working_days(calendar(), due.due_on, from), -i64::from(n));
        prop_assert!(calendar().is_working(due.due_on));
        prop_assert_eq!(add_working_days(calendar(), from, n), due.due_on);
        prop_assert_eq!(trace_between(calendar(), from, due.due_on), due.trace);
    }

    #[test]
    fn a_later_start_or_a_longer_limit_is_never_due_earlier(from in any_date(), n in 1u32..100) {
        for unit in [Unit::WorkingDays, Unit::CalendarDays] {
            let at = |from, n| due(calendar(), from, Limit::new(n, unit).unwrap()).due_on;
            prop_assert!(at(from, n) <= at(next_day(from), n));
            prop_assert!(at(from, n) <= at(from, n + 1));
        }
    }

    #[test]
    fn a_trace_has_every_day_once_and_numbers_without_gap(from in any_date(), n in 1u32..100) {
        for unit in [Unit::WorkingDays, Unit::CalendarDays] {
            let due = due(calendar(), from, Limit::new(n, unit).unwrap());
            let mut expected = from;
            let mut counted = 0;
            for line in due.trace.days() {
                expected = next_day(expected);
                prop_assert_eq!(line.date, expected);
                prop_assert_eq!(line.kind, &calendar().day(expected).kind);
                if let Effect::Counted(number) = line.effect {
                    counted += 1;
                    prop_assert_eq!(number, counted);
                }
            }
            prop_assert_eq!((expected, counted), (due.due_on, n));
        }
    }

    #[test]
    fn a_pause_gives_back_what_was_left(from in any_date(), n in 1u32..60, worked in 0i64..80, waited in 0i64..80) {
        let due_on = add_working_days(calendar(), from, n);
        let paused = from.saturating_add(worked.days());
        let resumed = paused.saturating_add(waited.days());
        let left = elapsed_working_days(calendar(), paused, due_on);
        prop_assume!(left >= 1);
        let extended = extend_by_pause(calendar(), due_on, paused, resumed).due_on;
        prop_assert_eq!(elapsed_working_days(calendar(), resumed, extended), left);
    }

    #[test]
    fn the_warning_day_is_exactly_so_many_days_ahead(to in any_date(), n in 1u32..60) {
        let warning = working_days_before(calendar(), to, n);
        prop_assert!(calendar().is_working(warning));
        let due = calendar().working_day_from(to);
        let expected = if due == to { n } else { n - 1 };
        prop_assert_eq!(elapsed_working_days(calendar(), warning, to), i64::from(expected));
    }
}
