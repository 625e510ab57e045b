//! Personal data in Chinese texts: found and shown, for a person to decide what is masked.

mod names;
mod numbers;
mod places;

use numbers::{accounts, identities, phones};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person's name.
    Name,
    /// A mobile or landline number.
    Phone,
    /// 居民身份证号 (GB 11643).
    Identity,
    /// A bank account or card number.
    Account,
    /// A door: street or village with a number.
    Address,
    /// A vehicle's plate (GA 36).
    Plate,
}

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::Name,
        Kind::Phone,
        Kind::Identity,
        Kind::Account,
        Kind::Address,
        Kind::Plate,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Kind::Name => "name",
            Kind::Phone => "phone",
            Kind::Identity => "identity",
            Kind::Account => "account",
            Kind::Address => "address",
            Kind::Plate => "plate",
        }
    }
}

/// A place in a text, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub kind: Kind,
    /// The first character, from 0.
    pub start: usize,
    /// After the last character.
    pub end: usize,
}

/// What seems to be personal data, in order, without overlaps. `protected` are names that are known to be (of a firm that
/// asked not to be named, of a contact): they are found as [`Kind::Name`] wherever they stand.
pub fn personal(text: &str, protected: &[&str]) -> Vec<Found> {
    let characters: Vec<char> = text.chars().map(narrow).collect();
    let mut found = identities(&characters);
    found.extend(phones(&characters));
    found.extend(accounts(&characters));
    found.extend(places::plates(&characters));
    found.extend(places::doors(&characters));
    found.extend(names::protected(&characters, protected));
    found.extend(names::names(&characters));
    settled(found)
}

/// Of finds that overlap, the one that begins first and, of those, the longest.
fn settled(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));
    let mut kept: Vec<Found> = Vec::new();
    for one in found {
        if kept.last().is_none_or(|last| last.end <= one.start) {
            kept.push(one);
        }
    }
    kept
}

/// The words of a find.
pub fn words(text: &str, found: Found) -> String {
    text.chars()
        .skip(found.start)
        .take(found.end - found.start)
        .collect()
}

/// What may stand in its place.
pub fn masked(text: &str, found: Found) -> String {
    let words = words(text, found);
    match found.kind {
        Kind::Name => crate::mask::name(&words),
        Kind::Phone => crate::mask::phone(&words),
        Kind::Identity | Kind::Account => stars_between(&words, 4, 0),
        Kind::Address => "***".to_owned(),
        Kind::Plate => stars_between(&words, 2, 0),
    }
}

/// A text with the finds masked that `decided` names by their places in the list.
pub fn redacted(text: &str, found: &[Found], decided: impl Fn(usize) -> bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut redacted, mut at) = (String::new(), 0);
    for (number, one) in found
        .iter()
        .enumerate()
        .filter(|(number, _)| decided(*number))
    {
        let _ = number;
        redacted.extend(&characters[at..one.start]);
        redacted.push_str(&masked(text, *one));
        at = one.end;
    }
    redacted.extend(&characters[at..]);
    redacted
}

fn stars_between(words: &str, first: usize, last: usize) -> String {
    let characters: Vec<char> = words.chars().collect();
    let hidden = characters.len().saturating_sub(first + last).max(1);
    let kept: String = characters.iter().take(first).collect();
    let end: String = characters.iter().skip(first + hidden).collect();
    format!("{kept}{}{end}", "*".repeat(hidden))
}

/// One narrow character for one wide one, so that places stay what they are.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests;
