//! The real binary, started and killed.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use hyper::StatusCode;

use crate::http::Connection;

const BINARY: &str = env!("CARGO_BIN_EXE_zhengqi");

pub struct Server {
    child: Child,
    /// Held open, so that the server never writes into a closed pipe.
    _said: BufReader<ChildStdout>,
    /// `host:port`.
    pub address: String,
    /// From the start of the process until it says that it can read and write.
    pub ready_after: Duration,
}

impl Server {
    /// Starts the server on a free port and waits until it is ready.
    pub async fn start(data: &Path) -> Server {
        let begun = Instant::now();
        let mut child = Command::new(BINARY)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let address = ready_line(&mut said);
        let mut connection = Connection::open(&address).await.unwrap();
        let ready = connection.get("/readyz", "").await.unwrap();
        assert_eq!(ready.status, StatusCode::OK);
        Server {
            child,
            _said: said,
            address,
            ready_after: begun.elapsed(),
        }
    }

    /// Ends the process at once (SIGKILL), whatever it is doing.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

/// The address out of `ready http://127.0.0.1:4711`; lines before it are for people.
fn ready_line(said: &mut BufReader<ChildStdout>) -> String {
    let lines = said.lines().map(Result::unwrap);
    let mut ready = lines.filter_map(|line| Some(line.strip_prefix("ready http://")?.to_owned()));
    ready.next().expect("the server says that it is ready")
}

/// Recomputes chains, tree and rows with the programme's own command, while the server is running.
pub fn assert_sound(data: &Path) {
    let output = Command::new(BINARY)
        .args(["verify", "--data"])
        .arg(data)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{}", said.trim_end());
    assert!(output.status.success(), "{said}");
}
