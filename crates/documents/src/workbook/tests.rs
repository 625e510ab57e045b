mod round_trip;

use std::io::{Cursor, Read};

use domain::time::{Instant, local_instant};
use jiff::civil::date;

use super::*;
use crate::headings::Column as _;
use crate::ledger::{Column, LedgerRow, Limit, read_ledger_bytes};
use crate::moment::Moment;
use crate::reading::{Options, Reason};
use crate::table::{Cell, Limits, Table};

const MADE_AT: Instant = Instant(1_714_963_200_000);

fn export() -> LedgerExport {
    LedgerExport {
        sheet_name: "问题台账".to_owned(),
        page_title: Some("政企面对面 & 问题台账".to_owned()),
        paper: Paper::A3,
        made_at: MADE_AT,
    }
}

pub(super) fn workbook(rows: &[LedgerRow]) -> Vec<u8> {
    let mut book = LedgerWorkbook::begin(&export()).unwrap();
    for row in rows {
        book.push(row).unwrap();
    }
    let mut out = Vec::new();
    book.finish(&mut out).unwrap();
    out
}

pub(super) fn text_table(rows: &[LedgerRow]) -> Vec<u8> {
    let mut table = LedgerCsv::begin(Vec::new()).unwrap();
    for row in rows {
        table.push(row).unwrap();
    }
    table.finish().unwrap()
}

fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn sample() -> LedgerRow {
    LedgerRow {
        serial: Some("2024-0001".to_owned()),
        problem: Some("=HYPERLINK(\"http://x\")".to_owned()),
        ask: Some("＝1+1".to_owned()),
        reported_at: Some(Moment::Time(local_instant(date(2024, 5, 6), 10, 20))),
        assigned_at: Some(Moment::Day(date(2024, 5, 7))),
        closed: Some(true),
        ..LedgerRow::default()
    }
}

#[test]
fn the_first_row_is_exactly_the_usual_header() {
    let mut table = Table::from_bytes(workbook(&[]), &Limits::default()).unwrap();
    let header = table.rows(0).unwrap().next().unwrap().unwrap();
    let texts: Vec<_> = header
        .cells
        .iter()
        .map(|cell| cell.to_text().into_owned())
        .collect();
    let usual: Vec<_> = Column::USUAL.iter().map(|column| column.header()).collect();
    assert_eq!(
        (header.number, texts),
        (1, usual.iter().map(|&h| h.to_owned()).collect())
    );
}

#[test]
fn dates_are_real_dates_and_formulas_stay_text() {
    let bytes = workbook(&[sample()]);
    let mut table = Table::from_bytes(bytes.clone(), &Limits::default()).unwrap();
    let rows: Vec<_> = table.rows(0).unwrap().map(Result::unwrap).collect();
    let cells = &rows[1].cells;
    assert_eq!(cells[2].to_text(), "2024-05-06 10:20:00");
    assert!(matches!(cells[2], Cell::Moment(_)));
    assert_eq!(cells[13], Cell::Moment(Moment::Day(date(2024, 5, 7))));
    assert_eq!(cells[7].to_text(), "=HYPERLINK(\"http://x\")");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        !sheet.contains("<f>") && !sheet.contains("<f "),
        "no formula cells"
    );
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn the_sheet_is_ready_for_screen_and_paper() {
    let sheet = part(&workbook(&[sample()]), "xl/worksheets/sheet1.xml");
    for piece in [
        "state=\"frozen\"",
        "ySplit=\"1\"",
        "orientation=\"landscape\"",
        "paperSize=\"8\"",
        "fitToHeight=\"0\"",
        "<autoFilter ref=\"A1:Y2\"",
        "政企面对面 &amp;&amp; 问题台账",
    ] {
        assert!(sheet.contains(piece), "{piece}");
    }
    let book = part(&workbook(&[sample()]), "xl/workbook.xml");
    assert!(
        book.contains("_xlnm.Print_Titles"),
        "the header is repeated on paper"
    );
}

#[test]
fn the_same_rows_make_the_same_bytes() {
    assert_eq!(workbook(&[sample()]), workbook(&[sample()]));
}

#[test]
fn a_text_table_has_mark_crlf_and_guarded_formulas() {
    let text = String::from_utf8(text_table(&[sample()])).unwrap();
    assert!(text.starts_with("\u{feff}序号,期次/来源,"));
    assert!(text.ends_with("\r\n"));
    assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\",'＝1+1"));
    assert!(text.contains(",2024-05-06 10:20:00,"));
}

#[test]
fn guarding_and_unguarding_are_inverse() {
    for text in [
        "=1", "'=1", "''@x", "＋1", "－1", "\tx", "'", "''", "甲", "'甲", "-5", "",
    ] {
        let guarded = guard::guarded(text);
        assert!(!guard::looks_like_formula(&guarded), "{text}");
        assert_eq!(guard::unguarded(&guarded), text);
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_named() {
    let mut book = LedgerWorkbook::begin(&export()).unwrap();
    let long = LedgerRow {
        result: Some("答".repeat(40_000)),
        problem: Some("问".to_owned()),
        ..LedgerRow::default()
    };
    book.push(&long).unwrap();
    let mut out = Vec::new();
    let written = book.finish(&mut out).unwrap();
    assert_eq!((written.rows, written.shortened.len()), (1, 1));
    assert_eq!(
        (written.shortened[0].row, &*written.shortened[0].letter),
        (2, "Q")
    );
    let mut sheet = read_ledger_bytes(out, &Options::default()).unwrap();
    let result = sheet
        .rows()
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .row
        .result
        .unwrap();
    assert_eq!(result.chars().count(), 32_767);
    assert!(result.ends_with('…'));
}

#[test]
fn refused_rows_can_be_mended_and_read_again() {
    let text = "填报表\n序号,存在问题,反映时间,其他列\n7,缺资金,上周,甲\n8,缺工,2024-05-06,乙\n";
    let mut sheet = read_ledger_bytes(text.as_bytes().to_vec(), &Options::default()).unwrap();
    let headers = sheet.assumptions().header.texts();
    assert_eq!(headers, ["序号", "存在问题", "反映时间", "其他列"]);
    let titles = RefusedTitles {
        sheet_name: "未导入".to_owned(),
        row: "行号".to_owned(),
        column: "列".to_owned(),
        reason: "原因".to_owned(),
        value: "值".to_owned(),
    };
    let mut book = RefusedBook::begin(&titles, &headers, MADE_AT).unwrap();
    for row in sheet.rows().unwrap().map(Result::unwrap) {
        let sentence = |reason: Reason| format!("不是日期（{}）", reason.key());
        let problems = row.problems.iter();
        let cells = problems.map(|p| RefusedCell::from_problem(p, sentence(p.reason)));
        let refused = RefusedRow {
            number: row.number,
            cells: cells.collect(),
            original: row.original,
        };
        if !refused.cells.is_empty() {
            book.push(&refused).unwrap();
        }
    }
    let mut out = Vec::new();
    assert_eq!(book.finish(&mut out).unwrap().rows, 1);
    let mut again = read_ledger_bytes(out, &Options::default()).unwrap();
    let aside: Vec<_> = again
        .assumptions()
        .kept_aside()
        .iter()
        .map(|p| p.header.clone())
        .collect();
    assert_eq!(
        aside,
        ["行号", "列", "原因", "值", "其他列"].map(str::to_owned)
    );
    let row = again.rows().unwrap().next().unwrap().unwrap();
    assert_eq!(row.row.serial.as_deref(), Some("7"));
    assert_eq!(row.row.problem.as_deref(), Some("缺资金"));
    assert_eq!(row.problems[0].value, "上周");
    let values: Vec<_> = row.row.aside.iter().map(|a| a.value.as_str()).collect();
    assert_eq!(
        values,
        ["3", "反映时间", "不是日期（cell_not_a_date）", "上周", "甲"]
    );
}

#[test]
fn any_table_can_be_written_with_typed_cells_on_several_sheets() {
    let layout = |name: &str| Layout {
        sheet_name: name.to_owned(),
        headings: vec![Heading::new("指标", 20.0), Heading::new("数", 12.0)],
        paper: Paper::A4,
        page_title: None,
    };
    let mut writer = WorkbookWriter::new(MADE_AT).unwrap();
    assert_eq!(
        writer.row(&[Value::Blank]).unwrap_err().key(),
        "write_no_sheet"
    );
    writer.begin_sheet(&layout("总表/2024")).unwrap();
    writer.row(&[Value::text("接待"), Value::Count(7)]).unwrap();
    writer
        .row(&[Value::text("解决率"), Value::Share(0.905)])
        .unwrap();
    writer
        .row(&[Value::text("金额"), Value::Money(269_800_000)])
        .unwrap();
    writer
        .row(&[Value::text("旧日"), Value::Day(date(1899, 1, 2))])
        .unwrap();
    writer.begin_sheet(&layout("[分表]")).unwrap();
    writer
        .row(&[Value::text("时间"), Value::Time(MADE_AT)])
        .unwrap();
    let mut out = Vec::new();
    assert_eq!(writer.finish(&mut out).unwrap().rows, 5);
    let mut table = Table::from_bytes(out, &Limits::default()).unwrap();
    assert_eq!(table.sheets(), ["总表_2024", "_分表_"]);
    let second: Vec<_> = table
        .rows(0)
        .unwrap()
        .map(|row| row.unwrap().cells[1].to_text().into_owned())
        .collect();
    assert_eq!(second, ["数", "7", "0.905", "2698000", "1899-01-02"]);
    let last = table.rows(1).unwrap().last().unwrap().unwrap();
    assert_eq!(last.cells[1].to_text(), "2024-05-06 10:40:00");
}

#[test]
fn a_limit_in_days_survives_as_text() {
    let row = LedgerRow {
        problem: Some("问".to_owned()),
        limit: Some(Limit::WorkingDays(10)),
        ..LedgerRow::default()
    };
    let mut sheet =
        read_ledger_bytes(workbook(std::slice::from_ref(&row)), &Options::default()).unwrap();
    let read = sheet.rows().unwrap().next().unwrap().unwrap().row;
    assert_eq!(read, row);
}
