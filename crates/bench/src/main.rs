//! How fast it is: fills a programme with invented cases and measures it against what the machine could do at best.

mod fill;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

/// Fills a programme and measures it.
#[derive(Parser)]
struct Options {
    /// How many cases.
    #[arg(long, default_value_t = 10_000)]
    cases: usize,
    /// Where the data lie; a folder with data of the same size is used as it is.
    #[arg(long)]
    dir: Option<PathBuf>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let dir = options
        .dir
        .unwrap_or_else(|| std::env::temp_dir().join("zhengqi-bench"));
    std::fs::create_dir_all(&dir).unwrap();
    let filled = fill::fill(&dir, options.cases, |n| eprint!("\r{n}")).unwrap();
    println!("{} {} {}", filled.cases, filled.seconds, filled.firms.len());
    ExitCode::SUCCESS
}
