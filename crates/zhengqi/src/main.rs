//! The programme as one binary: serve, import, export, report, verify.

mod cli;
mod commands;
mod failure;
mod opening;
mod output;
mod progress;
mod worker;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(cli) => failure::report(commands::run(&cli)),
        Err(code) => code,
    }
}
