//! How fast it is: fills a programme with invented cases and measures it against what the machine could do at best.

mod asks;
mod bare;
mod figure;
mod fill;
mod inside;
mod process;
mod report;
mod served;
mod wrk;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use report::Report;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Fills a programme with invented cases and measures it against bare axum and SQLite.
#[derive(Parser)]
struct Options {
    /// How many cases.
    #[arg(long, default_value_t = 10_000)]
    cases: usize,
    /// Where the data lie; made anew in every run.
    #[arg(long)]
    dir: Option<PathBuf>,
    /// Writes everything that was measured into a file.
    #[arg(long)]
    json: Option<PathBuf>,
    /// What an earlier run with fewer cases wrote, to compare the list with.
    #[arg(long, value_name = "JSON")]
    beside: Option<PathBuf>,
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 3)]
    seconds: u64,
    /// Serves and does nothing else; the benchmark starts itself so.
    #[arg(long, hide = true)]
    serve: Option<served::Kind>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let dir = options
        .dir
        .clone()
        .unwrap_or_else(|| std::env::temp_dir().join("zhengqi-bench"));
    let done = match options.serve {
        Some(kind) => served::serve(kind, &dir),
        None => run(&options, &dir),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options, dir: &Path) -> Result<(), Failure> {
    wrk::check()?;
    let smaller = options.beside.as_deref().map(earlier).transpose()?;
    let _ = fs::remove_dir_all(dir);
    fs::create_dir_all(dir)?;
    let patience = Duration::from_secs(options.seconds);
    let load = process::load();
    let filled = fill::fill(dir, options.cases, |n| {
        if n % 50_000 == 0 {
            eprintln!("{n} cases");
        }
    })?;
    let bare_file = bare::make(dir, options.cases)?;
    let before = bare::transactions(&bare_file, patience)?;
    let app = fill::reopen(dir)?;
    let mut figures = inside::measure(&app, &filled, patience)?;
    let after = bare::transactions(&bare_file, patience)?;
    let asks = asks::prepare(&app, &filled, dir)?;
    drop(app);
    let bare = served::measure(served::Kind::Bare, dir, &asks::bare(), options.seconds)?;
    figures.extend(bare.figures);
    let bare_memory = bare.under_load;
    let site = served::measure(served::Kind::Site, dir, &asks, options.seconds)?;
    figures.extend(site.figures);
    let database = fs::metadata(dir.join("zhengqi.db"))?.len();
    let mut report = Report {
        cases: filled.cases,
        load: [load, process::load()],
        fill_per_second: filled.cases as f64 / filled.seconds,
        database_mib: database as f64 / f64::from(1 << 20),
        transactions_per_second: f64::midpoint(before, after),
        figures,
        idle: Some(site.idle),
        under_load: Some(site.under_load),
        start_ms: Some(site.start_ms),
        bare: bare_memory,
        goals: Vec::new(),
    };
    report.judge(smaller.as_ref());
    report.print();
    if let Some(file) = &options.json {
        fs::write(file, serde_json::to_string_pretty(&report)?)?;
    }
    Ok(())
}

fn earlier(file: &Path) -> Result<report::Measured, Failure> {
    Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
}
