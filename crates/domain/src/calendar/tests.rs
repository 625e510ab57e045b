use jiff::civil::date;

use super::*;

fn kind(text: &str) -> DayKind {
    Calendar::official().day(text.parse().unwrap()).kind
}

fn holiday(name: &str) -> DayKind {
    DayKind::Holiday { name: name.into() }
}

fn make_up(holiday: &str) -> DayKind {
    DayKind::MakeUp {
        holiday: holiday.into(),
    }
}

fn working_days(calendar: &Calendar, year: i16) -> usize {
    let mut day = date(year, 1, 1);
    let mut count = 0;
    while day.year() == year {
        count += usize::from(calendar.is_working(day));
        day = next_day(day);
    }
    count
}

/// A made-up notice for 2027 which moves the weekend of Labour Day.
fn notice_of_2027() -> YearNotice {
    let rest = [
        "01-01", "01-02", "01-03", "02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "05-01",
        "05-02", "05-03",
    ];
    let mut days: Vec<String> = rest
        .iter()
        .map(|d| format!(r#"{{"name":"节","date":"2027-{d}","isOffDay":true}}"#))
        .collect();
    days.push(r#"{"name":"劳动节","date":"2027-05-08","isOffDay":false}"#.into());
    days.push(r#"{"name":"元旦","date":"2026-12-26","isOffDay":false}"#.into());
    let json = format!(
        r#"{{"$id":"x","year":2027,"papers":["https://example.org/2027"],"days":[{}]}}"#,
        days.join(",")
    );
    YearNotice::parse(&json).unwrap()
}

fn local(text: &str, rule: DayRule) -> LocalDay {
    LocalDay::new(text.parse().unwrap(), rule, "州庆", "州政办发〔2024〕1号").unwrap()
}

#[test]
fn every_year_from_2007_to_2026_has_a_notice_with_its_address() {
    let years: Vec<i16> = official_notices().iter().map(YearNotice::year).collect();
    assert_eq!(years, (2007..=2026).collect::<Vec<_>>());
    for notice in official_notices() {
        assert!(notice.papers().iter().all(|p| p.contains("www.gov.cn/")));
    }
}

#[test]
fn years_have_the_published_number_of_working_days() {
    let counted: Vec<usize> = (2007..=2026)
        .map(|year| working_days(Calendar::official(), year))
        .collect();
    assert_eq!(
        counted,
        [
            249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249,
            251, 248, 248
        ]
    );
}

#[test]
fn days_of_2024_are_named() {
    assert_eq!(kind("2024-04-28"), make_up("劳动节"));
    assert_eq!(kind("2024-05-11"), make_up("劳动节"));
    assert_eq!(kind("2024-02-12"), holiday("春节"));
    assert_eq!(kind("2024-02-10"), holiday("春节"));
    assert_eq!(kind("2024-04-27"), DayKind::Weekend);
    assert_eq!(kind("2024-04-26"), DayKind::Workday);
}

#[test]
fn a_monday_that_a_notice_calls_worked_is_an_ordinary_workday() {
    assert_eq!(kind("2020-02-03"), DayKind::Workday);
    assert_eq!(kind("2020-01-31"), holiday("春节"));
}

#[test]
fn a_notice_reaches_into_the_december_before() {
    assert_eq!(kind("2018-12-29"), make_up("元旦"));
    assert_eq!(kind("2018-12-31"), holiday("元旦"));
}

#[test]
fn without_a_notice_2027_rests_on_its_legal_days_and_says_so() {
    let calendar = Calendar::official();
    let legal: Vec<Date> = (1..=365)
        .filter_map(|n| date(2027, 1, 1).with().day_of_year(n).build().ok())
        .filter(|day| matches!(calendar.day(*day).kind, DayKind::Holiday { .. }))
        .collect();
    let expected = [
        (1, 1),
        (2, 5),
        (2, 6),
        (2, 7),
        (2, 8),
        (4, 5),
        (5, 1),
        (5, 2),
        (6, 9),
        (9, 15),
        (10, 1),
        (10, 2),
        (10, 3),
    ];
    assert_eq!(legal, expected.map(|(m, d)| date(2027, m, d)));
    let provisional = calendar.day(date(2027, 3, 3)).provisional.unwrap();
    assert_eq!(provisional.to_string(), "2027 未发布, 暂按法定日");
    assert_eq!(calendar.day(date(2026, 12, 31)).provisional, None);
}

#[test]
fn a_year_without_any_data_rests_on_weekends_and_fixed_days() {
    assert_eq!(kind("2031-10-02"), holiday("国庆节"));
    assert_eq!(kind("2031-02-24"), DayKind::Workday);
    assert_eq!(kind("2031-02-22"), DayKind::Weekend);
    assert!(
        Calendar::official()
            .provisional(date(2031, 2, 24))
            .is_some()
    );
    assert!(
        Calendar::official()
            .provisional(date(2006, 12, 29))
            .is_some()
    );
}

#[test]
fn an_imported_notice_ends_the_provisional_year() {
    let calendar = Calendar::with([notice_of_2027()], []);
    assert_eq!(calendar.provisional(date(2027, 4, 5)), None);
    assert_eq!(calendar.day(date(2027, 4, 5)).kind, DayKind::Workday);
    assert_eq!(calendar.day(date(2027, 5, 8)).kind, make_up("劳动节"));
    assert_eq!(calendar.day(date(2026, 12, 26)).kind, make_up("元旦"));
    assert!(calendar.is_working(date(2026, 12, 26)));
}

#[test]
fn a_local_day_beats_the_notice_in_both_directions() {
    let days = [
        local("2024-09-20", DayRule::Rest),
        local("2024-10-01", DayRule::Work),
    ];
    let calendar = Calendar::with([], days);
    assert!(!calendar.is_working(date(2024, 9, 20)));
    assert!(calendar.is_working(date(2024, 10, 1)));
    let DayKind::LocalRest { reason, authority } = calendar.day(date(2024, 9, 20)).kind else {
        panic!("the local day must win");
    };
    assert_eq!(
        (reason.as_str(), authority.as_str()),
        ("州庆", "州政办发〔2024〕1号")
    );
}

#[test]
fn a_local_day_needs_a_reason_and_a_document() {
    let day = date(2024, 9, 20);
    let refused = |reason, authority| LocalDay::new(day, DayRule::Rest, reason, authority);
    assert_eq!(refused(" ", "文号"), Err(LocalDayError::NoReason));
    assert_eq!(refused("州庆", "　"), Err(LocalDayError::NoAuthority));
    let stored = r#"{"date":"2024-09-20","rule":"rest","reason":"","authority":"x"}"#;
    assert!(serde_json::from_str::<LocalDay>(stored).is_err());
}

#[test]
fn an_imported_table_is_checked() {
    let parse = |days: &str, papers: &str| {
        YearNotice::parse(&format!(
            r#"{{"year":2027,"papers":[{papers}],"days":[{days}]}}"#
        ))
    };
    let new_year = r#"{"name":"元旦","date":"2027-01-01","isOffDay":true}"#;
    let last_year = r#"{"name":"元旦","date":"2026-05-01","isOffDay":true}"#;
    assert_eq!(parse("", r#""x""#), Err(NoticeError::NotPublished(2027)));
    assert_eq!(parse(new_year, r#"" ""#), Err(NoticeError::NoPaper));
    assert_eq!(parse(new_year, r#""x""#), Err(NoticeError::Incomplete(1)));
    assert_eq!(
        parse(last_year, r#""x""#),
        Err(NoticeError::OutsideYear(date(2026, 5, 1)))
    );
    assert_eq!(
        parse(&format!("{new_year},{new_year}"), r#""x""#),
        Err(NoticeError::Twice(date(2027, 1, 1)))
    );
    assert!(matches!(
        YearNotice::parse("[]"),
        Err(NoticeError::Shape(_))
    ));
}

#[test]
fn a_notice_survives_storing() {
    let notice = notice_of_2027();
    let stored = serde_json::to_string(&notice).unwrap();
    assert_eq!(YearNotice::parse(&stored), Ok(notice));
}

#[test]
fn the_fingerprint_names_the_rules_and_nothing_else() {
    let official = Calendar::official().fingerprint();
    assert_eq!(Calendar::with([], []).fingerprint(), official);
    let rest = Calendar::with([], [local("2024-09-20", DayRule::Rest)]).fingerprint();
    let work = Calendar::with([], [local("2024-09-20", DayRule::Work)]).fingerprint();
    assert!(official != rest && rest != work);
    assert_ne!(
        Calendar::with([notice_of_2027()], []).fingerprint(),
        official
    );
    assert_eq!(official.to_string().parse(), Ok(official));
    assert!("+123456789abcdef".parse::<Fingerprint>().is_err());
}

#[test]
fn a_new_calendar_names_the_dates_it_changes() {
    let before = Calendar::official();
    let after = Calendar::with([notice_of_2027()], [local("2024-09-20", DayRule::Rest)]);
    let expected = [
        date(2024, 9, 20),
        date(2026, 12, 26),
        date(2027, 2, 9),
        date(2027, 2, 10),
        date(2027, 4, 5),
        date(2027, 5, 3),
        date(2027, 5, 8),
        date(2027, 6, 9),
        date(2027, 9, 15),
        date(2027, 10, 1),
    ];
    assert_eq!(changed_dates(before, &after), expected);
    assert_eq!(changed_dates(&after, before), expected);
    assert_eq!(changed_dates(before, before), []);
}

#[test]
fn the_short_answer_and_the_long_one_agree() {
    let calendar = Calendar::with([notice_of_2027()], [local("2024-10-01", DayRule::Work)]);
    let mut day = date(2006, 1, 1);
    while day.year() < 2030 {
        assert_eq!(
            calendar.day(day).is_working(),
            calendar.is_working(day),
            "{day}"
        );
        day = next_day(day);
    }
}

#[test]
fn counting_at_once_says_the_same_as_counting_day_by_day() {
    let days = [
        local("2024-05-07", DayRule::Rest),
        local("2024-01-06", DayRule::Work),
    ];
    let own = Calendar::with([notice_of_2027()], days);
    let firsts = [
        date(2006, 12, 20),
        date(2023, 12, 28),
        date(2026, 2, 13),
        date(2027, 4, 29),
    ];
    for calendar in [Calendar::official(), &own] {
        for first in firsts {
            for start in 0..9 {
                let from = first.saturating_add(jiff::Span::new().days(start));
                for days in (0..40).chain([250, 366, 800]) {
                    let to = from.saturating_add(jiff::Span::new().days(days));
                    let walked = calendar.walked_between(from, to);
                    assert_eq!(
                        calendar.working_days_between(from, to),
                        walked,
                        "{from} {to}"
                    );
                }
            }
        }
    }
}
