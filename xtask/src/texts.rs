//! No text of the interface outside `crates/messages`: templates and handlers that speak a language of their own
//! would speak it to everybody.

mod code;
mod template;

use std::path::Path;

use crate::process::root;
use crate::sources::{files, shown};
use crate::step::Outcome;

/// A text found where none belongs.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    /// Counted from 1.
    line: usize,
    text: String,
}

pub fn run() -> Outcome {
    let web = root().join("crates/web");
    let templates = files(&web.join("templates"), &["html", "svg", "txt"]);
    let scripts = files(&web.join("assets"), &["js"]);
    let sources = files(&web.join("src"), &["rs"]);
    let mut problems = Vec::new();
    let mut look = |path: &Path, find: fn(&str) -> Vec<Found>| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        for found in find(&text) {
            problems.push(format!(
                "{}:{}: {:?} belongs into crates/messages",
                shown(path),
                found.line,
                found.text
            ));
        }
    };
    for path in &templates {
        look(path, template::texts);
    }
    for path in &scripts {
        look(path, lines_with_han);
    }
    for path in sources.iter().filter(|path| !path.ends_with("tests.rs")) {
        look(path, code::texts);
    }
    let seen = templates.len() + scripts.len() + sources.len();
    Outcome::from_problems(&problems, format!("{seen} files"))
}

fn lines_with_han(text: &str) -> Vec<Found> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains(is_han));
    lines
        .map(|(at, line)| Found {
            line: at + 1,
            text: line.trim().to_owned(),
        })
        .collect()
}

/// Whether a character is a Chinese word sign (not punctuation).
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}
