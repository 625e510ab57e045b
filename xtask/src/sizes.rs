//! How long our source files are: what can't be read at a sitting is split by noun or by step of the story.

use crate::process::root;
use crate::sources::{files, shown};
use crate::step::Outcome;

const NEVER_MORE_THAN: usize = 400;

pub fn run() -> Outcome {
    let mut sizes: Vec<(usize, String)> = Vec::new();
    for folder in ["crates", "xtask"] {
        for path in files(&root().join(folder), &["rs"]) {
            let lines = std::fs::read_to_string(&path)
                .unwrap_or_default()
                .lines()
                .count();
            sizes.push((lines, shown(&path)));
        }
    }
    sizes.sort();
    let median = sizes.get(sizes.len() / 2).map_or(0, |(lines, _)| *lines);
    let problems: Vec<String> = sizes
        .iter()
        .filter(|(lines, _)| *lines > NEVER_MORE_THAN)
        .map(|(lines, path)| format!("{path} has {lines} lines, more than {NEVER_MORE_THAN}"))
        .collect();
    Outcome::from_problems(
        &problems,
        format!("{} files, median {median} lines", sizes.len()),
    )
}
