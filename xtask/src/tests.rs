//! Unit and integration tests, with a PostgreSQL cluster for those that want one.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use testing::SKIPS_VARIABLE;
use testing::postgres::CLUSTER_VARIABLE;

use crate::process::{cargo, is_installed, watch};
use crate::step::Outcome;
use crate::with_postgres::cluster;

pub fn run() -> Outcome {
    run_tests().unwrap_or_else(Outcome::Failed)
}

fn run_tests() -> Result<Outcome, String> {
    let cluster = cluster()?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let skips = folder.path().join("skips");
    let mut command = runner();
    command
        .env(SKIPS_VARIABLE, &skips)
        .env_remove(CLUSTER_VARIABLE);
    if let Some(cluster) = &cluster {
        command.env(CLUSTER_VARIABLE, cluster.url());
    }
    let watched = watch(&mut command, is_closing_line)?;
    let remark = [closing(watched.lines), skipped(&skips)]
        .concat()
        .join("; ");
    Ok(if watched.success {
        Outcome::Passed(remark)
    } else {
        Outcome::Failed(remark)
    })
}

/// nextest, which runs tests of different crates side by side, or else cargo's own runner.
fn runner() -> Command {
    let mut command = cargo();
    if is_installed("cargo-nextest") {
        command.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
        ]);
    } else {
        command.args([
            "test",
            "--workspace",
            "--lib",
            "--bins",
            "--tests",
            "--locked",
            "--no-fail-fast",
        ]);
    }
    command
}

/// nextest closes with one `Summary` line, cargo's runner with one line for each test binary.
fn is_closing_line(line: &str) -> bool {
    line.trim_start().starts_with("Summary [") || line.starts_with("test result:")
}

/// The closing line of nextest, or the sum of those of cargo's runner.
fn closing(lines: Vec<String>) -> Vec<String> {
    if !lines.iter().any(|line| line.starts_with("test result:")) {
        return lines;
    }
    let sum = |what: &str| -> u64 {
        // `test result: ok. 3 passed; 0 failed; …`: the number stands before its word.
        let number = |line: &String| {
            line.split(what)
                .next()?
                .split_whitespace()
                .last()?
                .parse::<u64>()
                .ok()
        };
        lines.iter().filter_map(number).sum()
    };
    let (passed, failed, ignored) = (sum(" passed;"), sum(" failed;"), sum(" ignored;"));
    vec![format!(
        "{passed} passed, {failed} failed, {ignored} ignored"
    )]
}

/// What tests skipped, each reason once with the number of tests.
fn skipped(file: &Path) -> Vec<String> {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for reason in std::fs::read_to_string(file).unwrap_or_default().lines() {
        *reasons.entry(reason.to_owned()).or_default() += 1;
    }
    reasons
        .into_iter()
        .map(|(reason, times)| format!("skipped ({times}×): {reason}"))
        .collect()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn the_closing_line_of_nextest_is_kept() {
        let line = "     Summary [   0.076s] 16 tests run: 16 passed, 0 skipped";
        assert!(is_closing_line(line));
        assert!(!is_closing_line(
            "        PASS [   0.007s] (1/16) store a_summary"
        ));
        assert_eq!(closing(vec![line.to_owned()]), [line]);
    }

    #[test]
    fn the_closing_lines_of_cargos_runner_are_summed() {
        let lines = [
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.63s",
        ];
        assert!(lines.iter().all(|line| is_closing_line(line)));
        let summed = closing(lines.map(str::to_owned).to_vec());
        assert_eq!(summed, ["13 passed, 2 failed, 1 ignored"]);
    }

    #[test]
    fn a_reason_is_told_once_with_its_number_of_tests() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("skips");
        std::fs::write(&file, "no PostgreSQL\nno browser\nno PostgreSQL\n").unwrap();
        let told = ["skipped (2×): no PostgreSQL", "skipped (1×): no browser"];
        assert_eq!(skipped(&file), told);
        assert_eq!(skipped(&folder.path().join("none")), Vec::<String>::new());
    }
}
