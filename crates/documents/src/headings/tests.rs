use std::borrow::Cow;

use super::*;
use crate::table::{Cell, Row};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Phone,
    Due,
    Title,
    Text,
}

impl Column for Part {
    const ALL: &'static [Part] = &[Part::Name, Part::Phone, Part::Due, Part::Title, Part::Text];
    const USUAL: &'static [Part] = Part::ALL;

    fn key(self) -> &'static str {
        "part"
    }

    fn header(self) -> &'static str {
        match self {
            Part::Name => "联系人",
            Part::Phone => "电话",
            Part::Due => "办理时限",
            Part::Title => "标题",
            Part::Text => "存在问题",
        }
    }

    fn fills_down(self) -> bool {
        true
    }
}

fn vocabulary() -> Vocabulary<Part> {
    let names: &[Names<Part>] = &[
        (Part::Name, "姓名 联系人姓名"),
        (Part::Phone, "联系电话 联系人电话"),
        (Part::Due, "截止时间"),
    ];
    Vocabulary::new(names, &[(Part::Title, Part::Text)])
}

fn row(number: u32, texts: &[&'static str]) -> Row<'static> {
    let cell = |text: &&'static str| match *text {
        "" => Cell::Blank,
        text => Cell::Text(Cow::Borrowed(text)),
    };
    Row {
        number,
        cells: texts.iter().map(cell).collect(),
    }
}

fn search(vocabulary: &Vocabulary<Part>) -> Search<'_, Part> {
    Search {
        vocabulary,
        any_of: &[Part::Text, Part::Name],
        at_least: 2,
    }
}

fn found(rows: &[Row<'_>]) -> Header<Part> {
    find(rows, &search(&vocabulary())).expect("a header")
}

fn columns(header: &Header<Part>) -> Vec<(Part, usize)> {
    let mapped = header.mapped.iter();
    mapped.map(|m| (m.column, m.place.index)).collect()
}

#[test]
fn width_spaces_brackets_and_line_breaks_do_not_matter() {
    let vocabulary = vocabulary();
    for written in [
        "办理\n时限",
        " 办 理 时 限 ",
        "办理时限（工作日）",
        "＊办理时限：",
        "【办理时限】（天)",
        "截止时间",
    ] {
        let expected = if written.starts_with('【') {
            None
        } else {
            Some(Part::Due)
        };
        assert_eq!(vocabulary.column(written), expected, "{written}");
    }
    assert_eq!(vocabulary.column("(工作日)"), None);
}

#[test]
fn the_header_is_found_below_title_rows() {
    let header = found(&[
        row(1, &["政企面对面问题台账"]),
        row(3, &["填报单位：州工信局", "", "电话"]),
        row(4, &["序", "联系人", "联系电话", "办理时限"]),
        row(5, &["1", "办公室", "07431234", "15天"]),
    ]);
    assert_eq!((header.first_row, header.last_row), (4, 4));
    assert_eq!(
        columns(&header),
        [(Part::Name, 1), (Part::Phone, 2), (Part::Due, 3)]
    );
    assert_eq!(header.kept_aside[0].header, "序");
    assert_eq!(header.absent(), [Part::Title, Part::Text]);
}

#[test]
fn a_header_of_two_rows_is_read_as_one() {
    let header = found(&[
        row(1, &["存在问题", "联系人", "", "办理情况", ""]),
        row(2, &["", "姓名", "电话", "办理时限", "其他"]),
        row(3, &["缺少资金", "办公室", "07431234", "15天", ""]),
    ]);
    assert_eq!((header.first_row, header.last_row), (1, 2));
    let expected = [
        (Part::Text, 0),
        (Part::Name, 1),
        (Part::Phone, 2),
        (Part::Due, 3),
    ];
    assert_eq!(columns(&header), expected);
    assert_eq!(header.place(Part::Phone).unwrap().header, "联系人电话");
}

#[test]
fn data_below_a_header_is_not_taken_for_its_second_row() {
    let header = found(&[
        row(1, &["存在问题", "联系人", "说明", "说明二"]),
        row(2, &["缺少资金", "办公室", "电话", "截止时间"]),
    ]);
    assert_eq!((header.first_row, header.last_row), (1, 1));
}

#[test]
fn of_two_equal_columns_the_one_with_the_usual_header_is_taken_and_both_are_reported() {
    let header = found(&[row(1, &["姓名", "联系人", "存在问题"])]);
    assert_eq!(header.place(Part::Name).unwrap().index, 1);
    assert_eq!(header.duplicates.len(), 1);
    assert_eq!(header.duplicates[0].aside.header, "姓名");
    assert_eq!(header.kept_aside[0].index, 0);
}

#[test]
fn a_title_stands_in_for_a_missing_problem_only() {
    let header = found(&[row(1, &["标题", "姓名"])]);
    assert_eq!(header.mapped[0].column, Part::Text);
    assert_eq!(header.mapped[0].stands_in, Some(Part::Title));
    let header = found(&[row(1, &["标题", "存在问题"])]);
    assert_eq!(columns(&header), [(Part::Title, 0), (Part::Text, 1)]);
}

#[test]
fn without_a_header_the_nearest_row_is_named() {
    let rows = [row(1, &["甲", "乙"]), row(2, &["电话", "乙"])];
    let vocabulary = vocabulary();
    let nearest = find(&rows, &search(&vocabulary)).unwrap_err();
    assert_eq!(nearest, Some((2, vec!["电话".to_owned()])));
    assert_eq!(find(&rows[..1], &search(&vocabulary)), Err(None));
}

#[test]
fn columns_are_lettered_as_in_a_spreadsheet() {
    let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letter).to_vec();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}
