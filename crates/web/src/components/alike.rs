//! Cases that are like a problem, with what they have in common marked.

use app::cases::AlikeCase;
use askama::Template;
use messages::Texts;
use text::spans::excerpt;

use super::marked::Marked;
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
    title: Marked,
    facts: Marked,
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
        title: case.title.into(),
        facts: excerpt(case.facts, SHOWN).into(),
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
