//! How fast events are recorded and verified: `cargo run --release -p store --example ledger_speed -- 1000000`.
//!
//! The ledger lies in a fresh folder beside the current one, or in the PostgreSQL database whose address is the second
//! argument (it must be empty).

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant as Stopwatch;

use domain::evidence::{Document, Salt};
use domain::time::Instant;
use serde_json::json;
use store::engine::{Db, Target};
use store::events::{self, Author, Batch, Expected, NewEvent, Tip};
use store::{Error, Tx};

const NOW: Instant = Instant(1_714_960_000_000);
/// Events of one case, recorded by two commands of two.
const EVENTS_PER_CASE: u64 = 4;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let events: u64 = arguments
        .next()
        .map_or(100_000, |count| count.parse().expect("a number"));
    let folder = tempfile::tempdir_in(".").expect("a folder can be made here");
    let target = arguments.next().map_or_else(
        || Target::sqlite(folder.path().join("ledger.db")),
        Target::postgres,
    );
    let db = Db::open(&target).expect("the database opens");
    store::migrate(&db, NOW).expect("the tables are made");
    durable(&db, 8);
    durable(&db, 1);
    bulk(&db, events);
    verify(&db);
    proofs(&db);
}

/// Two events as a command records them, about 450 bytes of open and 250 of private text.
fn command(tx: &mut Tx, stream: &str, after: Tip) -> Result<Tip, Error> {
    let open = Document::of(&json!({
        "number": "2024-0136", "channel": "meeting", "meeting": "018f6b2e-7d40-7a3c-8000-0123456789ab",
        "category": "utilities", "place": "330106", "amount_fen": 125_000_000, "in_litigation": false,
        "limit": {"working_days": 10, "trace": ["2024-05-06", "2024-05-07", "2024-05-08", "2024-05-09", "2024-05-10"]},
        "lead": "018f6b2e-7d40-7a3c-8000-000000000001", "officer": "018f6b2e-7d40-7a3c-8000-000000000002",
    }));
    let private = Document::of(&json!({
        "title": "厂区夜间停电影响三条生产线", "contact": "企业联系人", "phone": "13800000000",
        "detail": "今年三月以来园区东侧线路多次在夜间停电，每次两到四小时，生产线恢复需要半天，请供电部门明确改造时间。",
    }));
    let refused = |error: domain::evidence::NotCanonical| Error::Other(error.to_string());
    let (open, private) = (open.map_err(refused)?, private.map_err(refused)?);
    let event = |kind, private| NewEvent {
        kind,
        occurred_at: NOW,
        open: &open,
        private,
    };
    let events = [
        event("case.received", Some((Salt([7; 16]), &private))),
        event("case.assigned", None),
    ];
    let author = Author {
        actor: "person/018f6b2e-7d40-7a3c-8000-000000000003",
        on_behalf_of: None,
        recorded_at: NOW,
    };
    let appended = events::append(
        tx,
        &author,
        &[Batch {
            stream,
            after,
            events: &events,
        }],
    )?;
    Ok(appended[1].tip())
}

fn durable(db: &Db, writers: u64) {
    let commands = AtomicU64::new(0);
    let before = processor_seconds();
    let watch = Stopwatch::now();
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let commands = &commands;
            scope.spawn(move || {
                let mut n = 0;
                while watch.elapsed().as_secs() < 5 {
                    let stream = format!("case/{writers}-{writer}-{n}");
                    db.write(|tx| command(tx, &stream, Tip::START))
                        .expect("the command is recorded");
                    n += 1;
                }
                commands.fetch_add(n, Ordering::Relaxed);
            });
        }
    });
    let made = commands.into_inner();
    let rate = made as f64 / watch.elapsed().as_secs_f64();
    let used = (processor_seconds() - before) * 1e6 / made as f64;
    println!(
        "durable commands of two events, {writers} writers: {rate:.0} a second, processor {used:.0} µs each"
    );
}

fn bulk(db: &Db, events: u64) {
    let before = processor_seconds();
    let watch = Stopwatch::now();
    let cases = events / EVENTS_PER_CASE;
    for first in (0..cases).step_by(100) {
        db.write(|tx| {
            for case in first..cases.min(first + 100) {
                let stream = format!("case/018f6b2e-7d40-7a3c-8000-{case:012}");
                let tip = command(tx, &stream, Tip::START)?;
                command(tx, &stream, tip)?;
            }
            Ok::<(), Error>(())
        })
        .expect("the events are recorded");
    }
    let rate = events as f64 / watch.elapsed().as_secs_f64();
    let used = processor_seconds() - before;
    println!(
        "{events} events recorded, 200 commands a transaction: {rate:.0} a second, processor {used:.1} s"
    );
}

fn verify(db: &Db) {
    let before = processor_seconds();
    let watch = Stopwatch::now();
    let report = db
        .read(|reader| events::verify_chain(reader, &Expected::default(), |_| {}))
        .expect("the ledger is read");
    assert!(report.is_sound(), "{:?}", report.faults.first());
    let seconds = watch.elapsed().as_secs_f64();
    let rate = report.events as f64 / seconds;
    let used = processor_seconds() - before;
    println!(
        "{} events of {} streams verified in {seconds:.1} s: {rate:.0} a second, processor {used:.1} s",
        report.events, report.streams
    );
}

fn proofs(db: &Db) {
    let size = db.read(events::count).expect("the head is read");
    let watch = Stopwatch::now();
    for n in 0..1_000 {
        let position = n * 7_919 % size;
        db.read(|reader| events::inclusion_proof(reader, position, size))
            .expect("the proof is made");
    }
    println!(
        "inclusion proofs: {:.0} a second",
        1_000.0 / watch.elapsed().as_secs_f64()
    );
}

/// What this process has used of the processors, which says more than the clock on a busy machine. Only Linux tells.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    let ticks: f64 = ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}
