//! A throw-away PostgreSQL cluster around a command.

use std::process::ExitCode;

use testing::postgres::{Binaries, CLUSTER_VARIABLE, Cluster, Durability};

use crate::process::program;

/// A cluster for tests; none if PostgreSQL is not installed.
pub fn cluster() -> Result<Option<Cluster>, String> {
    let Some(binaries) = Binaries::find() else {
        return Ok(None);
    };
    let cluster = Cluster::start(&binaries, Durability::None).map_err(|error| error.to_string())?;
    Ok(Some(cluster))
}

/// Runs `command` with the cluster's address in the environment; its exit code becomes ours.
pub fn run(command: &[&str]) -> ExitCode {
    match run_inside(command) {
        Ok(code) => code,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run_inside(command: &[&str]) -> Result<ExitCode, String> {
    let (name, arguments) = command.split_first().ok_or("Which command?")?;
    let cluster = cluster()?.ok_or("PostgreSQL is not installed: apt-get install postgresql")?;
    let status = program(name)
        .args(arguments)
        .env(CLUSTER_VARIABLE, cluster.url())
        .status()
        .map_err(|error| format!("{name} can't be started: {error}"))?;
    let code = status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1);
    Ok(ExitCode::from(code))
}
