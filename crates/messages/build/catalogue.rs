//! The messages of one language, read from its TOML files.

use std::collections::BTreeMap;

use crate::template::{Template, is_name};

/// Dotted key (`cases.stage.replied`) → message. The first part of a key is the name of its file.
pub type Catalogue = BTreeMap<String, Template>;

/// Reads the text of one file; `page` is its name without `.toml` and the first part of all its keys.
pub fn parse(page: &str, text: &str) -> Result<Catalogue, Vec<String>> {
    let table: toml::Table = text.parse().map_err(|error| vec![format!("{error}")])?;
    let mut catalogue = Catalogue::new();
    let mut problems = Vec::new();
    if !is_name(page) {
        problems.push(format!("the file name {page:?} can't be part of a key."));
    }
    collect(page, &table, &mut catalogue, &mut problems);
    if problems.is_empty() {
        Ok(catalogue)
    } else {
        Err(problems)
    }
}

fn collect(
    prefix: &str,
    table: &toml::Table,
    catalogue: &mut Catalogue,
    problems: &mut Vec<String>,
) {
    for (name, value) in table {
        let key = format!("{prefix}.{name}");
        if !is_name(name) {
            problems.push(format!(
                "the key {key:?} must be lower-case words with underscores and no reserved word."
            ));
            continue;
        }
        match value {
            toml::Value::Table(inner) => collect(&key, inner, catalogue, problems),
            toml::Value::String(text) => match Template::parse(text) {
                Ok(template) => {
                    catalogue.insert(key, template);
                }
                Err(what) => problems.push(format!("the message {key:?} {what}.")),
            },
            _ => problems.push(format!("the value of {key:?} must be a text.")),
        }
    }
}

/// What keeps `other` from saying all that `model` says: missing keys, keys too many, other arguments.
/// `folder` is the path of `other`'s language, for the sentences.
pub fn differences(model: &Catalogue, other: &Catalogue, folder: &str) -> Vec<String> {
    let file = |key: &str| {
        format!(
            "{folder}/{}.toml",
            key.split('.').next().unwrap_or_default()
        )
    };
    let missing = model
        .keys()
        .filter(|key| !other.contains_key(*key))
        .map(|key| format!("{}: the message {key:?} is missing.", file(key)));
    let extra = other
        .keys()
        .filter(|key| !model.contains_key(*key))
        .map(|key| {
            format!(
                "{}: the message {key:?} exists in no other language.",
                file(key)
            )
        });
    let unlike = model.iter().filter_map(|(key, wanted)| {
        let (wanted, found) = (wanted.arguments(), other.get(key)?.arguments());
        (wanted != found).then(|| {
            format!(
                "{}: the message {key:?} must have the placeholders {wanted:?} but has {found:?}.",
                file(key)
            )
        })
    });
    missing.chain(extra).chain(unlike).collect()
}
