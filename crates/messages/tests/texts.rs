//! The texts as pages use them.

use messages::{Language, keys, texts};

#[test]
fn every_language_speaks_for_itself() {
    let said: Vec<&str> = Language::all().map(Language::own_name).to_vec();
    assert_eq!(said, ["简体中文", "繁體中文", "English"]);
    assert_eq!(texts(Language::En).common.product_name, "Face to Face");
    assert_eq!(texts(Language::ZhHans).common.product_name, "政企面对面");
}

#[test]
fn traditional_texts_are_derived_from_the_simplified_ones() {
    let traditional = texts(Language::ZhHant);
    assert_eq!(traditional.common.product_name, "政企面對面");
    assert_eq!(traditional.common.demo_label, "演示數據");
    assert_eq!(traditional.common.page_of(2, 7), "第 2 頁，共 7 頁");
}

#[test]
fn arguments_go_where_their_names_stand() {
    assert_eq!(
        texts(Language::ZhHans).common.page_of(2, 7),
        "第 2 页，共 7 页"
    );
    assert_eq!(texts(Language::En).common.page_of(2, 7), "Page 2 of 7");
}

#[test]
fn english_counts_one_day_and_two_days() {
    let english = texts(Language::En);
    assert_eq!(english.common.days(1), "1 day");
    assert_eq!(english.common.days(2), "2 days");
    assert_eq!(english.common.working_days("1"), "1 working day");
}

#[test]
fn a_label_can_be_looked_up_by_a_key_made_at_run_time() {
    let traditional = texts(Language::ZhHant);
    assert_eq!(traditional.lookup("common.action.sign_in"), Some("登錄"));
    assert_eq!(
        traditional.lookup("common.days"),
        None,
        "it has a placeholder"
    );
    assert_eq!(traditional.lookup("common.no_such_key"), None);
}

#[test]
fn every_key_without_placeholders_is_found_in_every_language() {
    let found = |language| {
        keys()
            .iter()
            .filter(|key| texts(language).lookup(key).is_some())
            .count()
    };
    let simplified = found(Language::ZhHans);
    assert!(simplified > 40);
    assert_eq!(Language::all().map(found), [simplified; 3]);
    assert!(keys().is_sorted());
}

#[test]
fn texts_know_their_language() {
    for language in Language::all() {
        assert_eq!(texts(language).language(), language);
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
}

#[test]
fn tags_of_regions_choose_the_characters_written_there() {
    for (tag, language) in [
        ("zh", Language::ZhHans),
        ("zh-CN", Language::ZhHans),
        ("zh_SG", Language::ZhHans),
        ("zh-Hans-HK", Language::ZhHans),
        ("zh-TW", Language::ZhHant),
        ("zh-hk", Language::ZhHant),
        ("zh-Hant", Language::ZhHant),
        ("en-GB", Language::En),
    ] {
        assert_eq!(Language::from_tag(tag), Some(language), "{tag}");
    }
    assert_eq!(Language::from_tag("fr"), None);
    assert!("fr".parse::<Language>().is_err());
}

#[test]
fn the_browsers_greatest_weight_wins() {
    let chosen = Language::from_accept_language;
    assert_eq!(chosen("fr, en;q=0.8, zh-CN;q=0.9"), Some(Language::ZhHans));
    assert_eq!(chosen("en, zh"), Some(Language::En));
    assert_eq!(chosen("zh-TW;q=0, en;q=0.1"), Some(Language::En));
    assert_eq!(chosen("fr, de;q=x"), None);
    assert_eq!(chosen(""), None);
}
