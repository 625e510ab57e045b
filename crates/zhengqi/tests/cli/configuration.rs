//! `config.toml`: the example, what `check` refuses, and that `serve` does what is written there.

use std::fs;
use std::path::Path;

use app::config::Config;

use crate::support::{Server, run, text};

const EXAMPLE: &str = include_str!("../../../../config.example.toml");

/// A data folder with this configuration, readable by its owner alone.
fn folder_with(configuration: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.toml");
    fs::write(&file, configuration).unwrap();
    permit(&file, 0o600);
    folder
}

fn permit(file: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
}

/// What `check` says about a folder that it refuses.
#[track_caller]
fn refused(folder: &Path) -> String {
    let ran = run(&["check", "--data", text(folder)]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
    ran.err
}

#[test]
fn the_example_names_every_key_with_its_default() {
    let example: toml::Table = toml::from_str(EXAMPLE).unwrap();
    let default = toml::Table::try_from(Config::default()).unwrap();
    assert_eq!(example, default);
}

#[test]
fn check_prints_what_is_in_force() {
    let folder = folder_with("[server]\nhelp = \"0743-0000000\"\n");
    let printed = run(&["check", "--data", text(folder.path())]).done();
    let mut expected = Config::default();
    expected.server.help = "0743-0000000".to_owned();
    assert_eq!(Config::parse(&printed), Ok(expected), "{printed}");
    assert!(printed.contains("# public key: made at the first start"));
}

#[test]
fn check_refuses_unknown_keys_sample_secrets_and_bad_values() {
    for (configuration, said) in [
        (
            "[server]\nlisen = \"x\"\n",
            "config.toml: line 2: unknown field `lisen`",
        ),
        (
            "[database]\nurl = \"postgresql://zhengqi:changeme@db/zhengqi\"\n",
            "database.url holds a sample password: choose one of your own",
        ),
        (
            "[log]\nfilter = \"loud=very\"\n",
            "log.filter can't be read",
        ),
        (
            "[server]\nlisten = \"0.0.0.0:80\"\n",
            "server.listen is open to other machines",
        ),
        (
            "[server]\ntrusted_proxies = [\"proxy\"]\n",
            "config.toml: line 2: ",
        ),
    ] {
        let folder = folder_with(configuration);
        let sentence = refused(folder.path());
        assert!(sentence.contains(said), "{sentence}");
    }
}

#[test]
fn check_refuses_a_key_and_a_password_that_others_can_read() {
    let folder = folder_with("");
    drop(Server::start(&[
        "serve",
        "--data",
        text(folder.path()),
        "--listen",
        "127.0.0.1:0",
    ]));
    let key = folder.path().join("keys/evidence.key");
    permit(&key, 0o644);
    let sentence = refused(folder.path());
    assert!(sentence.contains("run `chmod 600 "), "{sentence}");

    let folder = folder_with("[database]\nurl = \"postgresql://zhengqi:k3-Wm7tq@db/zhengqi\"\n");
    permit(&folder.path().join("config.toml"), 0o640);
    let sentence = refused(folder.path());
    assert!(
        sentence.contains("config.toml: run `chmod 600 "),
        "{sentence}"
    );
    assert!(!sentence.contains("k3-Wm7tq"), "{sentence}");
}

#[test]
fn serve_honours_the_configuration() {
    let folder = folder_with(
        "[server]\nlisten = \"127.0.0.1:0\"\nhelp = \"ask-the-office\"\npublic_url = \"https://zhengqi.example\"\n[log]\nformat = \"json\"\n",
    );
    let server = Server::start(&["serve", "--data", text(folder.path())]);
    let link = &server.said[0];
    assert!(
        link.starts_with("set up the first administrator: https://zhengqi.example/set-up/"),
        "{link}"
    );
    let page = server.get("/sign-in");
    assert!(page.body.contains("ask-the-office"));
    assert!(page.headers.contains("; Secure"), "{}", page.headers);
}

#[test]
fn a_trusted_proxy_says_whose_tries_are_counted() {
    let folder = folder_with("[server]\ntrusted_proxies = [\"127.0.0.1\"]\n");
    let server = Server::start(&[
        "serve",
        "--data",
        text(folder.path()),
        "--listen",
        "127.0.0.1:0",
    ]);
    let try_from = |address: &str, n: usize| {
        let fields = format!("account=nobody-{n}&password=Wrong-Horse-77");
        let forwarded = format!("X-Forwarded-For: {address}");
        server.post_form("/sign-in", &fields, &[&forwarded]).status
    };
    let first: Vec<u16> = (0..60).map(|n| try_from("203.0.113.9", n)).collect();
    assert!(!first.contains(&429), "{first:?}");
    // Tries become free again one by one, so a slow machine has a few more of them.
    assert!((60..90).any(|n| try_from("203.0.113.9", n) == 429));
    assert_ne!(try_from("203.0.113.10", 91), 429);
}
