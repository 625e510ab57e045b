//! Pinyin keys: names of firms, offices and people are found by what people type, initials or the whole.

mod readings;

use ::pinyin::ToPinyin;

use crate::fold::{fold, fold_width_and_case, simplified_alone};
use crate::script::is_han;
use readings::READINGS;
pub(crate) use readings::has_double_surname;

/// More variants than this help nobody; the most common readings come first.
const MOST_VARIANTS: usize = 8;
/// No name is longer; what follows is left out of the keys.
const LONGEST_NAME: usize = 64;

/// What a name is found by: at least one and at most eight variants of each, the most common reading first. Both lists
/// are empty when the name has no letter, digit or Chinese character.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// `xxzgxj`
    pub initials: Vec<String>,
    /// `xiangxizhougongxinju`; ü is written v, as on a keyboard.
    pub full: Vec<String>,
}

impl Keys {
    /// All keys, separated by spaces, for a column that is searched.
    pub fn joined(&self) -> String {
        let keys: Vec<&str> = self
            .initials
            .iter()
            .chain(&self.full)
            .map(String::as_str)
            .collect();
        keys.join(" ")
    }

    /// Whether some key begins with what was typed.
    pub fn matches(&self, typed: &str) -> bool {
        let typed = typed_key(typed);
        let mut keys = self.initials.iter().chain(&self.full);
        !typed.is_empty() && keys.any(|key| key.starts_with(&typed))
    }
}

/// The keys of a firm, an office, a place.
pub fn keys(name: &str) -> Keys {
    let characters = characters(name);
    spell(READINGS.of_words(&characters))
}

/// The keys of a person: the first character may have a reading that it only has as a surname (单 shan, 覃 qin).
pub fn person_keys(name: &str) -> Keys {
    let characters = characters(name);
    let (surname, given) = READINGS.of_surname(&characters);
    let mut syllables = surname;
    syllables.extend(READINGS.of_words(&characters[given..]));
    spell(syllables)
}

/// Typed pinyin as keys are written: small letters and digits only, ü as v.
pub fn typed_key(typed: &str) -> String {
    let plain = |c: char| match c {
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        _ => c,
    };
    let folded = fold_width_and_case(typed);
    let plain = folded.chars().map(plain);
    plain.filter(char::is_ascii_alphanumeric).collect()
}

/// What was typed to find a name, as its folded name and its keys are written: Chinese characters stay, else it is pinyin.
pub fn typed_name(typed: &str) -> String {
    match typed.chars().any(is_han) {
        true => fold(typed.trim()),
        false => typed_key(typed),
    }
}

/// One place of a name with its possible readings, the most common first.
type Syllable = Vec<String>;

/// The characters that are spoken or typed, as the table of readings writes them.
fn characters(name: &str) -> Vec<char> {
    let folded = fold_width_and_case(name);
    let spoken = |c: &char| c.is_ascii_alphanumeric() || c.to_pinyin().is_some();
    let characters = folded.chars().map(simplified_if_same_reading);
    characters.filter(spoken).take(LONGEST_NAME).collect()
}

/// A traditional character keeps its form where the simplified one is read otherwise (乾 qian, 干 gan).
fn simplified_if_same_reading(c: char) -> char {
    let simplified = simplified_alone(c);
    match common_reading(c) == common_reading(simplified) {
        true => simplified,
        false => c,
    }
}

/// The reading of a single character by the general table; letters and digits stand for themselves.
fn common_reading(c: char) -> String {
    match c.to_pinyin() {
        Some(pinyin) => pinyin.plain().replace('ü', "v"),
        None => c.to_string(),
    }
}

fn spell(syllables: Vec<Syllable>) -> Keys {
    let initial = |reading: &String| reading.chars().take(1).collect::<String>();
    let initials = syllables
        .iter()
        .map(|readings| readings.iter().map(initial).collect());
    Keys {
        initials: variants(initials),
        full: variants(syllables.iter().cloned()),
    }
}

/// All combinations of readings, each once, the most common first, at most [`MOST_VARIANTS`].
fn variants(syllables: impl Iterator<Item = Syllable>) -> Vec<String> {
    let mut variants = vec![String::new()];
    for readings in syllables {
        let mut longer: Vec<String> = Vec::new();
        for reading in &readings {
            for variant in &variants {
                let next = format!("{variant}{reading}");
                if !longer.contains(&next) {
                    longer.push(next);
                }
            }
        }
        longer.truncate(MOST_VARIANTS);
        variants = longer;
    }
    variants.retain(|variant| !variant.is_empty());
    variants
}

#[cfg(test)]
mod tests;
