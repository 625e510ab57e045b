//! `demo`, and everything that a newcomer does with its folder while it serves.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Ran, Server, run, text};

fn demo(folder: &Path) -> Server {
    Server::start(&["demo", "--dir", text(folder), "--port", "0"])
}

fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.done()).unwrap()
}

fn root(folder: &Path) -> Value {
    let report = json(run(&["verify", "--json", "--data", text(folder)]));
    assert_eq!(report["sound"], true, "{report}");
    report["root"].clone()
}

/// The figures that the public record and the honest reading of it make.
const FIGURES: &str = include_str!("figures-2024.json");

#[test]
fn the_demonstration_is_worked_with_by_command_line_while_it_serves() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    let server = demo(&data);
    introduces_itself(&server);
    let before = root(&data);

    let report = [
        "report",
        "annual",
        "--year",
        "2024",
        "--data",
        text(&data),
        "--format",
    ];
    let with = |format| run(&[&report[..], &[format]].concat());
    let expected: Value = serde_json::from_str(FIGURES).unwrap();
    assert_eq!(json(with("json")), expected);
    let said = with("text").done();
    assert!(said.contains("演示数据") && said.contains("90.3"), "{said}");

    round_trip(&data, folder.path());
    assert_eq!(root(&data), before, "reading changed the record");
    server.signal("TERM");
    assert_eq!(server.ended().0.code(), Some(0));

    comes_back(&data, &before);
}

fn introduces_itself(server: &Server) {
    let said = server.said.join("\n");
    for word in [
        "演示数据",
        "Face-to-Face-2024",
        "dispatcher",
        "secretary",
        "firm",
        "audit",
    ] {
        assert!(said.contains(word), "{said}");
    }
    let page = server.get("/sign-in");
    assert!(page.body.contains("演示数据"));
    // Its lines are the accounts: a name, and the role behind blanks.
    let accounts = server.said.iter().filter(|line| line.starts_with("  "));
    let accounts: Vec<&str> = accounts
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(accounts.len() >= 18, "{accounts:?}");
    for account in accounts {
        every_screen_says_so(server, account);
    }
}

/// Signs in with the printed password and looks at the screens that the account's first page leads to.
fn every_screen_says_so(server: &Server, account: &str) {
    let fields = format!("account={account}&password=Face-to-Face-2024");
    let entered = server.post_form("/sign-in", &fields, &[]);
    assert_eq!(entered.status, 303, "{account}");
    let cookie = format!("Cookie: zq_session={}", entered.cookie("zq_session"));
    let open = |path: &str| {
        let page = server.ask("GET", path, &[&cookie], "");
        match page.location() {
            Some(elsewhere) => server.ask("GET", &elsewhere, &[&cookie], ""),
            None => page,
        }
    };
    let first = open("/");
    let menu = first
        .body
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let menu: BTreeSet<&str> = menu
        .filter(|path| path.starts_with('/') && !path.starts_with("/assets/"))
        .collect();
    assert!(menu.len() > 2, "{account}: {menu:?}");
    for path in menu {
        let page = open(path);
        assert!(
            [200, 403].contains(&page.status),
            "{account} {path}: {}",
            page.status
        );
        assert!(page.body.contains("演示数据"), "{account} {path}");
    }
}

/// Export, import into an empty system, export again: cell by cell the same; a second import changes nothing.
fn round_trip(data: &Path, folder: &Path) {
    let (book, again) = (folder.join("ledger.xlsx"), folder.join("empty"));
    let export = |data: &Path, out: &Path| {
        run(&["export", "ledger", "--data", text(data), "--out", text(out)]).done();
    };
    export(data, &book);
    let import = |dry: &[&str]| {
        let arguments = [
            "import",
            "ledger",
            text(&book),
            "--json",
            "--data",
            text(&again),
        ];
        json(run(&[&arguments[..], dry].concat()))
    };
    let mut dry = import(&["--dry-run"]);
    assert!(!again.exists(), "a dry run leaves nothing");
    let real = import(&[]);
    assert_eq!((&real["new"], &real["refused"]), (&136.into(), &0.into()));
    dry["dry_run"] = false.into();
    assert_eq!(dry, real);
    let second = import(&[]);
    assert_eq!((&second["new"], &second["known"]), (&0.into(), &136.into()));
    let cells = |data: &Path| {
        let table = folder.join("ledger.csv");
        export(data, &table);
        fs::read_to_string(table).unwrap()
    };
    assert_eq!(cells(data), cells(&again));
}

/// A kept year is not told again, and is not taken for another profile.
fn comes_back(data: &Path, root_before: &Value) {
    let strict = [
        "demo",
        "--dir",
        text(data),
        "--port",
        "0",
        "--profile",
        "strict",
    ];
    let sentence = run(&strict).failed();
    assert!(sentence.contains("holds the honest year"), "{sentence}");
    let server = demo(data);
    assert_eq!(server.get("/sign-in").status, 200);
    assert_eq!(root(data), *root_before);
}

#[test]
fn the_same_year_is_told_every_time_and_the_strict_one_solves_all() {
    let folder = tempfile::tempdir().unwrap();
    let [one, two, strict] = ["one", "two", "strict"].map(|name| folder.path().join(name));
    drop((demo(&one), demo(&two)));
    assert_eq!(root(&one), root(&two));
    let arguments = [
        "demo",
        "--dir",
        text(&strict),
        "--port",
        "0",
        "--profile",
        "strict",
    ];
    let _server = Server::start(&arguments);
    let report = [
        "report",
        "annual",
        "--year",
        "2024",
        "--format",
        "json",
        "--data",
        text(&strict),
    ];
    let figures = json(run(&report));
    assert_eq!(figures["cases_class_a"]["value"], 136);
    assert_eq!(figures["cases_assigned"]["value"], 136);
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letter.txt"), "keep me").unwrap();
    let start = |folder: &Path| run(&["demo", "--dir", text(folder), "--port", "0"]).failed();
    assert!(start(folder.path()).contains("is not empty"));
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);

    let real = folder.path().join("real");
    drop(Server::start(&[
        "serve",
        "--data",
        text(&real),
        "--listen",
        "127.0.0.1:0",
    ]));
    let sentence = start(&real);
    assert!(sentence.contains("is no demonstration"), "{sentence}");
}

#[test]
fn what_a_killed_building_left_is_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let building = folder.path().join("building");
    fs::create_dir_all(&building).unwrap();
    fs::write(building.join("zhengqi.db"), "half a year").unwrap();
    let _server = demo(folder.path());
    assert!(!building.exists());
    root(folder.path());
}
