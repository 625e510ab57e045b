//! Writes the catalogues as Rust: one struct per table of keys, one static per language.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::template::{Part, Template};

/// One table of keys: what lies directly under a prefix.
#[derive(Default)]
struct Node<'a> {
    tables: BTreeMap<&'a str, Node<'a>>,
    messages: BTreeMap<&'a str, &'a Template>,
}

/// Rust source with `Texts`, its parts, `KEYS`, and per language the statics `NAME` and `NAME_LOOKUP`.
/// All catalogues have the same keys; the first one's texts become the documentation.
pub fn rust_source(languages: &[(&str, &Catalogue)]) -> String {
    let mut out = String::new();
    if let Some((_, model)) = languages.first() {
        write_struct(&mut out, "Texts", &tree(model));
        let keys: Vec<&String> = model.keys().collect();
        out += &format!("pub(crate) static KEYS: &[&str] = &{keys:?};\n");
    }
    for (name, catalogue) in languages {
        let value = value_of("Texts", &tree(catalogue));
        out += &format!("pub(crate) static {name}: Texts = {value};\n");
        let plain: Vec<(&String, &String)> = catalogue
            .iter()
            .filter_map(|(key, template)| Some((key, plain_text(template)?)))
            .collect();
        out += &format!("pub(crate) static {name}_LOOKUP: &[(&str, &str)] = &{plain:?};\n");
    }
    out
}

fn tree(catalogue: &Catalogue) -> Node<'_> {
    let mut root = Node::default();
    for (key, template) in catalogue {
        let mut node = &mut root;
        let mut rest = key.as_str();
        while let Some((table, inner)) = rest.split_once('.') {
            node = node.tables.entry(table).or_default();
            rest = inner;
        }
        node.messages.insert(rest, template);
    }
    root
}

/// The text of a message without arguments.
fn plain_text(template: &Template) -> Option<&String> {
    match template.parts.as_slice() {
        [Part::Text(text)] => Some(text),
        _ => None,
    }
}

fn write_struct(out: &mut String, name: &str, node: &Node<'_>) {
    let mut fields = String::new();
    let mut methods = String::new();
    for (field, inner) in &node.tables {
        let inner_name = struct_name(name, field);
        let _ = writeln!(fields, "    pub {field}: {inner_name},");
        write_struct(out, &inner_name, inner);
    }
    for (field, template) in &node.messages {
        let documentation = documentation(template);
        if plain_text(template).is_some() {
            let _ = writeln!(
                fields,
                "    #[doc = {documentation:?}]\n    pub {field}: &'static str,"
            );
        } else {
            let _ = writeln!(fields, "    {field}: &'static [Part],");
            methods += &method(field, template, &documentation);
        }
    }
    let _ = writeln!(out, "#[derive(Debug)]\npub struct {name} {{\n{fields}}}");
    if !methods.is_empty() {
        let _ = writeln!(out, "impl {name} {{\n{methods}}}");
    }
}

/// `Texts` + `cases` is `Cases`; `Cases` + `stage` is `CasesStage`.
fn struct_name(outer: &str, field: &str) -> String {
    let mut name = if outer == "Texts" {
        String::new()
    } else {
        outer.to_owned()
    };
    for word in field.split('_').filter(|word| !word.is_empty()) {
        name += &word[..1].to_ascii_uppercase();
        name += &word[1..];
    }
    name
}

const MANY_GAPS: &str =
    "    #[expect(clippy::too_many_arguments, reason = \"one for each gap of the text\")]\n";

fn method(name: &str, template: &Template, documentation: &str) -> String {
    let arguments = template.arguments();
    let declared: String = arguments
        .iter()
        .map(|argument| format!(", {argument}: impl Display"))
        .collect();
    let passed: String = arguments
        .iter()
        .map(|argument| format!("&{argument}, "))
        .collect();
    // Clippy counts `self` too, and takes seven.
    let expects = match arguments.len() {
        0..7 => "",
        _ => MANY_GAPS,
    };
    format!(
        "    #[doc = {documentation:?}]\n{expects}    pub fn {name}(&self{declared}) -> String {{\n        \
         fill(self.{name}, &[{passed}])\n    }}\n"
    )
}

fn documentation(template: &Template) -> String {
    let text: String = template
        .parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Argument(name) | Part::Plural { argument: name, .. } => format!("{{{name}}}"),
        })
        .collect();
    // A text fence keeps Markdown from reading meaning into the message.
    format!("```text\n{text}\n```")
}

fn value_of(name: &str, node: &Node<'_>) -> String {
    let mut out = format!("{name} {{ ");
    for (field, inner) in &node.tables {
        out += &format!("{field}: {}, ", value_of(&struct_name(name, field), inner));
    }
    for (field, template) in &node.messages {
        match plain_text(template) {
            Some(text) => out += &format!("{field}: {text:?}, "),
            None => out += &format!("{field}: &{:?}, ", parts_of(template)),
        }
    }
    out + "}"
}

/// The parts with arguments as positions in the alphabetical list, printed as the library's own `Part`.
fn parts_of(template: &Template) -> Vec<StaticPart<'_>> {
    let arguments: Vec<&str> = template.arguments().into_iter().collect();
    let position = |name: &String| {
        arguments
            .iter()
            .position(|each| each == name)
            .unwrap_or_default()
    };
    template
        .parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => StaticPart::Text(text),
            Part::Argument(name) => StaticPart::Argument(position(name)),
            Part::Plural {
                argument,
                one,
                other,
            } => StaticPart::Plural(position(argument), one, other),
        })
        .collect()
}

enum StaticPart<'a> {
    Text(&'a str),
    Argument(usize),
    Plural(usize, &'a str, &'a str),
}

impl std::fmt::Debug for StaticPart<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StaticPart::Text(text) => write!(f, "Part::Text({text:?})"),
            StaticPart::Argument(position) => write!(f, "Part::Argument({position})"),
            StaticPart::Plural(position, one, other) => {
                write!(
                    f,
                    "Part::Plural {{ argument: {position}, one: {one:?}, other: {other:?} }}"
                )
            }
        }
    }
}
