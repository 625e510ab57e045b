//! Real files, where the folder with them is at hand: `ZHENGQI_EVAL_DATA`, or `../shared/data` beside the workspace.
//! Without it every test here says that it was skipped.

use std::path::{Path, PathBuf};

use documents::firms::{Column as FirmColumn, Currency, FirmRow, read_firms};
use documents::ledger::{Column, LedgerRow, read_ledger};
use documents::moment::Moment;
use documents::reading::{CellProblem, Options, ReadRow, Reason};
use documents::table::{Encoding, Format, Packing, Quoting};

fn file(name: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("ZHENGQI_EVAL_DATA").map_or(beside, PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: no evaluation data at {}", path.display());
    None
}

fn messages(path: &Path) -> Vec<LedgerRow> {
    let mut sheet = read_ledger(path, &Options::default()).unwrap();
    let header = &sheet.assumptions().header;
    assert_eq!((header.first_row, header.last_row), (1, 1));
    let expected = sheet.rows_expected();
    let rows = sheet.rows().unwrap().map(|row| {
        let ReadRow {
            number,
            row,
            problems,
            ..
        } = row.unwrap();
        assert_eq!(problems, [], "row {number}");
        row
    });
    let rows: Vec<LedgerRow> = rows.collect();
    println!("{} rows, {expected} expected", rows.len());
    rows
}

#[test]
fn every_message_with_its_reply_is_read_whole() {
    let Some(path) = file("messages-with-replies.xlsx") else {
        return;
    };
    let rows = messages(&path);
    assert_eq!(rows.len(), 1969);
    let mut timed = 0;
    for row in &rows {
        assert!(row.reference.is_some() && row.contact.is_some());
        assert!(row.problem.is_some() && row.ask.is_some() && row.result.is_some());
        let (asked, answered) = (row.reported_at.unwrap(), row.closed_at.unwrap());
        assert!(asked.date() <= answered.date(), "{row:?}");
        timed += usize::from(matches!(asked, Moment::Time(_)));
    }
    assert!(timed >= 1960, "{timed} messages have a time of day");
}

#[test]
fn the_columns_of_the_message_board_are_understood_as_announced() {
    let Some(path) = file("messages-with-replies.xlsx") else {
        return;
    };
    let sheet = read_ledger(&path, &Options::default()).unwrap();
    let assumed = sheet.assumptions();
    let mapped: Vec<Column> = assumed
        .columns()
        .iter()
        .map(|mapped| mapped.column)
        .collect();
    let expected = [
        Column::Reference,
        Column::Contact,
        Column::Problem,
        Column::ReportedAt,
        Column::Ask,
        Column::Result,
        Column::ClosedAt,
    ];
    assert_eq!(mapped, expected);
    let aside: Vec<&str> = assumed
        .kept_aside()
        .iter()
        .map(|p| p.header.as_str())
        .collect();
    assert_eq!(aside, ["完整性指标", "可解释性指标"]);
}

#[test]
fn messages_without_replies_are_read_too() {
    let Some(path) = file("messages-2017-2020.xlsx") else {
        return;
    };
    let rows = messages(&path);
    assert_eq!(rows.len(), 4326);
    assert!(
        rows.iter()
            .all(|row| row.reported_at.is_some() && row.closed_at.is_none())
    );
}

fn firms(path: &Path) -> Vec<(FirmRow, Vec<CellProblem>)> {
    let mut sheet = read_firms(path, &Options::default()).unwrap();
    let assumed = sheet.assumptions();
    assert_eq!(assumed.packing, Packing::Gzip);
    let format = Format::Text {
        encoding: Encoding::Utf8,
        delimiter: '\t',
        quoting: Quoting::Marks,
    };
    assert_eq!(assumed.format, format);
    assert!(assumed.kept_aside().is_empty());
    assert!(!assumed.absent.contains(&FirmColumn::Code));
    let rows = sheet.rows().unwrap().map(Result::unwrap);
    let rows = rows.map(|row| (row.row, row.problems));
    rows.collect()
}

#[test]
fn every_registered_firm_is_read_whole() {
    let Some(path) = file("enterprises.tsv.gz") else {
        return;
    };
    let firms = firms(&path);
    assert_eq!(firms.len(), 5098);
    for (firm, problems) in &firms {
        assert_eq!(*problems, []);
        assert!(firm.name.is_some() && firm.founded_on.is_some(), "{firm:?}");
        assert_eq!(firm.code.as_ref().map(String::len), Some(18));
        let amount_read = firm.capital.is_some();
        assert_eq!(amount_read, firm.capital_text.is_some(), "{firm:?}");
    }
    let capital = firms.iter().filter_map(|(firm, _)| firm.capital);
    let in_yuan = capital.filter(|capital| capital.currency == Currency::Yuan);
    assert!(in_yuan.count() > 4000);
}

#[test]
fn firms_with_bad_codes_keep_them_as_they_are() {
    let Some(path) = file("enterprises-with-bad-codes.tsv.gz") else {
        return;
    };
    let firms = firms(&path);
    assert_eq!(firms.len(), 400);
    assert!(firms.iter().all(|(firm, _)| firm.code.is_some()));
    let old = "320404000009558";
    assert!(
        firms
            .iter()
            .any(|(firm, _)| firm.code.as_deref() == Some(old))
    );
    // One row is shifted by a column: its code stands where the date should be.
    let problems: Vec<_> = firms.iter().flat_map(|(_, problems)| problems).collect();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(
        (problems[0].row, problems[0].reason),
        (154, Reason::NotADate)
    );
}
