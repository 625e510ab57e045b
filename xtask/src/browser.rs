//! The pages in a real browser: the Node tests in `tests/browser` drive Chromium against the real binary.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use testing::postgres::CLUSTER_VARIABLE;

use crate::metadata::Metadata;
use crate::process::{cargo, is_installed, program, root, succeed, watch};
use crate::step::Outcome;
use crate::with_postgres::cluster;

/// The tests find the built programme and the browser in these environment variables.
const BINARY_VARIABLE: &str = "ZHENGQI_BINARY";
const BROWSER_VARIABLE: &str = "ZHENGQI_CHROMIUM";

/// However many pages there are: a run that takes longer hangs.
const LIMIT_SECONDS: u32 = 900;

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

pub fn run() -> Outcome {
    if !has_tests() {
        return Outcome::Skipped("there are no tests in tests/browser".to_owned());
    }
    let Some(browser) = browser() else {
        return Outcome::Skipped(format!(
            "no Chromium: apt-get install chromium, or name one in {BROWSER_VARIABLE}"
        ));
    };
    if !is_installed("npm") {
        return Outcome::Skipped("no Node.js with npm: apt-get install nodejs npm".to_owned());
    }
    run_tests(&browser).unwrap_or_else(Outcome::Failed)
}

pub fn has_tests() -> bool {
    folder().join("package.json").is_file()
}

/// The browser that the environment names, or an installed one.
pub fn browser() -> Option<PathBuf> {
    let named = std::env::var_os(BROWSER_VARIABLE).map(PathBuf::from);
    let search_path = std::env::var_os("PATH").unwrap_or_default();
    let installed = || {
        let folders: Vec<PathBuf> = std::env::split_paths(&search_path).collect();
        let candidates = BROWSERS
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        candidates.into_iter().find(|path| path.is_file())
    };
    named.or_else(installed)
}

fn run_tests(browser: &Path) -> Result<Outcome, String> {
    install_packages()?;
    let parts = ["--bins", "--tests", "--examples"];
    succeed(
        cargo()
            .args(["build", "--workspace", "--locked"])
            .args(parts),
    )?;
    let cluster = cluster()?;
    let binary = Metadata::read()?.target_directory.join("debug/zhengqi");
    // A test that fails may leave its browser open, and Node then waits for it without end.
    let mut command = program("timeout");
    command.args(["--kill-after=10", &LIMIT_SECONDS.to_string(), "npm", "test"]);
    command.current_dir(folder());
    command
        .env(BINARY_VARIABLE, binary)
        .env(BROWSER_VARIABLE, browser)
        .env_remove(CLUSTER_VARIABLE);
    if let Some(cluster) = &cluster {
        command.env(CLUSTER_VARIABLE, cluster.url());
    }
    let watched = watch(&mut command, is_count)?;
    let counts = watched.lines.join(", ");
    Ok(if watched.success {
        Outcome::Passed(counts)
    } else {
        Outcome::Failed(format!(
            "the browser tests failed or took over {LIMIT_SECONDS} s: {counts}"
        ))
    })
}

/// Node's runner closes with lines like `ℹ pass 12` or `# pass 12`.
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    matches!(
        words.as_slice(),
        ["ℹ" | "#", "pass" | "fail" | "skipped", _]
    )
}

/// Installs what the lock file names, unless that was done since the file changed.
fn install_packages() -> Result<(), String> {
    let changed =
        |path: &str| -> Option<SystemTime> { folder().join(path).metadata().ok()?.modified().ok() };
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    succeed(
        program("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder()),
    )
}

fn folder() -> PathBuf {
    root().join("tests/browser")
}
