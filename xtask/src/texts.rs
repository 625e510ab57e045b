//! No text of the interface outside `crates/messages`: templates and handlers that speak a language of their own
//! would speak it to everybody.

mod code;
mod template;

use std::path::Path;

use crate::process::root;
use crate::sources::{files, shown};
use crate::step::Outcome;

/// Pages for developers, whose records are invented on the spot.
const FOR_DEVELOPERS: &[&str] = &["crates/web/templates/pages/gallery.html"];

/// A text found where none belongs.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    /// Counted from 1.
    line: usize,
    text: String,
}

pub fn run() -> Outcome {
    let web = root().join("crates/web");
    let mut templates = files(&web.join("templates"), &["html", "svg", "txt"]);
    templates.retain(|path| !FOR_DEVELOPERS.contains(&shown(path).as_str()));
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
        look(path, script_texts);
    }
    for path in sources.iter().filter(|path| !path.ends_with("tests.rs")) {
        look(path, code::texts);
    }
    let seen = templates.len() + scripts.len() + sources.len();
    Outcome::from_problems(&problems, format!("{seen} files"))
}

/// Lines of a script with Chinese outside its comments.
fn script_texts(script: &str) -> Vec<Found> {
    let code = template::blank(script, "/*", "*/");
    let mut found = Vec::new();
    for (at, line) in code.lines().enumerate() {
        // `https://` in a text is no comment.
        let said = line
            .split_once("// ")
            .map_or(line, |(before, _)| before)
            .trim();
        if said.contains(is_han) {
            found.push(Found {
                line: at + 1,
                text: said.to_owned(),
            });
        }
    }
    found
}

/// Whether a character is a Chinese word sign (not punctuation).
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_may_explain_itself_but_says_nothing() {
        let script =
            "// 说明\n/** 州自规局\n * 局 */\nlet url = \"https://x\"; // 办\nalert('办结');\n";
        let found = script_texts(script);
        assert_eq!(
            found,
            [Found {
                line: 5,
                text: "alert('办结');".to_owned()
            }]
        );
    }
}
