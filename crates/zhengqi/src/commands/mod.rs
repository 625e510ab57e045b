//! One module for each command.

pub mod calendar;
pub mod check;
pub mod check_code;
pub mod demo;
pub mod eval;
pub mod export;
pub mod import;
pub mod report;
pub mod serve;
pub mod user;
pub mod verify;

use crate::cli::{Cli, Command};
use crate::failure::{Failure, Outcome};

/// Runs the command that was asked for.
pub fn run(cli: &Cli) -> Result<Outcome, Failure> {
    match &cli.command {
        Command::Demo(demo) => demo.run(cli),
        Command::Serve(serve) => serve.run(),
        Command::User(user) => user.run(cli),
        Command::Import(import) => import.run(cli),
        Command::Export(export) => export.run(cli),
        Command::Report(report) => report.run(cli),
        Command::Verify(verify) => verify.run(),
        Command::Calendar(calendar) => calendar.run(),
        Command::CheckCode(check) => check.run(cli),
        Command::Check(check) => check.run(),
        Command::Eval(eval) => eval.run(),
    }
}
