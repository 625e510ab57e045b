use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::time::local_text;

fn at(text: &str, hour: i64, minute: i64) -> Instant {
    local_instant(text.parse().unwrap(), hour, minute)
}

fn southern() -> OfficeHours {
    serde_json::from_str(
        r#"[{"from":"10-01","spans":["08:00-12:00","14:30-17:30"]},
            {"from":"05-01","spans":["08:00-12:00","15:00-18:00"]}]"#,
    )
    .unwrap()
}

#[test]
fn a_reminder_of_friday_evening_waits_for_the_make_up_sunday() {
    let calendar = Calendar::official();
    let hours = southern();
    let evening = at("2024-04-26", 18, 0);
    assert!(!hours.is_open(calendar, evening));
    assert_eq!(
        local_text(hours.next_open(calendar, evening)),
        "2024-04-28 08:00"
    );
}

#[test]
fn the_end_of_a_span_is_closed_and_its_beginning_open() {
    let calendar = Calendar::official();
    let hours = southern();
    assert!(hours.is_open(calendar, at("2024-04-26", 8, 0)));
    assert!(!hours.is_open(calendar, at("2024-04-26", 12, 0)));
    let open = at("2024-04-26", 9, 17);
    assert_eq!(hours.next_open(calendar, open), open);
}

#[test]
fn the_noon_break_does_not_count_and_summer_has_its_own() {
    let calendar = Calendar::official();
    let hours = southern();
    let spring = hours.after(calendar, at("2024-04-26", 11, 0), 120);
    assert_eq!(local_text(spring), "2024-04-26 15:30");
    let summer = hours.after(calendar, at("2024-07-26", 11, 0), 120);
    assert_eq!(local_text(summer), "2024-07-26 16:00");
}

#[test]
fn two_hours_before_the_weekend_end_after_it() {
    let calendar = Calendar::official();
    let end = southern().after(calendar, at("2024-07-26", 17, 0), 120);
    assert_eq!(local_text(end), "2024-07-29 09:00");
}

#[test]
fn a_span_to_midnight_loses_no_minute() {
    let all_day = vec![Season {
        from: "01-01".parse().unwrap(),
        spans: vec!["00:00-24:00".parse().unwrap()],
    }];
    let hours = OfficeHours::new(all_day).unwrap();
    let day = 24 * 60 * 60_000;
    let open = hours.open_ms(
        Calendar::official(),
        at("2024-07-22", 0, 0),
        at("2024-07-27", 0, 0),
    );
    assert_eq!(open, 5 * day);
}

#[test]
fn wrong_hours_are_refused() {
    let parse = serde_json::from_str::<OfficeHours>;
    assert!(parse(r#"[{"from":"01-01","spans":["08:00-12:00","11:59-17:00"]}]"#).is_err());
    assert!(parse(r#"[{"from":"01-01","spans":["12:00-08:00"]}]"#).is_err());
    assert!(parse(r#"[{"from":"01-01","spans":["08:00-24:01"]}]"#).is_err());
    assert!(parse(r#"[{"from":"02-30","spans":["08:00-12:00"]}]"#).is_err());
    assert!(parse(r#"[{"from":"01-01","spans":[]}]"#).is_err());
    assert!(parse("[]").is_err());
    let twice =
        r#"[{"from":"01-01","spans":["08:00-12:00"]},{"from":"01-01","spans":["08:00-12:00"]}]"#;
    assert!(parse(twice).is_err());
    let stored = serde_json::to_string(&southern()).unwrap();
    assert_eq!(parse(&stored).unwrap(), southern());
}

proptest! {
    #[test]
    fn time_is_measured_as_it_is_added(day in 0i64..2_000, minute in 0i64..1_440, count in 1u32..6_000) {
        let calendar = Calendar::official();
        let hours = southern();
        let from = local_instant(date(2024, 1, 1), 0, minute).plus_days(day);
        let end = hours.after(calendar, from, count);
        prop_assert_eq!(hours.open_ms(calendar, from, end), i64::from(count) * 60_000);
        prop_assert_eq!(hours.open_ms(calendar, end, from), 0);
    }
}
