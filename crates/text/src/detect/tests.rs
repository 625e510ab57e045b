//! What is found, what isn't, and what becomes of it. All people, numbers and doors are invented.

use super::*;

fn found(text: &str) -> Vec<(Kind, String)> {
    let all = personal(text, &[]);
    all.into_iter()
        .map(|one| (one.kind, words(text, one)))
        .collect()
}

fn only(text: &str) -> (Kind, String) {
    let all = found(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.into_iter().next().unwrap()
}

#[test]
fn telephones_are_found_however_they_are_written() {
    for number in [
        "13800001234",
        "138 0000 1234",
        "138-0000-1234",
        "+86 13800001234",
        "１３８００００１２３４",
    ] {
        let (kind, words) = only(&format!("请打{number}联系"));
        assert_eq!(kind, Kind::Phone, "{number}");
        assert!(number.ends_with(&words), "{number}: {words}");
    }
    assert_eq!(
        only("电话0743-8123456。"),
        (Kind::Phone, "0743-8123456".to_owned())
    );
    for none in [
        "2024-0136号",
        "补助120000元",
        "12345热线",
        "20240520",
        "合同金额1380000元",
    ] {
        assert_eq!(found(none), [], "{none}");
    }
}

#[test]
fn identity_numbers_need_a_date_of_birth() {
    assert_eq!(
        only("身份证433101199002290018"),
        (Kind::Identity, "433101199002290018".to_owned())
    );
    assert_eq!(only("43310119900229001X。").0, Kind::Identity);
    assert_eq!(found("编号433101199013290018"), []);
    assert_eq!(found("信用代码91433100MA4L000000"), []);
}

#[test]
fn accounts_are_found_by_their_check_digit_or_by_their_name() {
    assert_eq!(only("转入6222 0000 0000 0000 004").0, Kind::Account);
    assert_eq!(only("账号：190000000123").0, Kind::Account);
    assert_eq!(found("流水6222000000000000005"), []);
}

#[test]
fn plates_and_doors_are_found() {
    assert_eq!(
        only("货车湘U·12345被扣"),
        (Kind::Plate, "湘U·12345".to_owned())
    );
    assert_eq!(only("新能源湘UD12345").0, Kind::Plate);
    assert_eq!(found("湘政办发"), []);
    assert_eq!(
        only("我住在吉首市人民北路12号3栋502室，请核实"),
        (Kind::Address, "吉首市人民北路12号3栋502室".to_owned())
    );
    assert_eq!(only("住址：马颈坳村三组").0, Kind::Address);
    assert_eq!(found("园区道路3个月没修好，第12号文件"), []);
}

#[test]
fn names_are_found_by_what_stands_around_them() {
    assert_eq!(only("联系人：张小明，"), (Kind::Name, "张小明".to_owned()));
    assert_eq!(only("我叫欧阳小明。"), (Kind::Name, "欧阳小明".to_owned()));
    assert_eq!(
        only("请找李建国先生办理"),
        (Kind::Name, "李建国".to_owned())
    );
    for none in [
        "王局长答复",
        "负责人为本局",
        "张贴公告",
        "高度重视",
        "联系人电话",
    ] {
        assert_eq!(found(none), [], "{none}");
    }
}

#[test]
fn protected_names_are_found_wherever_they_stand() {
    let text = "经查，某某酒业公司所述属实";
    let all = personal(text, &["某某酒业公司", "酒"]);
    assert_eq!(all.len(), 1);
    assert_eq!(words(text, all[0]), "某某酒业公司");
}

#[test]
fn only_what_somebody_decided_is_masked() {
    let text = "联系人：张小明，电话13800001234，车牌湘U12345。";
    let all = personal(text, &[]);
    assert_eq!(all.len(), 3);
    assert_eq!(
        redacted(text, &all, |_| true),
        "联系人：张**，电话138****1234，车牌湘U*****。"
    );
    assert_eq!(
        redacted(text, &all, |number| number == 1),
        "联系人：张小明，电话138****1234，车牌湘U12345。"
    );
    assert_eq!(redacted(text, &all, |_| false), text);
}
