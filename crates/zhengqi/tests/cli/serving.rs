//! `serve`: set up, ready, stopped.

use std::io::Write;
use std::time::Duration;

use crate::support::{Server, http_read, run, text};

/// The set-up link among what a server printed, as a path.
fn link(server: &Server) -> Option<String> {
    let prefix = format!(
        "set up the first administrator: http://{}",
        server.authority
    );
    let mut lines = server.said.iter();
    lines.find_map(|line| line.strip_prefix(&prefix).map(str::to_owned))
}

/// Sets an empty place up through its link, and starts it again.
fn set_up_and_start_again(place: &[&str]) {
    let mut arguments = vec!["serve", "--listen", "127.0.0.1:0"];
    arguments.extend(place);
    let server = Server::start(&arguments);
    let link = link(&server).unwrap();
    let password = "password=Correct-Horse-77&repeat=Correct-Horse-77";
    let set = server.post_form(&link, password, &[]);
    assert_eq!(set.status, 303, "{}", set.body);
    assert_eq!(server.get(&link).status, 409);
    server.signal("TERM");
    let (status, more) = server.ended();
    assert_eq!((status.code(), more.as_str()), (Some(0), ""));

    let again = Server::start(&arguments);
    assert_eq!(again.said.len(), 1, "{:?}", again.said);
    let listed = run(&[&["user", "list"], place].concat()).done();
    assert!(listed.starts_with("security-admin\tactive\t"), "{listed}");
}

#[test]
fn an_empty_folder_is_set_up_with_a_link_that_works_once() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    set_up_and_start_again(&["--data", text(&data)]);
}

#[test]
fn an_empty_postgresql_database_is_set_up_with_a_link_that_works_once() {
    let Some(database) = testing::postgres::fresh_database() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    set_up_and_start_again(&["--data", text(folder.path()), "--database", &database.url()]);
}

#[test]
fn a_ready_server_answers_at_once_and_a_free_port_was_taken() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&[
        "serve",
        "--data",
        text(folder.path()),
        "--listen",
        "127.0.0.1:0",
    ]);
    assert!(!server.authority.ends_with(":0"), "{}", server.authority);
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.get("/readyz").status, 200);
    assert_eq!(server.get("/sign-in").status, 200);
}

#[test]
fn a_stopping_server_still_gives_the_answer_under_way() {
    for signal in ["TERM", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let data = text(folder.path());
        let server = Server::start(&["serve", "--data", data, "--listen", "127.0.0.1:0"]);
        let mut under_way = server.connect();
        let head = format!(
            "POST /sign-in HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\ncsr",
            server.authority
        );
        under_way.write_all(head.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        server.signal(signal);
        std::thread::sleep(Duration::from_millis(200));
        under_way.write_all(b"f=x").unwrap();
        assert_eq!(http_read(under_way).status, 403);
        let (status, _) = server.ended();
        assert_eq!(status.code(), Some(0), "{signal}");
    }
}

#[test]
#[cfg(unix)]
fn others_on_the_machine_can_read_neither_the_key_nor_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = text(folder.path());
    let _server = Server::start(&["serve", "--data", data, "--listen", "127.0.0.1:0"]);
    for name in ["zhengqi.db", "zhengqi.db-wal", "keys/evidence.key"] {
        let file = folder.path().join(name);
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}: {mode:o}");
    }
}
