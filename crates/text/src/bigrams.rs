//! Search tokens of Chinese text: no dictionary that would miss a new firm's name, every two-character word is found.

use crate::fold::fold;
use crate::script::is_han;

/// The words to be found for one part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryTerm {
    /// Tokens that must stand next to each other in this order; never empty.
    pub tokens: Vec<String>,
    /// How the last token matches.
    pub last: Match,
}

/// How a token of a query meets a token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// They are equal.
    Whole,
    /// The token of the text begins with it.
    Prefix,
}

enum Run<'a> {
    Han(&'a str),
    Word(&'a str),
}

/// The tokens of a text for a full-text column, separated by single spaces.
///
/// A run of Chinese characters gives its overlapping pairs and its last character (湘西州 → `湘西 西州 州`), so that a
/// search for a single character by prefix finds it wherever it stands. Letters and digits form words.
pub fn search_tokens(text: &str) -> String {
    let folded = fold(text);
    let mut tokens = String::with_capacity(folded.len() * 5 / 2);
    for run in runs(&folded) {
        match run {
            Run::Han(run) => {
                pairs(run).for_each(|pair| push(&mut tokens, pair));
                if let Some((start, _)) = run.char_indices().next_back() {
                    push(&mut tokens, &run[start..]);
                }
            }
            Run::Word(word) => push(&mut tokens, word),
        }
    }
    tokens
}

fn push(tokens: &mut String, token: &str) {
    if !tokens.is_empty() {
        tokens.push(' ');
    }
    tokens.push_str(token);
}

/// The terms of a query, all of which must be found. Empty when the query has no letter, digit or Chinese character.
///
/// Every run is one term. A single Chinese character and a word of two or more letters match as prefixes.
pub fn query_tokens(query: &str) -> Vec<QueryTerm> {
    runs(&fold(query)).into_iter().map(QueryTerm::of).collect()
}

impl QueryTerm {
    fn of(run: Run<'_>) -> QueryTerm {
        match run {
            Run::Han(run) => {
                let tokens: Vec<String> = pairs(run).map(str::to_owned).collect();
                match tokens.is_empty() {
                    true => QueryTerm::single(run, Match::Prefix),
                    false => QueryTerm {
                        tokens,
                        last: Match::Whole,
                    },
                }
            }
            Run::Word(word) if word.chars().nth(1).is_some() => {
                QueryTerm::single(word, Match::Prefix)
            }
            Run::Word(letter) => QueryTerm::single(letter, Match::Whole),
        }
    }

    fn single(token: &str, last: Match) -> QueryTerm {
        QueryTerm {
            tokens: vec![token.to_owned()],
            last,
        }
    }
}

/// Cuts folded text into runs of one script; everything else separates.
fn runs(folded: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let han = is_han(first);
        let word = !han && first.is_alphanumeric();
        let belongs = |c: char| match (han, word) {
            (true, _) => is_han(c),
            (_, true) => c.is_alphanumeric() && !is_han(c),
            _ => !c.is_alphanumeric() && !is_han(c),
        };
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match (han, word) {
            (true, _) => runs.push(Run::Han(run)),
            (_, true) => runs.push(Run::Word(run)),
            _ => {}
        }
        rest = after;
    }
    runs
}

/// The overlapping pairs of a run; none for a single character.
fn pairs(run: &str) -> impl Iterator<Item = &str> {
    let ends = run.char_indices().skip(1).map(|(i, c)| i + c.len_utf8());
    run.char_indices()
        .zip(ends)
        .map(|((start, _), end)| &run[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn term(tokens: &[&str], last: Match) -> QueryTerm {
        QueryTerm {
            tokens: tokens.iter().map(|t| (*t).to_owned()).collect(),
            last,
        }
    }

    /// Whether a text's tokens hold all terms of a query, as a full-text index decides it.
    fn finds(text: &str, query: &str) -> bool {
        let tokens = search_tokens(text);
        let tokens: Vec<&str> = tokens.split(' ').collect();
        query_tokens(query).iter().all(|term| {
            tokens.windows(term.tokens.len()).any(|window| {
                let last = term.tokens.len() - 1;
                window
                    .iter()
                    .zip(&term.tokens)
                    .enumerate()
                    .all(
                        |(i, (token, wanted))| match i == last && term.last == Match::Prefix {
                            true => token.starts_with(wanted.as_str()),
                            false => token == wanted,
                        },
                    )
            })
        })
    }

    #[test]
    fn a_run_gives_pairs_and_its_last_character() {
        assert_eq!(search_tokens("湘西州"), "湘西 西州 州");
        assert_eq!(search_tokens("税"), "税");
        assert_eq!(search_tokens("企业A1，用地5亩"), "企业 业 a1 用地 地 5 亩");
        assert_eq!(search_tokens("，。—"), "");
    }

    #[test]
    fn both_scripts_and_widths_give_the_same_tokens() {
        assert_eq!(
            search_tokens("企業用電ＡＢＣ"),
            search_tokens("企业用电abc")
        );
    }

    #[test]
    fn a_query_says_what_must_stand_together() {
        assert_eq!(
            query_tokens("用地 审批难 2024"),
            [
                term(&["用地"], Match::Whole),
                term(&["审批", "批难"], Match::Whole),
                term(&["2024"], Match::Prefix),
            ]
        );
        assert_eq!(query_tokens("税"), [term(&["税"], Match::Prefix)]);
        assert_eq!(query_tokens("%_*\"'"), []);
    }

    #[test]
    fn words_are_found_in_the_middle_and_at_the_end() {
        let text = "吉首市某酒业公司反映生产用電價格偏高，涉及 2024-0136 号交办";
        for query in [
            "用电",
            "電價",
            "偏高",
            "酒业",
            "高",
            "价",
            "2024-0136",
            "某酒业公司",
        ] {
            assert!(finds(text, query), "{query}");
        }
        for query in ["电用", "酒公", "0137", "司反应"] {
            assert!(!finds(text, query), "{query}");
        }
    }

    proptest! {
        #[test]
        fn every_part_of_a_text_is_found(text in "[一-龥，a-c1-3]{1,30}", start in 0usize..30, len in 1usize..8) {
            let characters: Vec<char> = text.chars().collect();
            let start = start % characters.len();
            let part: String = characters[start..(start + len).min(characters.len())].iter().collect();
            // A part that cuts into a word from the left isn't a prefix of the word.
            let cut = start > 0 && characters[start - 1].is_ascii_alphanumeric() && characters[start].is_ascii_alphanumeric();
            let short = part.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| w.len() == 1);
            prop_assume!(!cut && !short);
            prop_assert!(finds(&text, &part), "{} in {}", part, text);
        }
    }
}
