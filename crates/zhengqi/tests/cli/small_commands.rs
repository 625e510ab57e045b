//! The commands that scripts call: calendar, check-code, user.

use std::io::Write;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{Server, command, run, text};

#[test]
fn the_last_line_of_due_is_the_date_and_its_days_are_shown() {
    let due = [
        "calendar",
        "due",
        "--from",
        "2024-04-26",
        "--working-days",
        "5",
    ];
    let printed = run(&due).done();
    assert_eq!(printed.lines().last(), Some("2024-05-07"));
    assert!(
        printed.contains("2024-04-28   1  working day, made up for"),
        "{printed}"
    );
    let printed = run(&[&due[..], &["--json"]].concat()).done();
    let counted: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(counted["due"], "2024-05-07");
    assert_eq!(counted["provisional"], false);
}

#[test]
fn a_year_without_a_notice_is_marked() {
    let printed = run(&[
        "calendar",
        "due",
        "--from",
        "2027-04-26",
        "--working-days",
        "5",
    ])
    .done();
    assert!(
        printed.contains("provisional: no notice for 2027"),
        "{printed}"
    );
}

#[test]
fn a_year_lists_its_days() {
    let printed = run(&["calendar", "list", "--year", "2024", "--json"]).done();
    let days: Vec<Value> = serde_json::from_str(&printed).unwrap();
    assert_eq!(days.len(), 366);
    assert_eq!(days[0], json!({"date": "2024-01-01", "working": false}));
    let working = days.iter().filter(|day| day["working"] == true).count();
    assert_eq!(working, 251);
}

#[test]
fn each_code_has_its_line_and_a_bad_one_makes_the_answer_no() {
    let good = ["9144030071526726XG", "91110000802100433B"];
    assert_eq!(run(&["check-code", good[0], good[1]]).done(), "ok\nok\n");
    let ran = run(&[
        "check-code",
        good[0],
        "91110000802100433C",
        "911",
        "--language",
        "en",
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!((lines.len(), lines[0]), (3, "ok"));
    assert!(
        lines[1..]
            .iter()
            .all(|line| *line != "ok" && !line.is_empty()),
        "{lines:?}"
    );
}

#[test]
fn accounts_are_made_listed_disabled_and_reset_while_a_server_runs() {
    let folder = tempfile::tempdir().unwrap();
    let data = text(folder.path());
    let server = Server::start(&["serve", "--data", data, "--listen", "127.0.0.1:0"]);
    let user = |arguments: &[&str]| run(&[&["user"], arguments, &["--data", data]].concat());

    let link = user(&["add", "zhao", "--role", "dispatcher"]).done();
    let password = "password=Correct-Horse-77&repeat=Correct-Horse-77";
    assert_eq!(server.post_form(link.trim_end(), password, &[]).status, 303);
    let sign_in = || {
        let fields = "account=zhao&password=Correct-Horse-77";
        server.post_form("/sign-in", fields, &[]).status
    };
    assert_eq!(sign_in(), 303);
    let listed = user(&["list"]).done();
    assert!(listed.contains("zhao\tactive\tdispatcher\t"), "{listed}");

    assert_eq!(user(&["disable", "zhao"]).done(), "");
    assert_ne!(sign_in(), 303);
    assert_eq!(
        user(&["disable", "zhao"]).done(),
        "",
        "a script may say it twice"
    );
    assert!(
        user(&["reset", "zhao"])
            .failed()
            .contains("`zhengqi user enable zhao`")
    );
    let again = user(&["enable", "zhao"]).done();
    assert!(again.starts_with("/set-up/"), "{again}");
    let link = user(&["reset", "zhao"]).done();
    assert_eq!(
        server.get(again.trim_end()).status,
        409,
        "the older link is spent"
    );
    assert_eq!(server.post_form(link.trim_end(), password, &[]).status, 303);
    assert_eq!(sign_in(), 303);

    assert!(
        user(&["disable", "qian"])
            .failed()
            .contains("`zhengqi user list`")
    );
    let taken = user(&["--language", "en", "add", "zhao", "--role", "auditor"]).failed();
    assert!(taken.contains("already"), "{taken}");
    let sentence = user(&["add", "sun", "--role", "office_clerk"]).failed();
    assert_eq!(sentence, "the role office_clerk needs --office NAME");
    let sentence = user(&[
        "add",
        "sun",
        "--role",
        "office_clerk",
        "--office",
        "州工信局",
    ])
    .failed();
    assert!(
        sentence.starts_with("no office is called 州工信局"),
        "{sentence}"
    );
}

#[test]
fn a_password_can_be_given_on_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let data = text(folder.path());
    let add = |login: &str, password: &str| {
        let mut adding = command()
            .args([
                "user",
                "add",
                login,
                "--role",
                "auditor",
                "--password-stdin",
                "--data",
                data,
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = adding.stdin.take().unwrap();
        writeln!(input, "{password}").unwrap();
        drop(input);
        adding.wait_with_output().unwrap()
    };
    assert_eq!(add("zhao", "Correct-Horse-77").status.code(), Some(0));
    let weak = add("qian", "short");
    assert_eq!(weak.status.code(), Some(2));
    let server = Server::start(&["serve", "--data", data, "--listen", "127.0.0.1:0"]);
    assert_eq!(
        server.said.len(),
        1,
        "somebody can sign in, so no link is printed"
    );
    let entered = server.post_form("/sign-in", "account=zhao&password=Correct-Horse-77", &[]);
    assert_eq!(entered.status, 303);
}
