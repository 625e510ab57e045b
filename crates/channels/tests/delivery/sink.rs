//! Servers on this machine that take what is sent: one for mail (RFC 5321), one for requests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What arrived, in the order of its arrival.
#[derive(Clone, Default)]
pub struct Arrived(Arc<Mutex<Vec<String>>>);

impl Arrived {
    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    fn note(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }
}

/// How a server answers one message after another; the last answer is for all that follow.
#[derive(Clone)]
pub struct Answers(Arc<Mutex<Vec<&'static str>>>);

impl Answers {
    pub fn of(answers: &[&'static str]) -> Answers {
        let reversed = answers.iter().rev().copied().collect();
        Answers(Arc::new(Mutex::new(reversed)))
    }

    fn next(&self) -> &'static str {
        let mut left = self.0.lock().unwrap();
        match left.len() {
            1 => left[0],
            _ => left.pop().unwrap(),
        }
    }
}

/// A mail server; `answers` are what it says after the text of each mail. Answers its port.
pub fn mail_server(arrived: &Arrived, answers: &Answers) -> u16 {
    let (arrived, answers) = (arrived.clone(), answers.clone());
    serve(move |stream| take_mail(stream, &arrived, &answers))
}

/// A server for requests: head and body are noted, `answers` are status lines with a body after a space and `|`.
pub fn web_server(arrived: &Arrived, answers: &Answers) -> u16 {
    let (arrived, answers) = (arrived.clone(), answers.clone());
    serve(move |stream| take_request(stream, &arrived, &answers))
}

fn serve(take: impl Fn(TcpStream) -> std::io::Result<()> + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let take = Arc::new(take);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let take = take.clone();
            // A client that goes away in the middle is no business of the test.
            thread::spawn(move || drop(take(stream)));
        }
    });
    port
}

fn take_mail(stream: TcpStream, arrived: &Arrived, answers: &Answers) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?);
    let say = |text: &str| (&stream).write_all(format!("{text}\r\n").as_bytes());
    say("220 sink")?;
    let mut to = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        match line.get(..4).unwrap_or_default() {
            "RCPT" => {
                line.trim_end().clone_into(&mut to);
                say("250 ok")?;
            }
            "DATA" => {
                say("354 go on")?;
                let text = data(&mut lines)?;
                let answer = answers.next();
                if answer.starts_with("250") {
                    arrived.note(format!("{to}\n{text}"));
                }
                say(answer)?;
            }
            "QUIT" => {
                say("221 bye")?;
                return Ok(());
            }
            _ => say("250 ok")?,
        }
    }
}

/// A mail's text up to the line with a full stop alone.
fn data(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        if line == ".\r\n" || line.is_empty() {
            return Ok(text);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn take_request(stream: TcpStream, arrived: &Arrived, answers: &Answers) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        head.push_str(line);
        head.push('\n');
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body)?;
    arrived.note(format!("{head}\n{}", String::from_utf8_lossy(&body)));
    let (status, answer) = answers.next().split_once('|').unwrap_or(("200 OK", ""));
    let length = answer.len();
    let out = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{answer}"
    );
    (&stream).write_all(out.as_bytes())
}
