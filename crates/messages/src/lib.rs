//! The texts of the interface in three languages, as typed messages.
//!
//! Simplified Chinese (`zh-Hans/*.toml`) and English (`en/*.toml`) are written by hand; traditional Chinese
//! is derived from the simplified texts at build, except what `zh-Hant/*.toml` says in its own words.
//! A file's name is the first part of its keys, tables nest: `stage.replied` in `cases.toml` is the field
//! `texts.cases.stage.replied` and the key `cases.stage.replied`.
//!
//! A text without placeholders is a `&'static str`. One with placeholders is a method that takes them in
//! **alphabetical order** and returns the filled-in `String`, not yet escaped for HTML (templates do that):
//! `due_in = "还有 {days} 天"` is `texts.cases.due_in(3)`. `{days|day|days}` prints "day" when the argument
//! prints as `1` and "days" otherwise; `{{` and `}}` are plain braces.
//!
//! A key that a language lacks, or placeholders that differ between languages, stop the build.

mod language;

use std::fmt::Display;

pub use language::{Language, UnknownLanguage};

/// A piece of a message with placeholders; `argument` counts in the alphabetical order of their names.
#[derive(Debug)]
enum Part {
    Text(&'static str),
    Argument(usize),
    Plural {
        argument: usize,
        one: &'static str,
        other: &'static str,
    },
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// All texts of one language.
pub fn texts(language: Language) -> &'static Texts {
    match language {
        Language::ZhHans => &ZH_HANS,
        Language::ZhHant => &ZH_HANT,
        Language::En => &EN,
    }
}

/// The dotted keys of all messages, sorted, with and without placeholders.
pub fn keys() -> &'static [&'static str] {
    KEYS
}

impl Texts {
    /// The language these texts are in.
    pub fn language(&self) -> Language {
        Language::all()
            .into_iter()
            .find(|language| std::ptr::eq(texts(*language), self))
            .unwrap_or_default()
    }

    /// The text of a dotted key such as `cases.stage.replied`, for labels whose key is made at run time.
    /// None if there is no such key or if the message has placeholders.
    pub fn lookup(&self, key: &str) -> Option<&'static str> {
        let sorted = match self.language() {
            Language::ZhHans => ZH_HANS_LOOKUP,
            Language::ZhHant => ZH_HANT_LOOKUP,
            Language::En => EN_LOOKUP,
        };
        let at = sorted.binary_search_by_key(&key, |(each, _)| each).ok()?;
        Some(sorted[at].1)
    }
}

fn fill(parts: &[Part], arguments: &[&dyn Display]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Argument(at) => out.push_str(&arguments[*at].to_string()),
            Part::Plural {
                argument,
                one,
                other,
            } => {
                let is_one = arguments[*argument].to_string() == "1";
                out.push_str(if is_one { one } else { other });
            }
        }
    }
    out
}
