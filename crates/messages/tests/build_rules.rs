//! What the build refuses: these are the sentences that a colleague sees who forgot a text.

#[path = "../build/catalogue.rs"]
mod catalogue;
#[path = "../build/generate.rs"]
mod generate;
#[path = "../build/template.rs"]
mod template;

use catalogue::{differences, parse};
use template::{Part, Template};

fn arguments(text: &str) -> Vec<String> {
    let template = Template::parse(text).unwrap();
    template
        .arguments()
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_missing_message_is_named_with_its_file_and_key() {
    let model = parse("cases", "title = '诉求'\n[stage]\nreplied = '已答复'").unwrap();
    let english = parse("cases", "title = 'Cases'").unwrap();
    assert_eq!(
        differences(&model, &english, "en"),
        [r#"en/cases.toml: the message "cases.stage.replied" is missing."#]
    );
    assert_eq!(
        differences(&english, &model, "zh-Hans"),
        [r#"zh-Hans/cases.toml: the message "cases.stage.replied" exists in no other language."#]
    );
}

#[test]
fn differing_placeholders_are_named() {
    let model = parse("cases", "due = '还有 {days} 天'").unwrap();
    let english = parse("cases", "due = 'due in {hours} hours'").unwrap();
    assert_eq!(
        differences(&model, &english, "en"),
        [
            r#"en/cases.toml: the message "cases.due" must have the placeholders {"days"} but has {"hours"}."#
        ]
    );
}

#[test]
fn the_order_of_placeholders_may_differ_between_languages() {
    let model = parse("cases", "due = '{office}：{days} 天'").unwrap();
    let english = parse("cases", "due = '{days} {days|day|days} for {office}'").unwrap();
    assert_eq!(differences(&model, &english, "en"), Vec::<String>::new());
    assert_eq!(arguments("{office}：{days} 天"), ["days", "office"]);
}

#[test]
fn a_conversion_changes_texts_and_plurals_but_no_argument() {
    let shout = |text: &str| Template::parse(text).unwrap().map_text(str::to_uppercase);
    assert_eq!(
        shout("due {days|day|days} {when}").parts,
        [
            Part::Text("DUE ".to_owned()),
            Part::Plural {
                argument: "days".to_owned(),
                one: "DAY".to_owned(),
                other: "DAYS".to_owned(),
            },
            Part::Text(" ".to_owned()),
            Part::Argument("when".to_owned()),
        ]
    );
}

#[test]
fn doubled_braces_are_plain_braces() {
    let expected = vec![Part::Text("a {b} c".to_owned())];
    assert_eq!(Template::parse("a {{b}} c").unwrap().parts, expected);
    assert!(arguments("a {{b}} c").is_empty());
    assert_eq!(arguments("{{{b}}}"), ["b"]);
}

#[test]
fn broken_texts_are_refused_with_the_reason() {
    for (text, reason) in [
        ("", "is empty"),
        ("  ", "is empty"),
        ("a {b", "brace without its partner"),
        ("a } b", "brace without its partner"),
        ("a {B c}", "not a lower-case word"),
        ("a {}", "not a lower-case word"),
        ("{n|one}", "{name|one|other}"),
        ("{n|one|two|three}", "{name|one|other}"),
    ] {
        let refusal = Template::parse(text).unwrap_err();
        assert!(
            refusal.contains(reason),
            "{text:?} was refused with: {refusal}"
        );
    }
}

#[test]
fn keys_that_rust_or_templates_could_not_name_are_refused() {
    for file in [
        "type = 'x'",
        "Title = 'x'",
        "'due-in' = 'x'",
        "1st = 'x'",
        "lookup = 'x'",
    ] {
        let refusal = parse("cases", file).unwrap_err();
        assert!(refusal[0].contains("reserved word"), "{file}: {refusal:?}");
    }
    assert!(parse("cases", "title = 3").unwrap_err()[0].contains("must be a text"));
    assert!(parse("Cases", "title = 'x'").unwrap_err()[0].contains("file name"));
}

#[test]
fn the_generated_source_has_a_field_or_a_method_for_every_message() {
    let model = parse(
        "cases",
        "title = '诉求'\n[stage]\nwaits = '等 {days} 天，{who}'",
    )
    .unwrap();
    let source = generate::rust_source(&[("ZH_HANS", &model)]);
    for expected in [
        "pub struct Texts {\n    pub cases: Cases,\n}",
        "    pub title: &'static str,",
        "pub stage: CasesStage,",
        "pub fn waits(&self, days: impl Display, who: impl Display) -> String",
        r#"pub(crate) static KEYS: &[&str] = &["cases.stage.waits", "cases.title"];"#,
        r#"Part::Text("等 "), Part::Argument(0), Part::Text(" 天，"), Part::Argument(1)"#,
        r#"ZH_HANS_LOOKUP: &[(&str, &str)] = &[("cases.title", "诉求")];"#,
    ] {
        assert!(
            source.contains(expected),
            "{expected} is missing in:\n{source}"
        );
    }
}
