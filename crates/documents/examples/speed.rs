//! Writes and reads a ledger of made-up rows and prints rows per second:
//! `cargo run --release -p documents --example speed -- 50000 [FILE]`. With a file, that one is read too.

use std::path::Path;
use std::time::Instant as Stopwatch;

use documents::ledger::{LedgerRow, Limit, read_ledger, read_ledger_bytes};
use documents::moment::Moment;
use documents::reading::Options;
use documents::workbook::{LedgerCsv, LedgerExport, LedgerWorkbook, Paper};
use domain::cases::reply::Satisfaction;
use domain::time::Instant;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const DAY_MS: i64 = 86_400_000;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().map_or(Ok(50_000), |text| text.parse())?;
    let rows: Vec<LedgerRow> = (0..count).map(row).collect();
    let book = timed("write xlsx", || Ok((workbook(&rows)?, rows.len())))?;
    let text = timed("write csv", || Ok((text_table(&rows)?, rows.len())))?;
    println!(
        "xlsx {} kB, csv {} kB",
        book.len() / 1000,
        text.len() / 1000
    );
    timed("read xlsx", || Ok(((), read(book)?)))?;
    timed("read csv", || Ok(((), read(text)?)))?;
    if let Some(path) = arguments.next() {
        timed("read file", || {
            let mut sheet = read_ledger(Path::new(&path), &Options::default())?;
            let rows = sheet.rows()?.collect::<Result<Vec<_>, _>>()?;
            Ok(((), rows.len()))
        })?;
    }
    Ok(())
}

/// Prints rows per second of processor time, which other programs on the machine don't disturb, and of wall time.
fn timed<T>(what: &str, work: impl FnOnce() -> Outcome<(T, usize)>) -> Outcome<T> {
    let (watch, cpu) = (Stopwatch::now(), cpu_seconds());
    let (value, rows) = work()?;
    let (wall, cpu) = (watch.elapsed().as_secs_f64(), cpu_seconds() - cpu);
    let rate = rows as f64 / cpu;
    println!(
        "{what}: {rows} rows, {cpu:.2} s on the processor, {rate:.0} rows/s ({wall:.2} s wall)"
    );
    Ok(value)
}

/// Time this thread has run, where the system tells it (Linux).
fn cpu_seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split_whitespace()
        .next()
        .and_then(|text| text.parse().ok());
    nanoseconds.map_or(f64::NAN, |ns: f64| ns / 1e9)
}

fn row(n: u32) -> LedgerRow {
    let at = |days: i64| {
        Moment::from_instant(Instant(
            1_704_160_800_000 + days * DAY_MS + i64::from(n) * 61_000,
        ))
    };
    let text = |words: &str, times: u32| Some(words.repeat((n % times + 1) as usize));
    LedgerRow {
        serial: Some(format!("2024-{n:06}")),
        source: Some(format!("第{}期", n % 7 + 1)),
        reported_at: Some(at(0)),
        place: Some("龙山县".to_owned()),
        firm: Some(format!("某{n}酒业有限责任公司")),
        contact: Some("办公室".to_owned()),
        phone: Some("13800000000".to_owned()),
        category: Some("融资服务".to_owned()),
        problem: text(
            "流动资金不足，银行要求提供抵押物，企业没有足够的土地和房产。",
            6,
        ),
        ask: text("希望协调银行以信用方式贷款五百万元。", 4),
        assigning_leader: Some("分管领导".to_owned()),
        lead_office: Some("州委金融办".to_owned()),
        co_offices: vec!["州财政局".to_owned(), "州工信局".to_owned()],
        officer: Some("金融科".to_owned()),
        assigned_at: Some(at(1)),
        limit: Some(Limit::WorkingDays(15)),
        progress: Some("已与三家银行对接（5月10日）".to_owned()),
        result: text(
            "您好！来信收悉。经与银行对接，已放款三百万元，其余手续正在办理。",
            8,
        ),
        closed: Some(true),
        closed_at: Some(at(12)),
        reply_channel: Some("书面".to_owned()),
        satisfaction: Some(Satisfaction::Satisfied),
        follow_up: Some("已回访，企业认可。".to_owned()),
        struck_off: Some(false),
        ..LedgerRow::default()
    }
}

fn workbook(rows: &[LedgerRow]) -> Outcome<Vec<u8>> {
    let mut book = LedgerWorkbook::begin(&LedgerExport {
        sheet_name: "问题台账".to_owned(),
        page_title: None,
        paper: Paper::A3,
        made_at: Instant(1_704_160_800_000),
    })?;
    for row in rows {
        book.push(row)?;
    }
    let mut out = Vec::new();
    book.finish(&mut out)?;
    Ok(out)
}

fn text_table(rows: &[LedgerRow]) -> Outcome<Vec<u8>> {
    let mut table = LedgerCsv::begin(Vec::new())?;
    for row in rows {
        table.push(row)?;
    }
    Ok(table.finish()?)
}

fn read(bytes: Vec<u8>) -> Outcome<usize> {
    let mut sheet = read_ledger_bytes(bytes, &Options::default())?;
    let mut rows = 0;
    for row in sheet.rows()? {
        let row = row?;
        assert!(row.problems.is_empty(), "{:?}", row.problems);
        rows += 1;
    }
    Ok(rows)
}
