//! Cases that are like a problem, with what they have in common marked.

use app::cases::AlikeCase;
use askama::Template;
use messages::Texts;
use text::spans::Span;

use super::prints_html;
use crate::wording::short_date;

/// Cases that are alike, the most alike first.
#[derive(Debug, Clone, Template)]
#[template(path = "components/alike.html")]
pub struct AlikeCases {
    t: &'static Texts,
    lines: Vec<Line>,
}

prints_html!(AlikeCases);

#[derive(Debug, Clone)]
struct Line {
    href: String,
    number: String,
    title: Vec<Span>,
    facts: Vec<Span>,
    /// `72 % · 2024年5月6日 · 已答复`
    under: String,
    /// How it was answered, shortened.
    reply: Option<String>,
}

/// So much of the facts and of a reply is shown, in characters.
const SHOWN: usize = 90;

impl AlikeCases {
    pub fn new(t: &'static Texts, cases: Vec<AlikeCase>) -> AlikeCases {
        AlikeCases {
            t,
            lines: cases.into_iter().map(|case| line(t, case)).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

fn line(t: &'static Texts, case: AlikeCase) -> Line {
    let stage = t
        .lookup(&format!("stages.{}", case.stage))
        .unwrap_or_default();
    let received = domain::time::local_date(case.received_at);
    let share = t.advice.share((case.cosine * 100.0).round() as u32);
    Line {
        href: format!(
            "/cases/{}",
            case.number.split("-R").next().unwrap_or_default()
        ),
        under: format!("{share} · {} · {stage}", short_date(t, received)),
        title: case.title,
        facts: excerpt(case.facts, SHOWN),
        reply: case.reply.map(|reply| shortened(&reply, SHOWN)),
        number: case.number,
    }
}

fn shortened(text: &str, most: usize) -> String {
    let short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

/// At most so many characters, from shortly before the first that is marked; from the start where none is.
fn excerpt(spans: Vec<Span>, most: usize) -> Vec<Span> {
    let before: usize = spans
        .iter()
        .take_while(|span| !span.marked)
        .map(|span| span.text.chars().count())
        .sum();
    let mut skipped = match spans.iter().any(|span| span.marked) {
        true => before.saturating_sub(most / 4),
        false => 0,
    };
    let mut left = most;
    let mut shown = Vec::new();
    if skipped > 0 {
        shown.push(plain("…"));
    }
    for span in spans {
        let length = span.text.chars().count();
        let text: String = span.text.chars().skip(skipped).take(left).collect();
        left -= text.chars().count();
        let cut = length - skipped.min(length) > text.chars().count();
        skipped = skipped.saturating_sub(length);
        if !text.is_empty() {
            shown.push(Span { text, ..span });
        }
        if cut {
            shown.push(plain("…"));
            break;
        }
    }
    shown
}

fn plain(text: &str) -> Span {
    Span {
        text: text.to_owned(),
        marked: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(spans: Vec<Span>) -> String {
        let told = |span: Span| match span.marked {
            true => format!("[{}]", span.text),
            false => span.text,
        };
        spans.into_iter().map(told).collect()
    }

    #[test]
    fn an_excerpt_begins_shortly_before_what_is_marked() {
        let spans = || {
            let marked = Span {
                text: "变压器".to_owned(),
                marked: true,
            };
            vec![plain("一二三四五六七八"), marked, plain("很贵的啊啊啊啊")]
        };
        assert_eq!(told(excerpt(spans(), 8)), "…七八[变压器]很贵的…");
        assert_eq!(
            told(excerpt(spans(), 100)),
            "一二三四五六七八[变压器]很贵的啊啊啊啊"
        );
        assert_eq!(told(excerpt(vec![plain("一二三")], 2)), "一二…");
    }
}
