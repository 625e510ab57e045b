//! Servers in processes of their own, loaded through loopback, so that their memory and time are theirs alone.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use tokio::net::TcpListener;

use crate::asks::{Ask, CREATE, CREATE_BESIDE_LISTS, LIST};
use crate::figure::Figure;
use crate::process::{Memory, memory};
use crate::{Failure, bare, fill, wrk};

/// Who asks for lists beside creates, and how long each waits from one to the next: 200 a second of all.
const READERS: u32 = 4;
const PACE: Duration = Duration::from_millis(20);

/// Which server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Bare axum and SQLite: the limit.
    Bare,
    /// The product.
    Site,
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
        match kind {
            Kind::Bare => bare::serve(dir.join("bare.db")).await,
            Kind::Site => {
                let site = web::Site::new(fill::reopen(dir)?, web::Config::default());
                let listener = TcpListener::bind("127.0.0.1:0").await?;
                println!("ready http://{}", listener.local_addr()?);
                Ok(web::serve(site, listener).await?)
            }
        }
    })
}

/// A server that ends with this value.
struct Running {
    child: Child,
    address: String,
    begun: Instant,
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
        begun,
        start_ms: 0.0,
    })
}

/// Starts a server, looks at it idle, and asks it everything with 1, 8 and 64 clients.
pub fn measure(kind: Kind, dir: &Path, asks: &[Ask], seconds: u64) -> Result<Served, Failure> {
    let mut running = start(kind, dir)?;
    let first = asks.first().map_or("/", |ask| ask.path.as_str());
    first_page(&running.address, first)?;
    running.start_ms = running.begun.elapsed().as_secs_f64() * 1_000.0;
    std::thread::sleep(Duration::from_millis(300));
    let idle = memory(running.child.id());
    let mut figures = Vec::new();
    for ask in asks {
        for clients in [1, 8, 64] {
            let load = wrk::Load {
                ask,
                url: format!("{}{}", running.address, ask.path),
                server: running.child.id(),
            };
            figures.push(wrk::run(&load, clients, seconds)?);
        }
    }
    let under_load = memory(running.child.id());
    if let (Some(list), Some(create)) = (named(asks, LIST), named(asks, CREATE)) {
        figures.push(beside(&running, list, create, seconds)?);
    }
    Ok(Served {
        figures,
        idle,
        under_load,
        start_ms: running.start_ms,
    })
}

fn named<'a>(asks: &'a [Ask], what: &str) -> Option<&'a Ask> {
    asks.iter().find(|ask| ask.what == what)
}

/// Creates by eight clients, while list pages are asked for beside them at a steady pace.
fn beside(running: &Running, list: &Ask, create: &Ask, seconds: u64) -> Result<Figure, Failure> {
    let done = AtomicBool::new(false);
    let load = wrk::Load {
        ask: create,
        url: format!("{}{}", running.address, create.path),
        server: running.child.id(),
    };
    let figure = std::thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| ask_at_a_pace(&running.address, list, &done));
        }
        let figure = wrk::run(&load, 8, seconds);
        done.store(true, Ordering::Relaxed);
        figure
    })?;
    Ok(Figure {
        what: CREATE_BESIDE_LISTS.to_owned(),
        ..figure
    })
}

/// Asks again and again, each time a pace after the time before, or at once when the answer took longer.
fn ask_at_a_pace(address: &str, ask: &Ask, done: &AtomicBool) {
    let mut next = Instant::now();
    while !done.load(Ordering::Relaxed) {
        if let Err(reason) = get(address, &ask.path, &ask.headers) {
            eprintln!("a list beside creates failed: {reason}");
            return;
        }
        next += PACE;
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
    }
}

/// Asks for a page and waits for the whole answer.
fn first_page(address: &str, path: &str) -> Result<(), Failure> {
    get(address, path, &[])
}

fn get(address: &str, path: &str, headers: &[String]) -> Result<(), Failure> {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host)?;
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 200") {
        return Ok(());
    }
    let said = answer.lines().next().unwrap_or_default();
    Err(format!("{path} was answered with {said}").into())
}
