//! The accept loop over real sockets: slow heads, slow bodies, too many connections, stopping.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use web::{Config, Limits};

use crate::support::TestApp;

/// A site that serves on a port of its own until it is stopped.
struct Serving {
    site: TestApp,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<std::io::Result<()>>>,
}

impl Serving {
    fn with(limits: Limits) -> Serving {
        let config = Config {
            limits,
            ..Config::default()
        };
        let site = TestApp::with(config);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let served = site.site.clone();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let stop = async {
                    let _ = stopped.await;
                };
                web::serve_until(served, listener, stop).await
            })
        });
        Serving {
            site,
            address,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        let patience = Some(Duration::from_secs(20));
        stream.set_read_timeout(patience).unwrap();
        stream
    }

    /// Tells it to stop and waits until it has; answers how long that took.
    fn stop(&mut self) -> Duration {
        let begun = Instant::now();
        self.tell_to_stop();
        self.thread.take().unwrap().join().unwrap().unwrap();
        begun.elapsed()
    }

    fn tell_to_stop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
    }
}

/// Everything until the server closes.
fn rest(mut stream: TcpStream) -> String {
    let mut text = Vec::new();
    let _ = stream.read_to_end(&mut text);
    String::from_utf8_lossy(&text).into_owned()
}

fn ask(stream: &mut TcpStream, path: &str) {
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
}

fn quick() -> Limits {
    Limits {
        head: Duration::from_millis(300),
        drain: Duration::from_secs(2),
        ..Limits::default()
    }
}

#[test]
fn a_page_is_served_over_a_socket() {
    let mut serving = Serving::with(quick());
    let mut stream = serving.connect();
    ask(&mut stream, "/sign-in");
    let answer = rest(stream);
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains("content-security-policy"));
    serving.stop();
    assert_eq!(serving.site.now(), serving.site.app.now());
}

#[test]
fn a_connection_that_never_completes_its_head_is_closed() {
    let mut serving = Serving::with(quick());
    for start in ["", "GET /sign-in HTTP/1.1\r\nHost: loc"] {
        let begun = Instant::now();
        let mut stream = serving.connect();
        stream.write_all(start.as_bytes()).unwrap();
        let answer = rest(stream);
        assert!(!answer.contains("200 OK"), "{answer}");
        assert!(begun.elapsed() < Duration::from_secs(5), "{start:?}");
    }
    serving.stop();
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let mut serving = Serving::with(quick());
    for head in [
        "X-Line: 1\r\n".repeat(100),
        format!("X-Line: {}\r\n", "1".repeat(400_000)),
    ] {
        let mut stream = serving.connect();
        let _ = write!(stream, "GET / HTTP/1.1\r\nHost: localhost\r\n{head}\r\n");
        let answer = rest(stream);
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 431"),
            "{answer}"
        );
    }
    serving.stop();
}

#[test]
fn connections_beyond_the_cap_wait_their_turn() {
    let limits = Limits {
        connections: 2,
        head: Duration::from_secs(2),
        ..quick()
    };
    let mut serving = Serving::with(limits);
    let idle = [serving.connect(), serving.connect()];
    std::thread::sleep(Duration::from_millis(100));
    let mut third = serving.connect();
    third
        .set_read_timeout(Some(Duration::from_millis(300)))
        .unwrap();
    ask(&mut third, "/healthz");
    assert!(third.read(&mut [0; 16]).is_err());
    drop(idle);
    third
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    assert!(rest(third).starts_with("HTTP/1.1 200 OK"));
    serving.stop();
}

#[test]
fn stopping_sends_the_answers_under_way_and_drops_who_only_waits() {
    let mut serving = Serving::with(Limits {
        head: Duration::from_secs(3),
        drain: Duration::from_secs(15),
        ..Limits::default()
    });
    let idle = serving.connect();
    let mut half = serving.connect();
    half.write_all(b"GET /sign-in HTTP/1.1\r\nHost: loc")
        .unwrap();
    let mut posting = serving.connect();
    let head = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n\
        Content-Length: 6\r\n\r\ncsr";
    posting.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    serving.tell_to_stop();
    std::thread::sleep(Duration::from_millis(200));
    assert!(TcpStream::connect(serving.address).is_err());
    posting.write_all(b"f=x").unwrap();
    let answer = rest(posting);
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    let begun = Instant::now();
    serving.thread.take().unwrap().join().unwrap().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(10));
    drop((idle, half));
}

#[test]
fn a_server_open_to_other_machines_needs_its_https_address() {
    let site = TestApp::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let refused = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("0.0.0.0:0").await.unwrap();
        web::serve_until(site.site.clone(), listener, std::future::ready(())).await
    });
    assert!(refused.unwrap_err().to_string().contains("https"));
}
