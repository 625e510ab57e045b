//! Words that stand in a text as they were asked for, marked in it as it is written.

use super::{Span, joined};
use crate::fold::{fold, fold_one};

/// Cuts a text into the words that were asked for and what is between: marked is every place where one of them stands,
/// however it is written there. The parts together are the text.
pub fn mark_words(text: &str, words: &[String]) -> Vec<Span> {
    let characters: Vec<char> = text.chars().collect();
    let (folded, places) = folded_with_places(&characters);
    let mut marked = vec![false; characters.len()];
    for word in words.iter().filter(|word| !word.is_empty()) {
        let word: Vec<char> = word.chars().collect();
        let stands = folded
            .windows(word.len())
            .zip(places.windows(word.len()))
            .filter(|(window, _)| *window == word);
        for (_, places) in stands {
            marked[places[0]..=places[places.len() - 1]].fill(true);
        }
    }
    joined(characters, marked)
}

/// The folded characters, each with the place of the one that it came from.
fn folded_with_places(characters: &[char]) -> (Vec<char>, Vec<usize>) {
    let mut folded = Vec::with_capacity(characters.len());
    let mut places = Vec::with_capacity(characters.len());
    let mut buffer = [0; 4];
    for (place, c) in characters.iter().enumerate() {
        let known = folded.len();
        match fold_one(*c) {
            Some(one) => folded.push(one),
            None => folded.extend(fold(c.encode_utf8(&mut buffer)).chars()),
        }
        places.resize(places.len() + folded.len() - known, place);
    }
    (folded, places)
}

/// A piece of a marked text of at most so many characters: from shortly before the first mark, or from the start where
/// nothing is marked, with `…` where something is left out.
pub fn excerpt(spans: Vec<Span>, most: usize) -> Vec<Span> {
    let before: usize = spans
        .iter()
        .take_while(|span| !span.marked)
        .map(|span| span.text.chars().count())
        .sum();
    let mut skipped = match spans.iter().any(|span| span.marked) {
        true => before.saturating_sub(most / 4),
        false => 0,
    };
    let mut left = most;
    let mut shown = Vec::new();
    if skipped > 0 {
        shown.push(plain("…"));
    }
    for span in spans {
        let length = span.text.chars().count();
        let text: String = span.text.chars().skip(skipped).take(left).collect();
        left -= text.chars().count();
        let cut = length - skipped.min(length) > text.chars().count();
        skipped = skipped.saturating_sub(length);
        if !text.is_empty() {
            shown.push(Span { text, ..span });
        }
        if cut {
            shown.push(plain("…"));
            break;
        }
    }
    shown
}

fn plain(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        marked: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(spans: Vec<Span>) -> String {
        let told = |span: Span| match span.marked {
            true => format!("[{}]", span.text),
            false => span.text,
        };
        spans.into_iter().map(told).collect()
    }

    fn marked(text: &str, words: &[&str]) -> String {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        told(mark_words(text, &words))
    }

    #[test]
    fn words_are_marked_wherever_and_however_they_are_written() {
        assert_eq!(
            marked("企業用電難，用电贵", &["用电"]),
            "企業[用電]難，[用电]贵"
        );
        assert_eq!(marked("占地１２亩㎡", &["12亩", "m2"]), "占地[１２亩㎡]");
        assert_eq!(marked("审批后很难批难", &["审批难"]), "审批后很难批难");
        assert_eq!(marked("用地", &[]), "用地");
    }

    #[test]
    fn an_excerpt_begins_shortly_before_what_is_marked() {
        let text = "一二三四五六七八变压器很贵的啊啊啊啊";
        let piece = |most| told(excerpt(mark_words(text, &["变压器".to_owned()]), most));
        assert_eq!(piece(8), "…七八[变压器]很贵的…");
        assert_eq!(piece(100), "一二三四五六七八[变压器]很贵的啊啊啊啊");
        assert_eq!(told(excerpt(vec![plain("一二三")], 2)), "一二…");
    }
}
