//! Search tokens of Chinese text: no dictionary that would miss a new firm's name, every part of a text finds it.
//!
//! Letters, digits and Chinese characters that stand together are one run, cut into its overlapping pairs; what is asked
//! for is cut likewise, so that it is found wherever it stands, in the middle of a number, too. The index keeps no
//! positions: whoever needs to know that the pairs stand together looks at the text ([`crate::query::Wanted::holds`]).

mod spell;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::fold::fold;
use crate::script::is_han;
use spell::push_spelled;

/// The words to be found for one part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTerm {
    /// Tokens that a text has which holds the words; never empty.
    pub tokens: Vec<Token>,
    /// The words, folded.
    pub words: String,
}

/// A token to be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Letters, digits and Chinese characters only.
    pub text: String,
    pub meets: Match,
}

/// How a token of a query meets a token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// They are equal.
    Whole,
    /// The token of the text begins with it.
    Prefix,
}

/// Four letters or digits in a row are a token of their own: pairs of digits are in every text, a number is in few.
const FOUR: usize = 4;

/// The tokens of a text for a full-text column, separated by single spaces.
///
/// 湘西州A1234 gives the pairs `湘西 西州 州a a1 12 23 34`, every four letters or digits in a row (`a123 1234`), each
/// letter and digit once (`a 1 2 3 4`), and the last Chinese character of a run that ends with one, so that a search for
/// a single character by prefix finds it wherever it stands.
pub fn search_tokens(text: &str) -> String {
    let folded: Vec<char> = fold(text).chars().collect();
    let mut tokens = String::with_capacity(folded.len() * 8);
    let mut single = Vec::new();
    for run in runs(&folded) {
        let run = &folded[run];
        run.windows(2).for_each(|pair| push(&mut tokens, pair));
        for four in run.windows(FOUR).filter(|four| is_latin(four)) {
            push(&mut tokens, four);
        }
        match run.last() {
            Some(last) if is_han(*last) => push(&mut tokens, &[*last]),
            _ => {}
        }
        single.extend(run.iter().filter(|c| !is_han(**c)));
    }
    single.sort_unstable();
    single.dedup();
    single.iter().for_each(|c| push(&mut tokens, &[*c]));
    tokens
}

/// The terms of a query, all of which must be found. Empty when the query has no letter, digit or Chinese character.
/// Every run is one term; what stands between separates.
pub fn query_tokens(query: &str) -> Vec<QueryTerm> {
    let folded: Vec<char> = fold(query).chars().collect();
    let term = |run: Range<usize>| QueryTerm {
        tokens: tokens_of(&folded[run.clone()]),
        words: folded[run].iter().collect(),
    };
    runs(&folded).into_iter().map(term).collect()
}

/// An exact phrase as one term, with all that stands between its words; `None` when it has none.
pub fn phrase_tokens(phrase: &str) -> Option<QueryTerm> {
    let words = fold(phrase.trim());
    let folded: Vec<char> = words.chars().collect();
    let tokens = runs(&folded)
        .into_iter()
        .flat_map(|run| tokens_of(&folded[run]));
    let tokens: Vec<Token> = tokens.collect();
    (!tokens.is_empty()).then_some(QueryTerm { tokens, words })
}

impl QueryTerm {
    /// Whether every text that has the tokens holds the words. Otherwise the text must be looked at.
    pub fn is_exact(&self) -> bool {
        self.tokens.len() == 1 && self.words.chars().all(|c| c.is_alphanumeric() || is_han(c))
    }
}

/// The fewest tokens without which a text doesn't hold a run.
fn tokens_of(run: &[char]) -> Vec<Token> {
    let token = |characters: &[char], meets| {
        let mut text = String::new();
        characters.iter().for_each(|c| push_spelled(&mut text, *c));
        Token { text, meets }
    };
    if let [single] = run {
        let meets = match is_han(*single) {
            true => Match::Prefix,
            false => Match::Whole,
        };
        return vec![token(run, meets)];
    }
    let is_four = |start: usize| {
        let four = run.get(start..start + FOUR);
        four.is_some_and(is_latin)
    };
    let mut tokens = Vec::new();
    for start in 0..run.len() - 1 {
        if is_four(start) {
            tokens.push(token(&run[start..start + FOUR], Match::Whole));
        } else if !(start.saturating_sub(FOUR - 2)..start).any(is_four) {
            tokens.push(token(&run[start..start + 2], Match::Whole));
        }
    }
    tokens
}

/// Letters and digits without a Chinese character among them.
fn is_latin(run: &[char]) -> bool {
    !run.iter().any(|c| is_han(*c))
}

fn push(tokens: &mut String, characters: &[char]) {
    if !tokens.is_empty() {
        tokens.push(' ');
    }
    characters.iter().for_each(|c| push_spelled(tokens, *c));
}

/// Where letters, digits and Chinese characters stand together; everything else separates.
fn runs(folded: &[char]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, c) in folded.iter().enumerate() {
        match (c.is_alphanumeric() || is_han(*c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    runs.extend(start.map(|from| from..folded.len()));
    runs
}
