//! What programmes do with cases, command by command.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::cases::CommandKind;

use super::ask::mark_of;
use super::expected::{Expected, Mark, Which};
use super::world::World;
use crate::support::{Answer, Client, TestApp};

/// One command a line, well formed: `accept {"category": …}`.
fn commands() -> Vec<(&'static str, String)> {
    let text = include_str!("commands.txt");
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let command = |line: &'static str| {
        let (action, fields) = line.split_once(' ').unwrap();
        let fields = fields.trim().trim_start_matches('{');
        let comma = if fields == "}" { "" } else { "," };
        (action, format!("{{\"action\":\"{action}\"{comma}{fields}"))
    };
    lines.map(command).collect()
}

/// Gives a command over a version that never was: who may give it is told to look again, and nothing happens.
fn give(client: &mut Client<'_>, token: &str, number: &str, body: &str) -> Answer {
    let head = Request::post(format!("/api/v1/cases/{number}/actions"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header("idempotency-key", "outdated")
        .header(header::IF_MATCH, "\"999\"");
    client.send(head, Body::from(body.to_owned()))
}

#[test]
fn programmes_may_give_the_commands_that_the_matrix_says_and_no_others() {
    let site = TestApp::new();
    let mut world = World::new(&site);
    let (expected, commands) = (Expected::read(), commands());
    assert_eq!(commands.len(), CommandKind::ALL.len());
    let cases = [
        (world.near.clone(), Which::Near),
        (world.far.clone(), Which::Far),
    ];
    let before = world.events().len();
    let mut wrong = Vec::new();
    for reader in &mut world.readers {
        let (Some(token), Some(reading)) = (&reader.token, &reader.reading) else {
            continue;
        };
        for (action, body) in &commands {
            for (number, which) in &cases {
                let answer = give(&mut reader.client, token, number, body);
                let wanted = match reader.code {
                    "OF" => Mark::SignIn,
                    code => expected.action(action, code, *which),
                };
                let outdated = answer.status == StatusCode::PRECONDITION_FAILED;
                if mark_of(&answer) != wanted || (wanted == Mark::In) != outdated {
                    wrong.push(format!(
                        "{action} {which:?} by {}: {}",
                        reader.code, answer.status
                    ));
                }
            }
        }
        let read_only = give(&mut reader.client, reading, &cases[0].0, &commands[0].1);
        let wanted = if reader.code == "OF" {
            Mark::SignIn
        } else {
            Mark::Refused
        };
        if mark_of(&read_only) != wanted {
            wrong.push(format!(
                "a token to read acts for {}: {}",
                reader.code, read_only.status
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(world.events().len(), before);
}
