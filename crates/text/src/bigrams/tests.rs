use super::*;
use proptest::prelude::*;

fn term(words: &str, tokens: &[&str]) -> QueryTerm {
    let tokens = tokens.iter().map(|token| match token.strip_suffix('*') {
        Some(text) => Token {
            text: text.to_owned(),
            meets: Match::Prefix,
        },
        None => Token {
            text: (*token).to_owned(),
            meets: Match::Whole,
        },
    });
    QueryTerm {
        words: words.to_owned(),
        tokens: tokens.collect(),
    }
}

/// Whether a text's tokens hold all terms of a query, as a full-text index without positions decides it.
fn finds(text: &str, query: &str) -> bool {
    let tokens = search_tokens(text);
    let tokens: Vec<&str> = tokens.split(' ').collect();
    let met = |wanted: &Token| {
        tokens.iter().any(|token| match wanted.meets {
            Match::Whole => *token == wanted.text,
            Match::Prefix => token.starts_with(&wanted.text),
        })
    };
    let terms = query_tokens(query);
    terms.iter().all(|term| term.tokens.iter().all(met))
}

#[test]
fn a_run_gives_pairs_fours_of_letters_and_its_last_character() {
    assert_eq!(search_tokens("湘西州"), "湘西 西州 州");
    assert_eq!(search_tokens("税"), "税");
    assert_eq!(
        search_tokens("地块A1，用地2024亩"),
        "地块 块a a1 用地 地2 20 02 24 4亩 2024 亩 0 1 2 4 a"
    );
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
fn a_query_asks_for_the_fewest_tokens() {
    assert_eq!(
        query_tokens("用地 审批难 2024"),
        [
            term("用地", &["用地"]),
            term("审批难", &["审批", "批难"]),
            term("2024", &["2024"]),
        ]
    );
    assert_eq!(query_tokens("税"), [term("税", &["税*"])]);
    assert_eq!(query_tokens("5"), [term("5", &["5"])]);
    assert_eq!(query_tokens("4S店"), [term("4s店", &["4s", "s店"])]);
    let number = term("第12345号", &["第1", "1234", "2345", "5号"]);
    assert_eq!(query_tokens("第12345号"), [number]);
    assert_eq!(query_tokens("%_*\"'"), []);
}

#[test]
fn a_phrase_is_one_term_with_its_signs() {
    let phrase = term("用地, 5亩", &["用地", "5亩"]);
    assert_eq!(phrase_tokens(" 用地， 5亩 "), Some(phrase));
    assert_eq!(phrase_tokens("，。"), None);
}

#[test]
fn one_token_says_all_of_a_pair_and_of_four_letters() {
    let exact = |query: &str| query_tokens(query).iter().all(QueryTerm::is_exact);
    assert!(exact("用地 税 a1 2024 5"));
    assert!(!exact("审批难"));
    assert!(!exact("20240"));
    assert!(!phrase_tokens("（用地）").unwrap().is_exact());
}

#[test]
fn characters_that_an_engine_may_not_know_are_written_as_numbers() {
    assert_eq!(search_tokens("\u{2CAA9}"), "x02caa9");
    assert!(finds("负责人张\u{2CAA9}反映", "\u{2CAA9}反"));
    assert!(finds("二〇二四年", "〇二"));
}

#[test]
fn words_are_found_in_the_middle_and_at_the_end() {
    let text =
        "吉首市某酒业公司反映生产用電價格偏高，涉及 2024-0136 号交办, 统一代码 91433100MA4L1234XY";
    for query in [
        "用电",
        "電價",
        "偏高",
        "酒业",
        "高",
        "价",
        "2024-0136",
        "某酒业公司",
        "02",
        "36 号",
        "ma4l",
        "1234X",
        "M",
    ] {
        assert!(finds(text, query), "{query}");
    }
    for query in ["电用", "酒公", "0137", "司反应", "MA5"] {
        assert!(!finds(text, query), "{query}");
    }
}

proptest! {
    #[test]
    fn every_part_of_a_text_is_found(text in "[一-龥，a-c1-3\u{20000}-\u{20010}〇々あ]{1,30}", start in 0usize..30, len in 1usize..8) {
        let characters: Vec<char> = text.chars().collect();
        let start = start % characters.len();
        let part: String = characters[start..(start + len).min(characters.len())].iter().collect();
        prop_assert!(finds(&text, &part), "{} in {}", part, text);
    }
}
