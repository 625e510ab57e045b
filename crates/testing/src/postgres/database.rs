//! A database for one test, inside the cluster of the test run.

use std::hash::{BuildHasher, RandomState};
use std::process::Command;

use super::binaries::Binaries;
use crate::skip;

/// The environment variable with the address of the cluster, a superuser's `postgresql://…` URL.
pub const CLUSTER_VARIABLE: &str = "ZHENGQI_TEST_POSTGRES";

/// An empty database that only one test knows; dropping it removes it.
#[derive(Debug)]
pub struct FreshDatabase {
    binaries: Binaries,
    cluster_url: String,
    name: String,
}

/// A new empty database, or none when the run has no PostgreSQL: then a line that starts with `skipped:` says so.
///
/// # Panics
/// If the environment names a cluster which can't make a database: that is a failure of the test run.
pub fn fresh_database() -> Option<FreshDatabase> {
    let Ok(cluster_url) = std::env::var(CLUSTER_VARIABLE) else {
        skip("no PostgreSQL (`cargo xtask test` and `cargo xtask with-postgres` start one)");
        return None;
    };
    let binaries =
        Binaries::find().expect("the programs of PostgreSQL are installed where a cluster runs");
    // Tests run in many processes at once; the hasher's random seed makes the name theirs alone.
    let name = format!("test_{:016x}", RandomState::new().hash_one("database"));
    let database = FreshDatabase {
        binaries,
        cluster_url,
        name,
    };
    if let Err(error) = database.administer("createdb", &[]) {
        panic!("{CLUSTER_VARIABLE} is set, but no database can be made there: {error}");
    }
    Some(database)
}

impl FreshDatabase {
    /// `postgresql://USER@127.0.0.1:PORT/NAME`.
    pub fn url(&self) -> String {
        let (server, _) = split_database(&self.cluster_url);
        format!("{server}/{}", self.name)
    }

    fn administer(&self, program: &str, options: &[&str]) -> Result<(), String> {
        let output = Command::new(self.binaries.path(program))
            .args(options)
            .arg("--maintenance-db")
            .args([&self.cluster_url, &self.name])
            .output()
            .map_err(|error| error.to_string())?;
        if output.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }
}

impl Drop for FreshDatabase {
    fn drop(&mut self) {
        // The cluster goes away after the run, so a database that stays does no harm.
        if let Err(error) = self.administer("dropdb", &["--if-exists", "--force"]) {
            eprintln!("the database {} stays: {error}", self.name);
        }
    }
}

/// `scheme://user@host:port/name` in its server and its name.
fn split_database(url: &str) -> (&str, &str) {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    match url[after_scheme..].find('/') {
        Some(at) => (&url[..after_scheme + at], &url[after_scheme + at + 1..]),
        None => (url, ""),
    }
}
