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
    let remark = [watched.lines, skipped(&skips)].concat().join("; ");
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
    line.trim_start().starts_with("Summary [")
        || (line.starts_with("test result:") && !line.contains(" 0 passed; 0 failed"))
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
    fn the_runners_own_closing_lines_are_kept() {
        assert!(is_closing_line(
            "     Summary [   0.076s] 16 tests run: 16 passed, 0 skipped"
        ));
        assert!(is_closing_line(
            "test result: ok. 3 passed; 0 failed; 0 ignored"
        ));
        assert!(!is_closing_line(
            "test result: ok. 0 passed; 0 failed; 0 ignored"
        ));
        assert!(!is_closing_line(
            "        PASS [   0.007s] (1/16) store a_summary"
        ));
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
