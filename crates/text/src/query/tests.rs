//! How questions are read.

use super::*;
use proptest::prelude::*;

/// A tree as a person would write it.
fn told(wanted: &Wanted) -> String {
    let join = |parts: &[Wanted], sign: &str| {
        let parts: Vec<String> = parts.iter().map(told).collect();
        format!("({})", parts.join(sign))
    };
    match wanted {
        Wanted::Word(term) => {
            let tokens: Vec<&str> = term
                .tokens
                .iter()
                .map(|token| token.text.as_str())
                .collect();
            tokens.join("+")
        }
        Wanted::All(parts) => join(parts, " & "),
        Wanted::Any(parts) => join(parts, " | "),
        Wanted::Not(part) => format!("!{}", told(part)),
    }
}

fn wanted(typed: &str) -> String {
    read(typed).wanted.as_ref().map(told).unwrap_or_default()
}

#[test]
fn words_beside_each_other_must_all_be_found() {
    assert_eq!(wanted("用地 审批"), "(用地 & 审批)");
    assert_eq!(wanted("用地，审批难"), "(用地 & 审批+批难)");
    assert_eq!(wanted("用地 AND 审批"), "(用地 & 审批)");
    assert_eq!(wanted("  "), "");
}

#[test]
fn or_binds_less_than_and() {
    assert_eq!(wanted("用地 审批 OR 用电"), "((用地 & 审批) | 用电)");
    assert_eq!(wanted("用地 (审批 或 用电)"), "(用地 & (审批 | 用电))");
}

#[test]
fn not_takes_away_but_finds_nothing_alone() {
    assert_eq!(wanted("用地 -审批"), "(用地 & !审批)");
    assert_eq!(wanted("用地 NOT (审批 OR 用电)"), "(用地 & !(审批 | 用电))");
    assert_eq!(wanted("-审批"), "");
    assert_eq!(wanted("用地 OR NOT 审批"), "用地");
    assert_eq!(wanted("用地 (-审批 OR -用电)"), "用地");
    assert_eq!(wanted("用地 NOT (-审批 -用电)"), "用地");
    assert_eq!(wanted("用地 NOT NOT 审批"), "(用地 & 审批)");
    assert_eq!(wanted("2024-0136"), "(2024 & 0136)");
}

#[test]
fn phrases_stand_in_any_quotes() {
    for typed in ["\"变压器\"", "“变压器”", "「变压器」", "\"变压器"] {
        assert_eq!(wanted(typed), "变压+压器", "{typed}");
    }
}

#[test]
fn fields_are_conditions_and_unknown_ones_are_words() {
    let question = read("单位:州工信局 状态:逾期 交办：2024-05..2024-06 税");
    let conditions: Vec<(Field, &str)> = question
        .conditions
        .iter()
        .map(|one| (one.field, one.value.as_str()))
        .collect();
    assert_eq!(
        conditions,
        [
            (Field::Office, "州工信局"),
            (Field::Status, "逾期"),
            (Field::Assigned, "2024-05..2024-06"),
        ]
    );
    assert_eq!(question.wanted.as_ref().map(told).unwrap(), "税");
    assert_eq!(read("企业:\"某某 酒业\"").conditions[0].value, "某某 酒业");
    assert_eq!(wanted("颜色:红色"), "(颜色 & 红色)");
}

#[test]
fn what_is_found_is_marked_and_what_is_not_wanted_isnt() {
    assert_eq!(
        read("用地 -审批 \"变压器\" 单位:税务").marks,
        ["用地", "变压器"]
    );
}

#[test]
fn long_questions_are_cut() {
    let long = "用地 ".repeat(1_000);
    let Some(Wanted::All(parts)) = read(&long).wanted else {
        panic!("several words are wanted");
    };
    assert_eq!(parts.len(), MOST_TERMS);
    let deep = "(".repeat(200) + "用地";
    let _ = read(&deep);
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read(typed in "[用地审批\"“”()（）:：\\-|! ANDORT或非]{0,60}|\\PC{0,60}") {
        let question = read(&typed);
        prop_assert!(question.wanted.as_ref().is_none_or(finds));
    }
}
