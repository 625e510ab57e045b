//! The text of one message, taken apart: plain text, arguments and plural forms.

use std::collections::BTreeSet;

/// `{days}` is an argument; `{days|day|days}` is "day" when the argument prints as `1`, otherwise "days";
/// `{{` and `}}` are the braces themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Text(String),
    Argument(String),
    Plural {
        argument: String,
        one: String,
        other: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    pub parts: Vec<Part>,
}

impl Template {
    /// Reads the text of a message; the error is the end of a sentence that starts with the file and the key.
    pub fn parse(text: &str) -> Result<Template, String> {
        if text.trim().is_empty() {
            return Err("is empty".to_owned());
        }
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = after;
                continue;
            }
            let (inside, after) = rest
                .split_once('}')
                .filter(|_| brace == "{")
                .ok_or("has a brace without its partner (write {{ or }} for the brace itself)")?;
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(parse_placeholder(inside)?);
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Template { parts })
    }

    /// The names of the arguments, in alphabetical order: the order of the generated method's arguments.
    /// Rewording a text can't swap them.
    pub fn arguments(&self) -> BTreeSet<&str> {
        self.parts
            .iter()
            .filter_map(|part| match part {
                Part::Text(_) => None,
                Part::Argument(name) | Part::Plural { argument: name, .. } => Some(name.as_str()),
            })
            .collect()
    }

    /// The same template with `change` applied to every piece of text and to no argument's name.
    pub fn map_text(&self, change: impl Fn(&str) -> String) -> Template {
        let parts = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => Part::Text(change(text)),
                Part::Argument(name) => Part::Argument(name.clone()),
                Part::Plural {
                    argument,
                    one,
                    other,
                } => Part::Plural {
                    argument: argument.clone(),
                    one: change(one),
                    other: change(other),
                },
            })
            .collect();
        Template { parts }
    }
}

fn parse_placeholder(inside: &str) -> Result<Part, String> {
    let mut pieces = inside.split('|');
    let argument = pieces.next().unwrap_or_default().to_owned();
    if !is_name(&argument) {
        return Err(format!(
            "has the placeholder {{{inside}}}, whose name is not a lower-case word with underscores"
        ));
    }
    match (pieces.next(), pieces.next(), pieces.next()) {
        (None, _, _) => Ok(Part::Argument(argument)),
        (Some(one), Some(other), None) => Ok(Part::Plural {
            argument,
            one: one.to_owned(),
            other: other.to_owned(),
        }),
        _ => Err(format!(
            "has the placeholder {{{inside}}}; a plural is written {{name|one|other}}"
        )),
    }
}

/// Whether a word can be a key or an argument: lower-case ASCII letters, digits and underscores, and no word
/// that Rust or the template language keeps for itself.
pub fn is_name(word: &str) -> bool {
    let starts_well = word.starts_with(|first: char| first.is_ascii_lowercase());
    let rest_is_good = word
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    starts_well && rest_is_good && !RESERVED.contains(&word)
}

const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "language", "let", "loop", "lookup", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try",
    "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
