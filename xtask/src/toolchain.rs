//! The steps that are one call of cargo.

use crate::process::{cargo, succeed, watch};
use crate::step::Outcome;

pub fn fmt() -> Outcome {
    succeed(cargo().args(["fmt", "--all", "--check"]))
        .map(|()| String::new())
        .map_err(|_| "some files are not formatted: run cargo fmt".to_owned())
        .into()
}

pub fn lint() -> Outcome {
    succeed(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))
    .map(|()| String::new())
    .into()
}

pub fn doc_tests() -> Outcome {
    let is_result = |line: &str| line.starts_with("test result:");
    let mut command = cargo();
    command.args(["test", "--doc", "--workspace", "--locked", "--no-fail-fast"]);
    match watch(&mut command, is_result) {
        Ok(watched) if watched.success => {
            Outcome::Passed(format!("{} packages", watched.lines.len()))
        }
        Ok(_) => Outcome::Failed("an example in the documentation fails".to_owned()),
        Err(reason) => Outcome::Failed(reason),
    }
}
