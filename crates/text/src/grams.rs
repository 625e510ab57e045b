//! The parts that texts are compared by: short runs of characters, counted.

use std::collections::HashMap;

use crate::fold::fold;
use crate::script::is_han;

/// What a part is known by: a hash of its characters. Two parts of a language practically never share one.
pub type Gram = u32;

/// How often each part occurs in a text, by ascending [`Gram`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts(Vec<(Gram, u32)>);

impl Counts {
    /// Of pairs of Chinese characters, and of words of letters or digits.
    pub fn of_words(text: &str) -> Counts {
        let folded = fold(text);
        Counts::of(word_parts(&folded).map(hash))
    }

    /// Of single characters and of pairs, whatever they are; spaces don't count.
    pub fn of_characters(text: &str) -> Counts {
        let folded = squeezed(text);
        Counts::of(character_parts(&folded).map(hash))
    }

    fn of(grams: impl Iterator<Item = Gram>) -> Counts {
        let mut counts: HashMap<Gram, u32> = HashMap::new();
        for gram in grams {
            *counts.entry(gram).or_default() += 1;
        }
        let mut counts: Vec<(Gram, u32)> = counts.into_iter().collect();
        counts.sort_unstable();
        Counts(counts)
    }

    /// Every part with its number.
    pub fn iter(&self) -> impl Iterator<Item = (Gram, u32)> + '_ {
        self.0.iter().copied()
    }

    /// The number of different parts.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of all parts.
    pub fn total(&self) -> u32 {
        self.0.iter().map(|(_, n)| n).sum()
    }
}

/// Folded text without spaces.
pub fn squeezed(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| !c.is_whitespace());
    folded
}

/// Pairs of Chinese characters and words of letters or digits in folded text, in order. A single Chinese character that
/// stands alone is one, too.
pub fn word_parts(folded: &str) -> impl Iterator<Item = &str> {
    runs(folded).flat_map(|run| {
        let han = run.starts_with(is_han) && run.chars().nth(1).is_some();
        let size = if han { 2 } else { usize::MAX };
        windows(run, size)
    })
}

/// Single characters and pairs of squeezed text.
pub fn character_parts(squeezed: &str) -> impl Iterator<Item = &str> {
    windows(squeezed, 1).chain(windows(squeezed, 2).filter(|part| part.chars().nth(1).is_some()))
}

/// The runs of one script; everything else separates.
fn runs(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        rest = &rest[start..];
        let han = rest.starts_with(is_han);
        let belongs = |c: char| c.is_alphanumeric() && is_han(c) == han;
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(run)
    })
}

/// All parts of `size` characters; the whole for a text that is shorter.
fn windows(text: &str, size: usize) -> impl Iterator<Item = &str> {
    let ends = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .skip(size.saturating_sub(1));
    let shorter = text.chars().nth(size.saturating_sub(1)).is_none() && !text.is_empty();
    let whole = shorter.then_some(text);
    text.char_indices()
        .zip(ends)
        .map(|((start, _), end)| &text[start..end])
        .chain(whole)
}

/// FNV-1a over the bytes: fast, the same on every machine.
pub fn hash(part: &str) -> Gram {
    part.bytes().fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_pairs_of_characters_and_whole_words_of_letters() {
        let parts: Vec<&str> = word_parts("用地审批a1，难 2024年").collect();
        assert_eq!(parts, ["用地", "地审", "审批", "a1", "难", "2024", "年"]);
    }

    #[test]
    fn characters_count_alone_and_in_pairs() {
        let parts: Vec<&str> = character_parts("用地，批").collect();
        assert_eq!(parts, ["用", "地", "，", "批", "用地", "地，", "，批"]);
        assert_eq!(character_parts("税").collect::<Vec<_>>(), ["税"]);
        assert_eq!(Counts::of_characters(""), Counts::default());
    }

    #[test]
    fn counts_do_not_depend_on_script_or_width() {
        assert_eq!(
            Counts::of_words("企業用電ＡＢ"),
            Counts::of_words("企业用电ab")
        );
        assert_eq!(Counts::of_words("用电用电").total(), 3);
        assert_eq!(Counts::of_words("用电用电").len(), 2);
    }
}
