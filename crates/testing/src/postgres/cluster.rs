//! A cluster of its own: made in a temporary folder, on a free loopback port, gone when its owner is gone.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::binaries::{Binaries, SERVER_USER, is_root, user_id};

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// As in production: `fsync` on.
    Full,
    /// For tests that never cut the power: `fsync` off, several times faster.
    None,
}

/// Why no cluster could be started, as a sentence for the person who runs the tests.
#[derive(Debug)]
pub struct StartError(String);

/// A running cluster. Dropping it stops the server and removes its files.
#[derive(Debug)]
pub struct Cluster {
    url: String,
    guardian: Child,
    // Removes itself; the guardian removes it too, for when nobody is left to drop this.
    folder: TempDir,
}

const READY_WITHIN: Duration = Duration::from_secs(60);
const TRIES: u32 = 3;

/// Keeps the server until standard input ends, which happens when the owner drops the cluster or dies, even by
/// SIGKILL. `$1` is the cluster's folder, the rest is the server's command.
const GUARDIAN: &str = r#"
folder=$1; shift
trap '' HUP INT TERM
{ "$@" </dev/null >"$folder/log" 2>&1; : >"$folder/ended"; } &
read -r _
pid=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null) && kill -INT "$pid"
wait
cd / && rm -rf "$folder"
"#;

impl Cluster {
    /// Makes a cluster and waits until it answers, a few seconds.
    pub fn start(binaries: &Binaries, durability: Durability) -> Result<Cluster, StartError> {
        let mut result = Cluster::start_once(binaries, durability);
        for _ in 1..TRIES {
            // Somebody else may have taken the free port meanwhile.
            if result.is_err() {
                result = Cluster::start_once(binaries, durability);
            }
        }
        result
    }

    fn start_once(binaries: &Binaries, durability: Durability) -> Result<Cluster, StartError> {
        let folder = server_folder()?;
        initialise(binaries, folder.path())?;
        let port = free_port()?;
        let guardian = start_guardian(binaries, folder.path(), port, durability)?;
        let url = format!(
            "postgresql://{SERVER_USER}@{}:{port}/postgres",
            Ipv4Addr::LOCALHOST
        );
        let cluster = Cluster {
            url,
            guardian,
            folder,
        };
        wait_until_ready(binaries, cluster.folder.path(), port)?;
        Ok(cluster)
    }

    /// `postgresql://postgres@127.0.0.1:PORT/postgres`, a superuser without password.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guardian.stdin.take());
        // Nothing can be done about a guardian that can't be waited for.
        let _ = self.guardian.wait();
    }
}

/// A temporary folder that the server's user may write to.
fn server_folder() -> Result<TempDir, StartError> {
    let folder = tempfile::Builder::new()
        .prefix("zhengqi-postgres-")
        .tempdir()?;
    if is_root() {
        let owner = user_id(Some(SERVER_USER)).ok_or_else(|| {
            StartError(format!("there is no user {SERVER_USER} to run the server"))
        })?;
        std::os::unix::fs::chown(folder.path(), Some(owner), None)?;
    }
    Ok(folder)
}

fn initialise(binaries: &Binaries, folder: &Path) -> Result<(), StartError> {
    let output = as_server_user(&binaries.path("initdb"))
        .args([
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--no-instructions",
        ])
        .args(["-U", SERVER_USER, "-D"])
        .arg(folder.join("data"))
        .current_dir(folder)
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(StartError(format!(
        "initdb failed: {}",
        String::from_utf8_lossy(&output.stderr)
    )))
}

fn start_guardian(
    binaries: &Binaries,
    folder: &Path,
    port: u16,
    durability: Durability,
) -> io::Result<Child> {
    let mut settings = vec![
        format!("port={port}"),
        format!("listen_addresses={}", Ipv4Addr::LOCALHOST),
        // Nobody needs a socket file, and two clusters could quarrel about it.
        "unix_socket_directories=".to_owned(),
        "max_connections=200".to_owned(),
    ];
    if durability == Durability::None {
        settings.extend(
            [
                "fsync=off",
                "full_page_writes=off",
                "synchronous_commit=off",
            ]
            .map(str::to_owned),
        );
    }
    let mut command = as_server_user(Path::new("sh"));
    command.args(["-c", GUARDIAN, "sh"]).arg(folder);
    command
        .arg(binaries.path("postgres"))
        .arg("-D")
        .arg(folder.join("data"));
    for setting in settings {
        command.arg("-c").arg(setting);
    }
    command
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
}

fn wait_until_ready(binaries: &Binaries, folder: &Path, port: u16) -> Result<(), StartError> {
    let began = Instant::now();
    let ended = folder.join("ended");
    while began.elapsed() < READY_WITHIN && !ended.exists() {
        let answers = Command::new(binaries.path("pg_isready"))
            .args([
                "--quiet",
                "-h",
                &Ipv4Addr::LOCALHOST.to_string(),
                "-p",
                &port.to_string(),
            ])
            .status()?;
        // Another server's answer on the same port doesn't count: ours would have ended.
        if answers.success() && !ended.exists() {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
    Err(StartError(format!(
        "the server did not become ready; its log says: {log}"
    )))
}

/// A command run as a user that the server accepts: it refuses root.
fn as_server_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", SERVER_USER, "--"]).arg(program);
    command
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "A PostgreSQL cluster for tests can't be started: {}",
            self.0.trim_end()
        )
    }
}

impl std::error::Error for StartError {}

impl From<io::Error> for StartError {
    fn from(error: io::Error) -> Self {
        StartError(error.to_string())
    }
}
