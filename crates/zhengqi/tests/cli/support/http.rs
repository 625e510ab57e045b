//! Just enough HTTP to ask a server of this machine.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// An answer, headers and all.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

/// A connection to `127.0.0.1:PORT`.
pub fn connect(authority: &str) -> TcpStream {
    let stream = TcpStream::connect(authority).unwrap();
    let patience = Some(Duration::from_secs(30));
    stream.set_read_timeout(patience).unwrap();
    stream
}

/// Sends a request on a connection of its own and reads the whole answer.
pub fn ask(authority: &str, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
    let mut stream = connect(authority);
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .unwrap();
    read(stream)
}

/// Reads an answer until the server closes.
pub fn read(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (headers, body) = text
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("no answer: {text:?}"));
    let status = headers.split(' ').nth(1).unwrap().parse().unwrap();
    Answer {
        status,
        headers: headers.to_owned(),
        body: body.to_owned(),
    }
}

impl Answer {
    /// The value of a cookie that was set.
    pub fn cookie(&self, name: &str) -> String {
        let wanted = format!("set-cookie: {name}=");
        let mut lines = self.headers.lines();
        let value = lines.find_map(|line| line.strip_prefix(&wanted)).unwrap();
        value.split(';').next().unwrap().to_owned()
    }

    /// Where a redirect leads.
    pub fn location(&self) -> Option<String> {
        let mut lines = self.headers.lines();
        let found = lines.find_map(|line| line.strip_prefix("location: "));
        found.map(str::to_owned)
    }

    /// The value of a hidden field of a form.
    pub fn hidden(&self, name: &str) -> String {
        let wanted = format!("name=\"{name}\" value=\"");
        let (_, after) = self.body.split_once(&wanted).unwrap();
        after.split('"').next().unwrap().to_owned()
    }
}
