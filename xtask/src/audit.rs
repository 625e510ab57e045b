//! Known vulnerabilities of the locked packages, looked up offline in a copy of the RustSec advisory database.

mod advisory;
mod judge;
mod lock;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::deny::Deny;
use crate::process::root;
use crate::sources::files;
use crate::step::Outcome;
use advisory::Advisory;
use judge::judge;

/// A folder with a copy of the database, as `git clone` of RustSec's advisory-db makes it.
const DATABASE_VARIABLE: &str = "ZHENGQI_ADVISORY_DB";
/// An older copy says too little about what is known today.
const STALE_AFTER_DAYS: i32 = 180;

pub fn run() -> Outcome {
    let Some(database) = database() else {
        return Outcome::Skipped(format!(
            "no copy of the advisory database: name its folder in {DATABASE_VARIABLE}"
        ));
    };
    match audit(&database, today()) {
        Ok(outcome) => outcome,
        Err(reason) => Outcome::Failed(reason),
    }
}

/// The copy that the environment names, else the one that cargo-deny keeps, else one beside the project.
fn database() -> Option<PathBuf> {
    let is_copy = |folder: &PathBuf| folder.join("crates").is_dir();
    if let Some(named) = std::env::var_os(DATABASE_VARIABLE) {
        return Some(PathBuf::from(named));
    }
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo/advisory-db"));
    let beside = std::fs::read_dir(root().join(".."))
        .into_iter()
        .flatten()
        .flatten();
    let beside = beside.map(|entry| entry.path().join("advisory-db"));
    home.into_iter().chain(beside).find(is_copy)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the age of the copy is measured against the real calendar"
)]
fn today() -> Date {
    jiff::tz::Offset::UTC
        .to_datetime(jiff::Timestamp::now())
        .date()
}

fn audit(database: &Path, today: Date) -> Result<Outcome, String> {
    let packages = lock::read(&root().join("Cargo.lock"))?;
    let advisories = read_database(database)?;
    let judgement = judge(&packages, &advisories, &Deny::read()?.advisories.ignore);
    for remark in &judgement.remarks {
        println!("  {remark}");
    }
    let newest = advisories
        .iter()
        .map(|advisory| advisory.date)
        .max()
        .unwrap_or(Date::ZERO);
    let age = today.since(newest).map_or(i32::MAX, |span| span.get_days());
    let found = format!(
        "{} packages, {} remarks; newest advisory {newest}, {age} days old",
        packages.len(),
        judgement.remarks.len(),
    );
    if judgement.problems.is_empty() && age > STALE_AFTER_DAYS {
        return Ok(Outcome::Skipped(format!(
            "nothing found, but the copy is stale: {found}"
        )));
    }
    Ok(Outcome::from_problems(&judgement.problems, found))
}

fn read_database(folder: &Path) -> Result<Vec<Advisory>, String> {
    let mut advisories = Vec::new();
    for path in files(&folder.join("crates"), &["md"]) {
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let advisory =
            Advisory::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        advisories.extend(advisory);
    }
    if advisories.is_empty() {
        Err(format!("{} holds no advisories", folder.display()))
    } else {
        Ok(advisories)
    }
}
