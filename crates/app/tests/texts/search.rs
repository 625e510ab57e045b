//! Search finds what reading every text would find, on both engines, and shows where.

use app::cases::{Facets, Hit};
use jiff::civil::date;
use text::spans::Span;

use crate::place::{Place, asked_for, on_both};

/// Strings of one to six characters cut from a text, spread over it.
fn cuts(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let cut = |start: usize| {
        let end = (start + 1 + start * 7 % 6).min(characters.len());
        characters[start..end].iter().collect::<String>()
    };
    (0..characters.len()).map(cut).collect()
}

#[test]
fn a_search_for_any_part_of_a_text_finds_what_reading_every_text_finds() {
    on_both(|place: &Place| {
        let texts = [
            (
                "4S店用地审批",
                "第12345号地块A1区，面积1024.5㎡，用地审批后批难",
            ),
            (
                "用地审批难",
                "統一代碼91433100MA4L1234XY，聯繫電話0743-8220136",
            ),
            (
                "二〇二四年欠款",
                "项目负责人张\u{2CAA9}，合同HT2024-0136号，欠款12万元",
            ),
        ];
        let ask = "请求解决5G基站电价";
        let all: Vec<String> = (20..)
            .zip(texts)
            .map(|(day, (title, facts))| {
                place.set(date(2024, 5, day));
                let number = place.case(title, facts, ask);
                text::fold(&[&number, title, facts, ask].join("\n"))
            })
            .collect();
        let asked = texts
            .iter()
            .flat_map(|(title, facts)| [cuts(title), cuts(facts)].concat());
        for cut in asked.filter(|cut| cut.chars().all(char::is_alphanumeric)) {
            for typed in [text::fold::written_traditionally(&cut), cut] {
                let holding = texts.iter().zip(&all);
                let holding = holding.filter(|(_, all)| all.contains(&text::fold(&typed)));
                let expected: Vec<&str> = holding.map(|((title, _), _)| *title).collect();
                assert_eq!(
                    place.found_by(&place.dispatcher, &typed),
                    expected,
                    "{typed}"
                );
            }
        }
    });
}

#[test]
fn what_the_index_can_not_tell_is_read_in_the_texts() {
    on_both(|place: &Place| {
        place.case("用地审批难", "没有批复", "请求批复");
        place.set(date(2024, 5, 21));
        place.case("用地审批", "批难, 用地指标", "请求批复");
        let (hard, apart) = ("用地审批难", "用地审批");
        let found = |words: &str| place.found_by(&place.dispatcher, words);
        assert_eq!(found("审批难"), [hard]);
        assert_eq!(found("用地 -审批难"), [apart]);
        assert_eq!(found("审批难 OR 批难"), [hard, apart]);
        assert_eq!(found("“批难, 用地”"), [apart]);
        assert_eq!(found("“批难 用地”"), Vec::<String>::new());
    });
}

#[test]
fn full_text_of_older_rules_is_written_anew_beside_the_work() {
    on_both(|place: &Place| {
        place.case("4S店用电", "合同HT2024-0136号", "请求扩容");
        assert_eq!(place.app.cases().renew_full_text().unwrap(), 0);
        place.write_by_older_rules();
        let found = |words: &str| place.found_by(&place.dispatcher, words);
        assert_eq!(found("用电"), ["4S店用电"]);
        assert_eq!(found("T2024"), Vec::<String>::new());
        assert_eq!(place.app.cases().renew_full_text().unwrap(), 1);
        assert_eq!(found("T2024"), ["4S店用电"]);
        assert_eq!(place.app.cases().renew_full_text().unwrap(), 0);
    });
}

/// Marked text with the marks in brackets.
fn told(spans: &[Span]) -> String {
    let told = |span: &Span| match span.marked {
        true => format!("[{}]", span.text),
        false => span.text.clone(),
    };
    spans.iter().map(told).collect()
}

#[test]
fn hits_are_marked_in_the_title_or_else_in_the_problem() {
    on_both(|place: &Place| {
        place.case("厂区用電扩容", "变压器容量不足，用电紧张", "请求扩容");
        let rows = place.rows(&place.dispatcher, "用电");
        let hit = |words: &str| {
            let hits = place.app.cases().hits(&rows, words).unwrap();
            let told = |hit: &Hit| (told(&hit.title), told(&hit.excerpt));
            hits.iter().map(told).collect::<Vec<_>>()
        };
        let title = ("厂区[用電]扩容".to_owned(), String::new());
        assert_eq!(hit("用电 -税"), [title]);
        let facts = (
            "厂区用電扩容".to_owned(),
            "[变压器]容量不足，用电紧张".to_owned(),
        );
        assert_eq!(hit("變壓器"), [facts]);
        assert_eq!(hit("状态:逾期"), []);
        assert_eq!(place.rows(&place.stranger, "用电"), []);
    });
}

#[test]
fn facets_count_what_is_found_and_nothing_else() {
    on_both(|place: &Place| {
        let given = place.case("厂区用电扩容", "变压器容量不足", "请求扩容");
        place.case("用电报装", "报装没有结果", "请求报装");
        place.case("缓缴税款", "资金周转困难", "请求缓缴税款");
        place.assign(&given);
        let asked = |who, words: &str| {
            let query = asked_for(words);
            place.app.cases().facets(who, &query).unwrap()
        };
        let found = asked(&place.dispatcher, "用电").unwrap();
        assert_eq!((found.cases, found.leads), (2, vec![(place.office, 1)]));
        assert_eq!(found.categories, [("factors".to_owned(), 2)]);
        assert_eq!(found.stages.len(), 2);
        assert_eq!(asked(&place.clerk, "用电").unwrap().cases, 1);
        assert_eq!(asked(&place.stranger, "用电").unwrap(), Facets::default());
        assert_eq!(asked(&place.dispatcher, " "), None);
    });
}

#[test]
fn a_firm_is_found_by_a_part_of_its_name_in_both_scripts_and_by_pinyin() {
    on_both(|place: &Place| {
        let found = |typed: &str| {
            let lines = place.app.find_firms(&place.dispatcher, typed).unwrap();
            lines.into_iter().map(|line| line.name).collect::<Vec<_>>()
        };
        for typed in ["远山", "遠山礦業", " 山矿", "yuanshan", "yskyyxgs"] {
            assert_eq!(found(typed), ["远山矿业有限公司"], "{typed}");
        }
        assert_eq!(found("没有这家"), Vec::<String>::new());
        assert_eq!(found("，"), Vec::<String>::new());
    });
}
