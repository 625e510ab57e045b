use super::*;

#[test]
fn text_is_trimmed_and_keeps_its_lines() {
    assert_eq!(
        clean("\n\t\t\u{3000}甲\r\n乙\r丙\u{7}\t").as_deref(),
        Some("甲\n乙\n丙")
    );
    assert_eq!(clean(" \u{feff}\u{3000}\r\n"), None);
    assert_eq!(clean("=1+1").as_deref(), Some("=1+1"));
}

#[test]
fn only_what_a_cell_cannot_hold_is_too_long() {
    assert_eq!(too_long(&"问".repeat(MAX_TEXT)), None);
    let long = too_long(&"问".repeat(MAX_TEXT + 1));
    let characters = MAX_TEXT + 1;
    assert_eq!(
        long,
        Some(Reason::TooLong {
            characters,
            limit: MAX_TEXT
        })
    );
}

#[test]
fn yes_and_no_have_many_spellings_but_nothing_is_guessed() {
    for text in ["是", " 是 ", "√", "Ｙ", "Yes", "1", "已办结"] {
        assert_eq!(
            yes_or_no(text, &["已办结"], &["在办"]),
            Ok(Some(true)),
            "{text}"
        );
    }
    for text in ["否", "×", "no", "FALSE", "在办"] {
        assert_eq!(
            yes_or_no(text, &["已办结"], &["在办"]),
            Ok(Some(false)),
            "{text}"
        );
    }
    for text in ["部分", "已办结", "2", "是否"] {
        assert_eq!(yes_or_no(text, &[], &[]), Err(Reason::NotYesOrNo), "{text}");
    }
}

#[test]
fn offices_are_split_outside_brackets_and_named_once() {
    let names = list("州工信局、州财政局，州税务局;州工信局；\n州住建局（质安科、城建科）, 无");
    assert_eq!(
        names,
        [
            "州工信局",
            "州财政局",
            "州税务局",
            "州住建局（质安科、城建科）"
        ]
    );
    assert_eq!(list("县（未闭、合"), ["县（未闭、合"]);
    assert!(list(" 、，/").is_empty());
}

#[test]
fn person_and_phone_are_told_apart() {
    let split = |text: &str| {
        let (person, phone) = contact(text);
        (person.unwrap_or_default(), phone.unwrap_or_default())
    };
    let cases = [
        ("办公室 13800000000", "办公室", "13800000000"),
        ("办公室13800000000", "办公室", "13800000000"),
        ("办公室：0743-8222222", "办公室", "0743-8222222"),
        (
            "办公室（0743）8222222/13800000000",
            "办公室",
            "（0743）8222222/13800000000",
        ),
        ("办公室\n+86 138 0000 0000", "办公室", "+86 138 0000 0000"),
        ("13800000000", "", "13800000000"),
        ("A00045581", "A00045581", ""),
        ("张 12", "张 12", ""),
        ("办公室", "办公室", ""),
        ("8222222转办公室", "8222222转办公室", ""),
    ];
    for (text, person, phone) in cases {
        assert_eq!(split(text), (person.to_owned(), phone.to_owned()), "{text}");
    }
}

#[test]
fn a_code_that_a_spreadsheet_took_for_a_number_is_noticed() {
    for text in ["9.14114E+17", "9E+17", "1.5e+10"] {
        assert!(is_in_scientific_notation(text), "{text}");
    }
    for text in ["91411E17X", "9.1", "E+5", "914E+1X", "1E5"] {
        assert!(!is_in_scientific_notation(text), "{text}");
    }
}
