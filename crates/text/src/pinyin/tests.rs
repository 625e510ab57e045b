use super::*;

fn first(name: &str) -> (String, String) {
    let keys = keys(name);
    (keys.initials[0].clone(), keys.full[0].clone())
}

#[test]
fn an_office_is_found_by_initials_and_by_the_whole() {
    let expected = ("xxzgxj".to_owned(), "xiangxizhougongxinju".to_owned());
    assert_eq!(first("湘西州工信局"), expected);
    let keys = keys("湘西州工信局");
    assert_eq!((keys.initials.len(), keys.full.len()), (1, 1));
    assert_eq!(keys.joined(), "xxzgxj xiangxizhougongxinju");
}

#[test]
fn phrases_decide_the_reading() {
    for (name, full) in [
        ("重庆银行", "chongqingyinhang"),
        ("长沙音乐厅", "changshayinyueting"),
        ("州长", "zhouzhang"),
        ("人民调解委员会", "renmintiaojieweiyuanhui"),
        ("泸溪县绿旅", "luxixianlvlv"),
        ("乾州街道", "qianzhoujiedao"),
        ("农商行", "nongshanghang"),
        ("畜牧局", "xumuju"),
    ] {
        assert_eq!(keys(name).full, [full], "{name}");
    }
}

#[test]
fn a_character_with_two_readings_gives_both() {
    let keys = keys("永行");
    assert_eq!(keys.full, ["yongxing", "yonghang"]);
    assert_eq!(keys.initials, ["yx", "yh"]);
}

#[test]
fn a_person_is_found_by_the_surname_and_by_the_common_reading() {
    assert!(person_keys("单某").matches("shanm"));
    assert!(person_keys("单某").matches("danm"));
    assert!(person_keys("覃某某").matches("qmm"));
    assert!(person_keys("覃某某").matches("tanmou"));
    assert_eq!(person_keys("曾某").full[0], "zengmou");
    assert_eq!(person_keys("尉迟某").full, ["yuchimou"]);
    assert_eq!(person_keys("区某").full, ["oumou", "qumou"]);
}

#[test]
fn traditional_wide_and_latin_names_have_the_same_keys() {
    assert_eq!(
        keys("湘西科技發展（集團）有限公司"),
        keys("湘西科技发展(集团)有限公司")
    );
    assert_eq!(keys("重慶銀行音樂廳"), keys("重庆银行音乐厅"));
    assert_eq!(first("５Ｇ产业园"), ("5gcyy".into(), "5gchanyeyuan".into()));
    assert_eq!(keys("，（）"), Keys::default());
    assert_eq!(keys("").joined(), "");
}

#[test]
fn variants_are_few_however_many_readings_a_name_has() {
    let keys = keys(&"行单晟".repeat(20));
    assert!(keys.full.len() == MOST_VARIANTS && keys.initials.len() <= MOST_VARIANTS);
    assert!(keys.full[0].starts_with("xingdansheng"));
}

#[test]
fn a_typed_name_keeps_its_chinese_characters() {
    assert_eq!(typed_name(" 遠山礦業 "), "远山矿业");
    assert_eq!(typed_name("Yuan'shan"), "yuanshan");
    assert_eq!(typed_name("A1矿业"), "a1矿业");
}

#[test]
fn typed_keys_are_folded() {
    assert_eq!(typed_key(" Xiang'xi ＺＨＯＵ"), "xiangxizhou");
    assert_eq!(typed_key("lü"), "lv");
    assert!(keys("绿色食品").matches("Lü se"));
    assert!(!keys("绿色食品").matches(""));
}
