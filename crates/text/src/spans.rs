//! Marking in a text, as it is written, which of its words count.

mod words;

use crate::fold::fold;
use crate::grams::{Gram, hash};
use crate::script::is_han;

pub use words::{excerpt, mark_words};

/// A part of a text as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub marked: bool,
}

/// Cuts a text into marked and other parts: marked are the pairs of Chinese characters and the words of letters or digits
/// that `counts` knows, joined where they overlap. The parts together are the text.
pub fn mark(text: &str, counts: impl Fn(Gram) -> bool) -> Vec<Span> {
    let characters: Vec<char> = text.chars().collect();
    let mut marked = vec![false; characters.len()];
    for (start, end, gram) in grams(&characters) {
        if counts(gram) {
            marked[start..end].fill(true);
        }
    }
    joined(characters, marked)
}

/// Neighbours that are marked alike are one part.
fn joined(characters: Vec<char>, marked: Vec<bool>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (c, marked) in characters.into_iter().zip(marked) {
        match spans.last_mut() {
            Some(last) if last.marked == marked => last.text.push(c),
            _ => spans.push(Span {
                text: c.to_string(),
                marked,
            }),
        }
    }
    spans
}

/// The words of a text with the most weight, at most `most`: pairs that overlap make one word.
pub fn strongest(text: &str, weight: impl Fn(Gram) -> f32, most: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut pairs: Vec<(f32, usize, usize)> = grams(&characters)
        .into_iter()
        .map(|(start, end, gram)| (weight(gram), start, end))
        .filter(|(weight, ..)| *weight > 0.0)
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut words: Vec<(String, usize, usize)> = Vec::new();
    for (_, start, end) in pairs {
        let word: String = characters[start..end].iter().collect();
        if words.iter().any(|(known, ..)| known.contains(&word)) {
            continue;
        }
        let room = words.len() < most;
        // Two pairs that share a character say one word: 用地 and 地审 are 用地审.
        let joins = words
            .iter_mut()
            .find(|(_, from, to)| (start < *to && end > *to) || (end > *from && start < *from));
        match joins {
            Some((known, from, to)) if (*to).max(end) - (*from).min(start) <= LONGEST => {
                (*from, *to) = ((*from).min(start), (*to).max(end));
                *known = characters[*from..*to].iter().collect();
            }
            Some(_) => {}
            None if room => words.push((word, start, end)),
            None => break,
        }
    }
    words.into_iter().map(|(word, ..)| word).collect()
}

/// Words that explain something are no longer than this.
const LONGEST: usize = 5;

/// The pairs of Chinese characters and the words of letters or digits: start, end, what each is known by.
fn grams(characters: &[char]) -> Vec<(usize, usize, Gram)> {
    let mut grams = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let first = characters[at];
        if is_han(first) {
            if characters.get(at + 1).copied().is_some_and(is_han) {
                grams.push((at, at + 2, of(&characters[at..at + 2])));
            }
            at += 1;
        } else if first.is_alphanumeric() {
            let rest = &characters[at..];
            let length = rest
                .iter()
                .position(|c| !c.is_alphanumeric() || is_han(*c))
                .unwrap_or(rest.len());
            grams.push((at, at + length, of(&rest[..length])));
            at += length;
        } else {
            at += 1;
        }
    }
    grams
}

fn of(characters: &[char]) -> Gram {
    hash(&fold(&characters.iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(words: &[&str]) -> impl Fn(Gram) -> bool {
        let known: Vec<Gram> = words.iter().map(|word| hash(word)).collect();
        move |gram| known.contains(&gram)
    }

    #[test]
    fn what_is_marked_is_shown_as_it_was_written() {
        let spans = mark("企業用地審批，ＡＢ 2024", known(&["用地", "地审", "ab"]));
        let marked: Vec<&str> = spans
            .iter()
            .filter(|span| span.marked)
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!(marked, ["用地審", "ＡＢ"]);
        let whole: String = spans.into_iter().map(|span| span.text).collect();
        assert_eq!(whole, "企業用地審批，ＡＢ 2024");
    }

    #[test]
    fn the_strongest_words_come_first_and_overlaps_are_one_word() {
        let weight = |gram: Gram| match gram {
            g if g == hash("抚养") => 3.0,
            g if g == hash("养费") => 2.0,
            g if g == hash("征收") => 2.5,
            _ => 0.0,
        };
        assert_eq!(
            strongest("重复征收社会抚养费", weight, 2),
            ["抚养费", "征收"]
        );
        assert_eq!(strongest("重复", weight, 2), Vec::<String>::new());
    }
}
