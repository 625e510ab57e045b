//! Words that a template says itself: between its tags, in attributes that people read, and Chinese anywhere.

use super::{Found, is_han};

/// Attributes whose values people read or hear.
const READ_ATTRIBUTES: &[&str] = &[
    "title=",
    "placeholder=",
    "alt=",
    "aria-label=",
    "aria-description=",
    "label=",
];

/// Names that are the same in every language.
const SAME_EVERYWHERE: &[&str] = &[
    "API", "CSV", "JSON", "OpenAPI", "PDF", "SHA", "SM", "UTC", "XLSX", "nbsp",
];

pub fn texts(template: &str) -> Vec<Found> {
    let without_comments = blank(&blank(template, "{#", "#}"), "<!--", "-->");
    let mut found: Vec<Found> = Vec::new();
    let html = blank(&blank(&without_comments, "{{", "}}"), "{%", "%}");
    let html = blank_elements(&html, &["script", "style"]);
    // A piece without any tag is written inside one: it holds attributes only.
    let is_inside_a_tag = !html.contains('<');
    let between_tags = if is_inside_a_tag {
        line_breaks(&html)
    } else {
        blank(&html, "<", ">")
    };
    let attributes = read_attributes(&html);
    let said = between_tags.split('\n').zip(&attributes);
    for (at, (whole, (between, attributes))) in without_comments.split('\n').zip(said).enumerate() {
        let text = [between.trim(), attributes.trim()]
            .into_iter()
            .find(|text| has_word(text));
        let han = whole.contains(is_han).then(|| whole.trim());
        if let Some(text) = text.or(han) {
            found.push(Found {
                line: at + 1,
                text: text.to_owned(),
            });
        }
    }
    found
}

/// The text with everything between two marks, and the marks, blanked out; line breaks stay.
pub(super) fn blank(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        let (inside, behind) = after.split_once(close).unwrap_or((after, ""));
        out += before;
        out += &line_breaks(inside);
        rest = behind;
    }
    out + rest
}

/// Blanks what stands inside elements that hold no text for people.
fn blank_elements(html: &str, names: &[&str]) -> String {
    names.iter().fold(html.to_owned(), |html, name| {
        blank(&html, &format!("<{name}"), &format!("</{name}>"))
    })
}

/// Something that is no word, as wide as nothing, with the line breaks of what it stands for.
fn line_breaks(text: &str) -> String {
    let breaks: String = text.chars().filter(|c| *c == '\n').collect();
    format!(" {breaks}")
}

/// Line by line the values of the attributes that people read.
fn read_attributes(html: &str) -> Vec<String> {
    html.split('\n')
        .map(|line| {
            let values = READ_ATTRIBUTES.iter().flat_map(|name| {
                let spaced = format!(" {name}\"");
                line.split(spaced.as_str())
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                    .collect::<Vec<_>>()
            });
            values.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// Whether a text says something in some language: a word of two letters or more.
fn has_word(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        word.contains(is_han) || (word.chars().count() > 1 && !SAME_EVERYWHERE.contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(template: &str) -> Vec<(usize, String)> {
        texts(template)
            .into_iter()
            .map(|each| (each.line, each.text))
            .collect()
    }

    #[test]
    fn a_template_that_only_asks_for_messages_says_nothing() {
        let template = r#"{# 说明 #}
<a href="/cases/{{ case.number }}" title="{{ t.cases.title }}" class="big link">{{ t.cases.open }} · {{ n }}</a>
<script src="/app.js">let words = "here";</script><!-- a comment -->
{% if case.is_open %}<p
  data-kind="note">{{ t.cases.note(3) }}&nbsp;%</p>{% endif %} CSV"#;
        assert_eq!(found(template), []);
    }

    #[test]
    fn words_between_tags_are_found_with_their_line() {
        assert_eq!(
            found("<p>\n  Hello {{ name }}\n</p>"),
            [(2, "Hello".to_owned())]
        );
        assert_eq!(found("<p>{{ a }}：诉求</p>"), [(1, "：诉求".to_owned())]);
    }

    #[test]
    fn a_piece_with_attributes_only_says_nothing_but_what_people_read() {
        let piece = "id=\"{{ id }}\"\n{% if needed %} required{% endif %}";
        assert_eq!(found(piece), []);
        let piece = "id=\"{{ id }}\"\n title=\"Your name\"";
        assert_eq!(found(piece), [(2, "Your name".to_owned())]);
    }

    #[test]
    fn words_in_attributes_that_people_read_are_found() {
        assert_eq!(
            found(r#"<input placeholder="Your name">"#),
            [(1, "Your name".to_owned())]
        );
        assert_eq!(
            found(r#"<img class="x" alt="Seal of {{ office }}">"#),
            [(1, "Seal of".to_owned())]
        );
    }

    #[test]
    fn chinese_is_found_even_inside_expressions() {
        let template = r#"{% if kind == "诉求" %}{% endif %}"#;
        assert_eq!(found(template), [(1, template.to_owned())]);
    }
}
