//! Tests that can't run here say so where the closing lines of the test run can repeat it.

use std::fs::OpenOptions;
use std::io::Write;

/// The environment variable with the file that collects the reasons, one line each.
pub const SKIPS_VARIABLE: &str = "ZHENGQI_TEST_SKIPS";

/// Prints `skipped: REASON` and hands the reason to the test run. The caller then returns.
pub fn skip(reason: &str) {
    eprintln!("skipped: {reason}");
    let Some(path) = std::env::var_os(SKIPS_VARIABLE) else {
        return;
    };
    // One short write to a file opened for appending stays whole beside those of other processes.
    let written = OpenOptions::new()
        .append(true)
        .create(true)
        .open(path)
        .and_then(|mut file| file.write_all(format!("{reason}\n").as_bytes()));
    if let Err(error) = written {
        panic!("{SKIPS_VARIABLE} is set, but the reason can't be written there: {error}");
    }
}
