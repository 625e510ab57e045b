//! What the programme does with the words of cases: search, cases that are alike, suggestions, the check of a reply.

mod place;
mod search;

use app::cases::Described;
use domain::cases::intake::Openness;
use domain::cases::reply::{ReplyClass, ReplyText};
use domain::ids::PersonId;
use domain::permits::{Role, Scope};
use jiff::civil::date;
use text::reply_check::Remark;

use place::{Place, actor, intake, on_both};

fn described(text: &str) -> Described {
    Described {
        facts: text.into(),
        ..Described::default()
    }
}

#[test]
fn words_fields_and_brackets_find_the_same_on_both_engines() {
    on_both(|place: &Place| {
        let power = place.case("厂区用电扩容", "变压器容量不足", "请求扩容");
        place.set(date(2024, 5, 21));
        place.case("项目用地审批", "用地指标没有批复", "请求批复");
        place.set(date(2024, 6, 3));
        place.assign(&power);
        place.set(date(2024, 8, 5));
        place.case("缓缴税款", "资金周转困难", "请求缓缴税款");
        let found = |words: &str| place.found_by(&place.dispatcher, words);
        let (power, land, tax) = ("厂区用电扩容", "项目用地审批", "缓缴税款");
        for (words, expected) in [
            ("用电 OR 用地", vec![power, land]),
            ("請求 -用地", vec![power, tax]),
            ("(用电 或 税款) 请求 NOT 周转", vec![power]),
            ("“用地指标”", vec![land]),
            ("单位:工信 变压器", vec![power]),
            ("单位:州林业局", vec![]),
            ("交办:2024-05..2024-06", vec![power]),
            ("交办:2024-07..", vec![]),
            ("收到:2024-08 税", vec![tax]),
            ("收到:2024-05", vec![power, land]),
            ("状态:待签收", vec![power]),
            ("状态:逾期", vec![power]),
            ("状态:逾期 税", vec![]),
            ("企业:某某酒业 请求", vec![power, land, tax]),
            ("企业:远山矿业", vec![]),
            ("单位:没有这个局", vec![]),
            ("-用地", vec![]),
            ("%_*\"'", vec![]),
        ] {
            assert_eq!(found(words), expected, "{words}");
        }
        let clerk = |words: &str| place.found_by(&place.clerk, words);
        assert_eq!(clerk("用电 OR 用地"), [power]);
        assert_eq!(clerk("请求 OR 没有"), [power]);
        assert_eq!(
            place.found_by(&place.stranger, "请求"),
            Vec::<String>::new()
        );
    });
}

#[test]
fn the_same_problem_is_found_with_what_both_say_marked_by_whoever_may_see_it() {
    on_both(|place: &Place| {
        let power = place.case(
            "厂区用电扩容",
            "变压器容量不足，报装三个月没有结果",
            "请求扩容",
        );
        place.case("项目用地审批", "用地指标没有批复", "请求批复");
        place.assign(&power);
        let cases = place.app.cases();
        let asked = described("我公司變壓器容量不够，用电报装没有结果");
        let found = |who| cases.alike(who, &asked, None, 5).unwrap();
        let best = &found(&place.dispatcher)[0];
        assert_eq!(best.number, power);
        let marked = best.facts.iter().filter(|span| span.marked);
        let marked: Vec<&str> = marked.map(|span| span.text.as_str()).collect();
        assert!(
            marked.iter().any(|part| part.contains("变压器容量")),
            "{marked:?}"
        );
        let own = found(&place.clerk);
        assert_eq!(own.len(), 1);
        assert_eq!(found(&place.stranger), []);
        let owner = actor(
            PersonId(place.firm.0),
            Role::FirmOwner,
            Scope::Firm(place.other_firm),
        );
        assert_eq!(found(&owner), []);
        let itself = cases
            .alike(&place.dispatcher, &asked, Some(best.id), 5)
            .unwrap();
        assert!(itself.iter().all(|one| one.id != best.id));
    });
}

#[test]
fn suggestions_are_learned_from_what_people_decided_and_say_why() {
    on_both(|place: &Place| {
        let asked = described("银行抽贷，贷款到期");
        let cases = place.app.cases();
        place.app.learn().unwrap();
        let none = cases.suggest_category(&place.dispatcher, &asked).unwrap();
        assert_eq!(none.suggestions, []);
        for n in 0..20 {
            let power = place.case("用电扩容", &format!("变压器容量不足{n}"), "请求扩容");
            place.accept(&power, "factors");
            let loan = place.case("贷款困难", &format!("银行抽贷资金周转{n}"), "请求续贷");
            place.accept(&loan, "finance");
        }
        place.app.learn().unwrap();
        let some = cases.suggest_category(&place.dispatcher, &asked).unwrap();
        assert_eq!(some.suggestions[0].class, "finance");
        assert!(!some.suggestions[0].because.is_empty());
        assert_eq!(some.learned_from + some.tested.cases, 40);
        assert_eq!(some.tested.first, some.tested.cases);
        assert!(
            cases
                .suggest_office(&place.dispatcher, &asked)
                .unwrap()
                .suggestions
                .is_empty()
        );
    });
}

#[test]
fn a_protected_name_in_a_reply_is_noticed_also_where_the_writer_may_not_know_it() {
    on_both(|place: &Place| {
        let mut raised = intake(place.firm, "用电扩容", "变压器容量不足", "请求扩容变压器");
        raised.openness = Openness::Confidential;
        let number = place.submit(&raised);
        place.assign(&number);
        let reply = |text: &str| ReplyText {
            class: ReplyClass::D,
            text: text.into(),
            evidence: String::new(),
            basis: String::new(),
            promised_on: None,
            despite: String::new(),
        };
        let noticed = |text: &str| {
            let cases = place.app.cases();
            let found = cases.check_reply(&place.clerk, &number, &reply(text));
            found.unwrap()
        };
        let named = noticed("某某酒业的变压器扩容请联系张小明，责任人：用电科科长。");
        assert_eq!(named.len(), 1, "{named:?}");
        assert_eq!(named[0].remark, Remark::PersonalData);
        assert_eq!(named[0].words, ["某某酒业", "张小明"]);
        assert_eq!(noticed("贵公司的变压器扩容请联系用电科科长。"), []);
    });
}
