use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn at(hour: i64, minute: i64, second: i64) -> Moment {
    let start = local_instant(date(2024, 5, 6), hour, minute);
    Moment::Time(Instant(start.0 + second * 1000))
}

#[test]
fn a_date_is_read_in_every_usual_way_of_writing_it() {
    let texts = [
        "2024/5/6",
        "2024-05-06",
        "2024.5.6",
        "2024年5月6日",
        "2024 年 5 月 6 日",
        "2024年5月6号",
        "２０２４年５月６日",
        "2024－05－06",
        "20240506",
        "45418",
        "45418.0",
        "2024-5-6 0:00:00",
        "2024年5月6日（星期一）",
        " 2024/5/6\u{3000}",
    ];
    for text in texts {
        assert_eq!(
            Moment::parse(text),
            Some(Moment::Day(date(2024, 5, 6))),
            "{text}"
        );
    }
}

#[test]
fn the_time_of_day_is_kept() {
    let texts = [
        ("2024-05-06 10:20:30", at(10, 20, 30)),
        ("2024/5/6 10:20", at(10, 20, 0)),
        ("2024年5月6日10时20分30秒", at(10, 20, 30)),
        ("2024年5月6日 10点", at(10, 0, 0)),
        ("2024年5月6日 下午3:05", at(15, 5, 0)),
        ("2024/5/6 3:05 PM", at(15, 5, 0)),
        ("2024-05-06 周一 10:20", at(10, 20, 0)),
        ("2024-05-06T10:20:30", at(10, 20, 30)),
        ("2024-05-06T02:20:30Z", at(10, 20, 30)),
        ("2024-05-06T10:20:30+08:00", at(10, 20, 30)),
        ("20240506102030", at(10, 20, 30)),
        ("202405061020", at(10, 20, 0)),
        ("45418.5", at(12, 0, 0)),
    ];
    for (text, expected) in texts {
        assert_eq!(Moment::parse(text), Some(expected), "{text}");
    }
}

#[test]
fn what_is_not_a_whole_date_is_not_guessed() {
    let texts = [
        "",
        "2024",
        "2024年5月",
        "5月6日",
        "6/5/24",
        "24-05-06",
        "2024-02-30",
        "2024-13-01",
        "20241301",
        "长期",
        "2024-05-06前",
        "2024-05-06 25:00",
        "12",
        "138000",
        "3024-05-06",
        "2024-05-06 2024-05-07",
        "2024.5",
        "...",
        "１",
    ];
    for text in texts {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
}

#[test]
fn serial_numbers_follow_the_workbook_epoch() {
    let day = Moment::Day(date(2024, 5, 6));
    assert_eq!(Moment::from_serial(45418.0, Epoch::Year1900), Some(day));
    assert_eq!(Moment::from_serial(43956.0, Epoch::Year1904), Some(day));
    let first = Moment::Day(date(1900, 1, 1));
    assert_eq!(Moment::from_serial(1.0, Epoch::Year1900), Some(first));
    let march = Moment::Day(date(1900, 3, 1));
    assert_eq!(Moment::from_serial(61.0, Epoch::Year1900), Some(march));
    assert_eq!(Moment::from_serial(-1.0, Epoch::Year1900), None);
    assert_eq!(Moment::from_serial(f64::NAN, Epoch::Year1900), None);
    assert_eq!(Moment::from_serial(1e9, Epoch::Year1904), None);
}

#[test]
fn a_serial_stored_with_fifteen_digits_gives_back_the_second() {
    let stored = 45_418.430_902_777_8;
    assert_eq!(
        Moment::from_serial(stored, Epoch::Year1900),
        Some(at(10, 20, 30))
    );
}

proptest! {
    #[test]
    fn serial_and_text_give_back_the_moment(ms in -2_000_000_000_000i64..6_000_000_000_000) {
        let moment = Moment::from_instant(Instant(ms));
        let serial = moment.to_serial().unwrap();
        prop_assert_eq!(Moment::from_serial(serial, Epoch::Year1900), Some(moment));
        prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,24}|[0-9./:年月日时 -]{0,24}") {
        let _ = Moment::parse(&text);
    }
}
