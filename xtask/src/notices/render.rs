//! The document: a table of the packages, then every text that must be passed on, each once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::collect::{Component, Grant};

const HEAD: &str = "# Third-party notices

The binary contains the packages below, each under the licence named beside it; where a package offers a choice,
the one named here is the one taken. The text of Apache-2.0 is in the file LICENSE. SQLite, which `libsqlite3-sys`
brings along, is in the public domain. The tables of simplified and traditional characters are made at build from
the dictionaries of OpenCC (Apache-2.0), which the package `ferrous-opencc` carries.

This file is written by `cargo xtask notices` from Cargo.lock.

| package | version | licence | source |
| --- | --- | --- | --- |
";

/// The licence whose text is the project's own LICENSE file.
const OWN_LICENCE: &str = "Apache-2.0";

pub fn document(components: &[Component]) -> String {
    let mut out = HEAD.to_owned();
    for component in components {
        let ids: Vec<&str> = component
            .licences
            .iter()
            .map(|grant| grant.id.as_str())
            .collect();
        let licences = ids.join(" and ");
        let _ = writeln!(
            out,
            "| {} | {} | {licences} | {} |",
            component.name, component.version, component.repository
        );
    }
    for (id, texts) in by_text(components) {
        let _ = writeln!(out, "\n## {id}");
        for (text, holders) in texts.values() {
            write_text(&mut out, text, holders);
        }
    }
    write_notices(&mut out, components);
    out
}

/// A text as first met, and who grants it: a package with its copyright lines.
type Text<'a> = (&'a str, Vec<(&'a str, &'a [String])>);

/// Licence → texts that differ in more than white space and case → packages.
fn by_text(components: &[Component]) -> BTreeMap<&str, BTreeMap<String, Text<'_>>> {
    let mut licences: BTreeMap<&str, BTreeMap<String, Text<'_>>> = BTreeMap::new();
    for component in components {
        for grant in component
            .licences
            .iter()
            .filter(|grant| grant.id != OWN_LICENCE)
        {
            let texts = licences.entry(&grant.id).or_default();
            let (_, holders) = texts
                .entry(essence(grant))
                .or_insert((&grant.text, Vec::new()));
            holders.push((&component.name, &grant.copyright));
        }
    }
    licences
}

fn essence(grant: &Grant) -> String {
    grant
        .text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect::<String>()
        .to_lowercase()
}

fn write_text(out: &mut String, text: &str, holders: &[(&str, &[String])]) {
    out.push('\n');
    for (name, copyright) in holders {
        let lines = copyright.join("; ");
        let _ = writeln!(
            out,
            "{}",
            format!("- {name}: {lines}").trim_end_matches([':', ' '])
        );
    }
    let _ = writeln!(out, "\n```text\n{text}\n```");
}

fn write_notices(out: &mut String, components: &[Component]) {
    let with_notice = components
        .iter()
        .filter_map(|each| Some((&each.name, each.notice.as_ref()?)));
    for (name, notice) in with_notice {
        let _ = writeln!(
            out,
            "\n## Notice of {name}\n\n```text\n{}\n```",
            notice.trim()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn component(name: &str, id: &str, text: &str) -> Component {
        let copyright = vec![format!("Copyright (c) the {name} authors")];
        Component {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            repository: String::new(),
            licences: vec![Grant {
                id: id.to_owned(),
                copyright,
                text: text.to_owned(),
            }],
            notice: None,
        }
    }

    #[test]
    fn a_text_that_differs_only_in_line_breaks_is_printed_once_with_all_holders() {
        let components = [
            component("a", "MIT", "Permission is\ngranted."),
            component("b", "MIT", "Permission is granted"),
        ];
        let document = document(&components);
        assert_eq!(document.matches("```text").count(), 1);
        assert!(
            document
                .contains("- a: Copyright (c) the a authors\n- b: Copyright (c) the b authors\n")
        );
    }

    #[test]
    fn the_text_of_our_own_licence_is_not_repeated_but_notices_are() {
        let mut apache = component("a", "Apache-2.0", "Apache License");
        apache.notice = Some("Made at a.".to_owned());
        let document = document(&[apache]);
        assert!(document.contains("| a | 1.0.0 | Apache-2.0 |  |"));
        assert!(!document.contains("Apache License"));
        assert!(document.contains("## Notice of a\n\n```text\nMade at a.\n```"));
    }
}
