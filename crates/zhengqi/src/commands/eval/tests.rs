//! The measures on few texts whose answers are plain.

use std::path::Path;

use super::data::{self, Answered, Labelled};
use super::quality::Quality;
use super::{category, messages, same_issue, search};

const ISSUES: [(&str, &str, &str); 4] = [
    (
        "园区道路",
        "货车进不了园区，道路施工两个月没有结束",
        "道路施工",
    ),
    (
        "变压器增容",
        "厂里用电不够，变压器增容报装很久",
        "变压器增容",
    ),
    ("续贷困难", "银行要求先还后贷，过桥资金太贵", "续贷过桥"),
    ("招工难", "纺织女工招不到，工资已经涨过", "招工培训"),
];

/// Each issue twice, with the same reply but for the number.
fn answered() -> Vec<Answered> {
    let twice = ISSUES.iter().flat_map(|issue| [issue, issue]);
    twice
        .enumerate()
        .map(|(n, (title, text, matter))| Answered {
            title: format!("{title}第{n}号"),
            text: format!("{text}，来信{n}"),
            reply: format!(
                "您好，第{n}号来信收悉。{}",
                format!("关于{matter}，我局已经安排，请放心。").repeat(9)
            ),
        })
        .collect()
}

fn labelled() -> Vec<Labelled> {
    let each = |n: usize| {
        ISSUES.iter().map(move |(title, text, _)| Labelled {
            text: format!("{title}。{text}{n}"),
            class: (*title).to_owned(),
        })
    };
    (0..10).flat_map(each).collect()
}

#[test]
fn what_is_plain_is_found() {
    let answered = answered();
    assert_eq!(messages::telling(&answered).len(), 8);
    assert_eq!(messages::reply_to_message(&answered).value, 1.0);
    assert!(messages::title_to_reply(&answered).value > 0.7);
    let same = same_issue::measure(&answered);
    assert_eq!((same.value, same.questions), (1.0, 8));
    assert_eq!(search::measure(&answered).unwrap().value, 1.0);
    let category = category::measure(&labelled());
    assert_eq!((category.macro_f1, category.top3.value), (1.0, 1.0));
}

#[test]
fn classes_without_any_sign_are_guessed_no_better_than_by_chance() {
    let texts = (0..40).map(|n| Labelled {
        text: "您好".to_owned() + &"。".repeat(n),
        class: ["甲", "乙"][n / 2 % 2].to_owned(),
    });
    let category = category::measure(&texts.collect::<Vec<_>>());
    assert!(category.macro_f1 < 0.7, "{category:?}");
}

#[test]
fn nothing_to_measure_is_no_success() {
    let quality = Quality::measure(&[], &[]).unwrap();
    assert_eq!(
        (quality.category_macro_f1, quality.search_recall),
        (0.0, 0.0)
    );
    assert_eq!(quality.questions.search, 0);
}

/// The figures that the programme promises, on the folder that `ZHENGQI_EVAL_DATA` names.
#[test]
fn the_promised_figures_are_reached_on_real_messages() {
    let Ok(folder) = std::env::var("ZHENGQI_EVAL_DATA") else {
        eprintln!("skipped: ZHENGQI_EVAL_DATA names no folder");
        return;
    };
    let folder = Path::new(&folder);
    let answered = data::answered(folder).unwrap();
    let quality = Quality::measure(&answered, &data::labelled(folder).unwrap()).unwrap();
    let promised = [
        (quality.category_macro_f1, 0.90),
        (quality.category_top3_accuracy, 0.98),
        (quality.reply_to_message_mrr, 0.72),
        (quality.title_to_reply_mrr, 0.66),
        (quality.same_issue_recall_at_10, 0.97),
        (quality.search_recall, 1.0),
    ];
    for (reached, promised) in promised {
        assert!(reached >= promised, "{quality:?}");
    }
}
