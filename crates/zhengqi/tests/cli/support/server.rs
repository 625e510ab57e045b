//! A server process that ends with its value.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use super::http::{self, Answer};
use super::{command, finished};

/// A server that has said that it is ready.
pub struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    /// What it printed, up to the line that says it is ready.
    pub said: Vec<String>,
    /// `127.0.0.1:PORT`.
    pub authority: String,
}

impl Server {
    /// Starts a command line that serves and waits until it is ready.
    pub fn start(arguments: &[&str]) -> Server {
        let mut child = command()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut server = Server {
            child,
            out,
            said: Vec::new(),
            authority: String::new(),
        };
        while server.authority.is_empty() {
            let line = server.line();
            if let Some(authority) = line.strip_prefix("ready http://") {
                server.authority = authority.to_owned();
            }
            server.said.push(line);
        }
        server
    }

    /// The next line that it prints.
    fn line(&mut self) -> String {
        let mut line = String::new();
        let length = self.out.read_line(&mut line).unwrap();
        assert!(length > 0, "it ended before it was ready: {:?}", self.said);
        line.trim_end().to_owned()
    }

    pub fn get(&self, path: &str) -> Answer {
        http::ask(&self.authority, "GET", path, &[], "")
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
        http::ask(&self.authority, method, path, headers, body)
    }

    /// A bare connection.
    pub fn connect(&self) -> TcpStream {
        http::connect(&self.authority)
    }

    /// Posts the form of a page as the browser that opened it would.
    pub fn post_form(&self, path: &str, fields: &str, more_headers: &[&str]) -> Answer {
        let page = self.get(path);
        assert_eq!(page.status, 200, "{}", page.body);
        let body = format!("csrf={}&{fields}", page.hidden("csrf"));
        let headers = [
            format!("Cookie: zq_visitor={}", page.cookie("zq_visitor")),
            format!("Origin: http://{}", self.authority),
            "Content-Type: application/x-www-form-urlencoded".to_owned(),
        ];
        let mut headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        headers.extend(more_headers);
        self.ask("POST", path, &headers, &body)
    }

    /// Sends a signal by its name, such as `TERM`.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        finished(Command::new("kill").args(["-s", name, &pid])).done();
    }

    /// Waits for its end; answers how it ended and what else it printed.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().unwrap();
        let mut more = String::new();
        self.out.read_to_string(&mut more).unwrap();
        (status, more)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
