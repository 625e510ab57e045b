//! Who may find which planted word: `canaries.txt`, and what was found.

use std::collections::BTreeSet;

use super::readers::OUT;

pub struct Canaries {
    columns: Vec<&'static str>,
    rows: Vec<(&'static str, Vec<&'static str>)>,
    /// Which reader found which word.
    found: BTreeSet<(&'static str, String)>,
}

impl Canaries {
    pub fn read() -> Canaries {
        let text = include_str!("canaries.txt");
        let content = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
        let mut lines = text.lines().filter(content);
        let columns: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
        let row = |line: &'static str| {
            let mut words = line.split_whitespace();
            (words.next().unwrap(), words.collect::<Vec<&str>>())
        };
        let rows: Vec<_> = lines.map(row).collect();
        for (canary, marks) in &rows {
            assert_eq!(marks.len(), columns.len(), "{canary}");
        }
        Canaries {
            columns,
            rows,
            found: BTreeSet::new(),
        }
    }

    /// Notes what is in a text that a reader was shown; answers what must not have been.
    pub fn search(&mut self, code: &str, shown: &str) -> Vec<&'static str> {
        let mut leaked = Vec::new();
        for (canary, marks) in &self.rows {
            if !shown.contains(canary) {
                continue;
            }
            if mark(&self.columns, marks, code) {
                self.found.insert((canary, code.to_owned()));
            } else {
                leaked.push(*canary);
            }
        }
        leaked
    }

    /// What somebody may find and never found: then the word was planted nowhere, and its silence proves nothing.
    pub fn unfound(all: impl Iterator<Item = Canaries>) -> Vec<String> {
        let mut whole = Canaries::read();
        all.for_each(|part| whole.found.extend(part.found));
        let mut missing = Vec::new();
        for (canary, marks) in &whole.rows {
            for code in &whole.columns {
                let found = whole.found.contains(&(*canary, (*code).to_owned()));
                if mark(&whole.columns, marks, code) && !found {
                    missing.push(format!("{canary} by {code}"));
                }
            }
        }
        missing
    }
}

fn mark(columns: &[&str], marks: &[&str], code: &str) -> bool {
    if OUT.contains(&code) {
        return false;
    }
    let column = columns.iter().position(|column| *column == code);
    marks[column.unwrap_or_else(|| panic!("no column {code}"))] == "x"
}
