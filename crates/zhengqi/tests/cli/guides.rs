//! Command lines that the guides print can be typed as they stand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use app::config::Config;

use crate::help;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// README files and guides.
fn guides() -> Vec<PathBuf> {
    let mut found = vec![root().join("README.md"), root().join("README.zh-CN.md")];
    for folder in ["docs/guide", "docs/guide/zh"] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        found.extend(paths.filter(|path| path.extension().is_some_and(|e| e == "md")));
    }
    found
}

/// The words behind `zhengqi` in the lines of code blocks; explanations stand behind two blanks or `#`.
fn command_lines(text: &str) -> Vec<Vec<String>> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
            continue;
        }
        let line = line.trim_start_matches("sudo -u zhengqi ");
        let Some(rest) = line.strip_prefix("zhengqi ").filter(|_| inside) else {
            continue;
        };
        let rest = rest.split("  ").next().unwrap_or_default();
        let rest = rest.split(" #").next().unwrap_or_default();
        let words = rest.split_whitespace();
        let words = words.map(|word| word.trim_matches(['[', ']']).to_owned());
        found.push(words.collect());
    }
    found
}

/// The help of the command that the words begin with.
fn help_of(words: &[String], known: &mut BTreeMap<String, String>) -> String {
    let mut command = String::new();
    for word in words {
        let help = known
            .entry(command.clone())
            .or_insert_with(|| help::of(&command));
        if !help::listed(help).contains(word) {
            break;
        }
        command = format!("{command} {word}").trim().to_owned();
    }
    let of = |known: &mut BTreeMap<String, String>| {
        known
            .entry(command.clone())
            .or_insert_with(|| help::of(&command))
            .clone()
    };
    of(known)
}

#[test]
fn every_printed_command_line_exists() {
    let mut known = BTreeMap::new();
    let mut seen = 0;
    for guide in guides() {
        let text = fs::read_to_string(&guide).unwrap();
        for words in command_lines(&text) {
            seen += 1;
            let help = help_of(&words, &mut known);
            let line = format!("{}: zhengqi {}", guide.display(), words.join(" "));
            if !words[0].starts_with('-') {
                assert!(
                    help.contains(&format!("Usage: zhengqi {}", words[0])),
                    "{line}"
                );
            }
            for option in words.iter().filter(|word| word.starts_with("--")) {
                let option = option.split('=').next().unwrap();
                let described = help.split_whitespace().any(|word| word == option);
                assert!(described, "{line}: {option} is not in the help");
            }
        }
    }
    assert!(seen > 20, "{seen} command lines were found");
}

#[test]
fn every_printed_configuration_is_accepted() {
    let mut seen = 0;
    for guide in guides() {
        let text = fs::read_to_string(&guide).unwrap();
        for block in text.split("```toml\n").skip(1) {
            seen += 1;
            let block = block.split("```").next().unwrap_or_default();
            let config = Config::parse(block).unwrap();
            assert_eq!(config.problems(), [], "{}", guide.display());
        }
    }
    assert!(seen >= 4, "{seen} configurations were found");
}
