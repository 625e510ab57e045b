//! What can't be done is told in one sentence on the error output, with exit code 2, and the sentence says what to do.

use std::net::TcpListener;

use crate::support::{run, run_in, text};

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
