//! How many durable one-row commands a second the SQLite engine answers, against bare one-row transactions.
//!
//! `cargo run --release -p store --example commit_rate -- FOLDER [SECONDS]`; the folder says which disk is meant.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use store::engine::{Db, Target};
use store::params;

const TABLE: &str = "CREATE TABLE entry (id INTEGER PRIMARY KEY, client BIGINT, body TEXT)";
const INSERT: &str = "INSERT INTO entry (client, body) VALUES ($1, $2)";
const BODY: &str =
    "A row of about the size that a short event has in the log, give or take a few words.";
const CLIENTS: [u64; 4] = [1, 2, 8, 32];
const ROUNDS: usize = 3;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let seconds = arguments
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(3);
    let time = Duration::from_secs(seconds);
    let folder = tempfile::tempdir_in(folder).expect("a folder that can be written");
    let mut bare_rates = Vec::new();
    let mut engine_rates = CLIENTS.map(|_| Vec::new());
    for round in 0..ROUNDS {
        bare_rates.push(bare(&folder.path().join(format!("bare{round}.db")), time));
        for (rates, clients) in engine_rates.iter_mut().zip(CLIENTS) {
            rates.push(engine(
                &folder.path().join(format!("engine{round}-{clients}.db")),
                clients,
                time,
            ));
        }
    }
    println!(
        "bare transactions, 1 client   {:>8.0}/s",
        median(bare_rates)
    );
    for (rates, clients) in engine_rates.into_iter().zip(CLIENTS) {
        println!(
            "engine, {clients:>2} clients            {:>8.0}/s",
            median(rates)
        );
    }
}

fn bare(file: &Path, time: Duration) -> f64 {
    let connection = rusqlite::Connection::open(file).expect("a database");
    connection
        .pragma_update(None, "journal_mode", "wal")
        .expect("WAL");
    connection
        .pragma_update(None, "synchronous", "FULL")
        .expect("FULL");
    connection.execute_batch(TABLE).expect("a table");
    let mut insert = connection.prepare(INSERT).expect("a statement");
    let (begin, mut done) = (Instant::now(), 0_u64);
    while begin.elapsed() < time {
        insert.execute(rusqlite::params![0, BODY]).expect("a row");
        done += 1;
    }
    done as f64 / begin.elapsed().as_secs_f64()
}

fn engine(file: &Path, clients: u64, time: Duration) -> f64 {
    let db = Db::open(&Target::sqlite(file)).expect("a database");
    db.write(|tx| tx.execute(TABLE, &[])).expect("a table");
    let (begin, done) = (Instant::now(), AtomicU64::new(0));
    thread::scope(|scope| {
        for client in 0..clients {
            let (db, done) = (&db, &done);
            scope.spawn(move || {
                while begin.elapsed() < time {
                    db.write(|tx| tx.execute(INSERT, params![client, BODY]))
                        .expect("a row");
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    done.load(Ordering::Relaxed) as f64 / begin.elapsed().as_secs_f64()
}

fn median(mut rates: Vec<f64>) -> f64 {
    rates.sort_by(f64::total_cmp);
    rates[rates.len() / 2]
}
