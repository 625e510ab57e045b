//! What can't be done is told in one sentence on the error output, with exit code 2, and the sentence says what to do.

use std::fs;
use std::net::TcpListener;
use std::process::Stdio;

use crate::support::{Server, command, run, run_in, text};

#[test]
fn a_missing_data_folder_is_named_with_both_ways_out() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["verify"][..],
        &["report", "annual", "--year", "2024"],
        &["export", "ledger", "--out", "ledger.xlsx"],
        &[
            "calendar",
            "list",
            "--year",
            "2024",
            "--data",
            "zhengqi-data",
        ],
    ] {
        let sentence = run_in(folder.path(), arguments).failed();
        assert_eq!(
            sentence,
            "there is no programme in zhengqi-data: name its folder with --data, or set one up with `zhengqi serve --data zhengqi-data`"
        );
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[test]
fn a_port_in_use_is_named_before_anything_is_set_up() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let sentence = run(&["serve", "--data", text(&data), "--listen", &address]).failed();
    assert!(sentence.starts_with(&format!("{address} can't be listened on (")));
    assert!(
        sentence.ends_with(": choose another address or port"),
        "{sentence}"
    );
    assert!(!data.exists());
}

#[test]
fn a_server_open_to_other_machines_asks_for_its_https_address() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let sentence = run(&["serve", "--data", text(&data), "--listen", "0.0.0.0:0"]).failed();
    assert!(sentence.contains("server.public_url"), "{sentence}");
    assert!(!data.exists());
}

/// A data folder that a server has set up.
fn set_up() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let data = text(folder.path());
    drop(Server::start(&[
        "serve",
        "--data",
        data,
        "--listen",
        "127.0.0.1:0",
    ]));
    folder
}

#[test]
fn a_command_line_that_makes_no_sense_is_told_how_it_is_written() {
    for (arguments, word) in [
        (
            &[
                "calendar",
                "due",
                "--from",
                "26.4.2024",
                "--working-days",
                "5",
            ][..],
            "26.4.2024",
        ),
        (
            &[
                "calendar",
                "due",
                "--from",
                "2024-02-30",
                "--working-days",
                "5",
            ],
            "2024-02-30",
        ),
        (
            &["report", "annual", "--year", "2024", "--format", "pdf"],
            "text, json, xlsx",
        ),
        (&["report", "annual", "--year", "last"], "last"),
        (&["demo", "--profile", "rosy"], "honest, strict"),
        (&["serve", "--listen", "everywhere"], "everywhere"),
        (&["exprot"], "exprot"),
        (&["check-code"], "<CODE>..."),
        (
            &["user", "add", "somebody", "--role", "emperor"],
            "dispatcher",
        ),
        (&["--language", "fr", "verify"], "zh-Hans, zh-Hant or en"),
    ] {
        let sentence = run(arguments).failed();
        assert!(sentence.contains(word), "{sentence}");
        assert!(
            sentence.ends_with("; `--help` shows how it is written"),
            "{sentence}"
        );
    }
}

#[test]
fn a_file_that_can_not_be_read_is_named_and_nothing_is_set_up() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("photo.xlsx"),
        b"\x89PNG\r\n\x1a\n and no workbook",
    )
    .unwrap();
    fs::write(folder.path().join("words.csv"), "only,some\nwords,here\n").unwrap();
    for what in ["ledger", "firms"] {
        for (file, said) in [
            ("absent.xlsx", "check the name"),
            ("photo.xlsx", "save it as .xlsx or .csv"),
            ("words.csv", "No header"),
            (".", "name another place"),
        ] {
            let arguments = ["--language", "en", "import", what, file];
            let sentence = run_in(folder.path(), &arguments).failed();
            assert!(sentence.starts_with(file), "{sentence}");
            assert!(sentence.contains(said), "{what}: {sentence}");
        }
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 2);
}

#[test]
fn an_output_that_can_not_be_written_is_named() {
    let folder = set_up();
    let data = text(folder.path());
    for arguments in [
        &["export", "ledger", "--out", "/nowhere/ledger.xlsx"][..],
        &[
            "report",
            "annual",
            "--year",
            "2024",
            "--out",
            "/nowhere/year.txt",
        ],
    ] {
        let sentence = run(&[arguments, &["--data", data]].concat()).failed();
        assert!(sentence.starts_with("/nowhere/"), "{sentence}");
        assert!(sentence.ends_with(": check the name"), "{sentence}");
    }
    let sentence = run(&["export", "ledger", "--out", "ledger.pdf", "--data", data]).failed();
    assert_eq!(sentence, "ledger.pdf: end the name with .xlsx or .csv");
}

#[test]
fn a_place_where_nothing_can_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let data = file.join("data");
    let sentence = run(&["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]).failed();
    assert!(sentence.contains(text(&data)), "{sentence}");
    assert!(sentence.ends_with(": name another place"), "{sentence}");
}

#[test]
fn a_database_of_a_newer_version_is_left_as_it_is() {
    let folder = set_up();
    let file = folder.path().join("zhengqi.db");
    let db = store::Db::open(&store::Target::sqlite(&file)).unwrap();
    let newer = "INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (999, 'later', 'x', 0)";
    db.write(|tx| tx.execute(newer, &[])).unwrap();
    drop(db);
    let data = text(folder.path());
    for arguments in [&["verify"][..], &["serve", "--listen", "127.0.0.1:0"]] {
        let sentence = run(&[arguments, &["--data", data]].concat()).failed();
        assert!(
            sentence.ends_with(": use the version of zhengqi that belongs to the data"),
            "{sentence}"
        );
    }
}

#[test]
fn a_database_server_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("config.toml"),
        "[database]\npatience_seconds = 1\n",
    )
    .unwrap();
    let url = "postgresql://nobody@127.0.0.1:1/nothing";
    let sentence = run(&["verify", "--data", text(folder.path()), "--database", url]).failed();
    assert!(
        sentence.ends_with(": check the address and that the server runs"),
        "{sentence}"
    );
}

#[test]
fn a_pipe_that_is_closed_early_is_no_failure() {
    let mut listing = command()
        .args(["calendar", "list", "--year", "2024", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(listing.stdout.take());
    let ended = listing.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.len()), (Some(0), 0));
}
