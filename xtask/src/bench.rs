//! `cargo xtask bench`: builds the benchmark as the product is built, and runs it.

use std::process::{Command, ExitCode};

/// Runs the benchmark with these arguments.
pub fn run(arguments: &[&str]) -> ExitCode {
    let ran = Command::new(env!("CARGO"))
        .args(["run", "--release", "--locked", "-p", "bench", "--"])
        .args(arguments)
        .status();
    match ran {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo: {error}");
            ExitCode::FAILURE
        }
    }
}
