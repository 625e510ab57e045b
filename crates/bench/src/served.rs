//! Servers in processes of their own, loaded through loopback, so that their memory and time are theirs alone.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use clap::ValueEnum;

use crate::figure::Figure;
use crate::process::{Memory, memory};
use crate::{Failure, bare, wrk};

/// Which server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Bare axum and SQLite: the limit.
    Bare,
}

/// What was measured of a server.
pub struct Served {
    pub figures: Vec<Figure>,
    pub idle: Memory,
    pub under_load: Memory,
    pub start_ms: f64,
}

/// Serves until the process is ended; says where on its first line.
pub fn serve(kind: Kind, dir: &Path) -> Result<(), Failure> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let address = match kind {
            Kind::Bare => bare::serve(dir.join("bare.db")).await?,
        };
        println!("ready {address}");
        std::future::pending::<()>().await;
        Ok(())
    })
}

/// A server that ends with this value.
struct Running {
    child: Child,
    address: String,
    start_ms: f64,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(kind: Kind, dir: &Path) -> Result<Running, Failure> {
    let begun = Instant::now();
    let name = kind
        .to_possible_value()
        .map(|value| value.get_name().to_owned());
    let mut child = Command::new(std::env::current_exe()?)
        .arg("--serve")
        .arg(name.unwrap_or_default())
        .arg("--dir")
        .arg(dir)
        .stdout(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().ok_or("the server has no output")?;
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line)?;
    let address = line
        .trim()
        .strip_prefix("ready ")
        .unwrap_or_default()
        .to_owned();
    Ok(Running {
        child,
        address,
        start_ms: begun.elapsed().as_secs_f64() * 1_000.0,
    })
}

/// Starts a server, looks at it idle, and loads each of its pages with 1, 8 and 64 clients.
pub fn measure(kind: Kind, dir: &Path, seconds: u64) -> Result<Served, Failure> {
    let running = start(kind, dir)?;
    let idle = memory(running.child.id());
    let mut figures = Vec::new();
    for (what, path) in pages(kind) {
        let url = format!("{}{path}", running.address);
        for clients in [1, 8, 64] {
            let ask = wrk::Ask {
                what,
                url: &url,
                headers: &[],
                script: None,
                server: running.child.id(),
            };
            figures.push(wrk::run(&ask, clients, seconds)?);
        }
    }
    Ok(Served {
        figures,
        idle,
        under_load: memory(running.child.id()),
        start_ms: running.start_ms,
    })
}

fn pages(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Bare => &[
            ("bare: hello", "/hello"),
            ("bare: list of 50", "/list"),
            ("bare: one row", "/one/77"),
        ],
    }
}
