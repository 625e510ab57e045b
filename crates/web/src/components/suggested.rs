//! What earlier decisions suggest, why, and how often such suggestions were right.

use app::cases::Suggested;
use askama::Template;
use messages::Texts;

use super::prints_html;

/// Suggestions under a heading; prints nothing without one.
#[derive(Debug, Clone, Template)]
#[template(path = "components/suggested.html")]
pub struct Suggestions {
    t: &'static Texts,
    heading: &'static str,
    lines: Vec<Line>,
    /// On how much they rest and how good they were.
    basis: String,
}

prints_html!(Suggestions);

#[derive(Debug, Clone)]
struct Line {
    label: String,
    /// `72 %`
    share: String,
    because: String,
}

impl Suggestions {
    /// `label` names a suggested class; what has no name any more is left out.
    pub fn new(
        t: &'static Texts,
        heading: &'static str,
        suggested: Suggested,
        label: impl Fn(&str) -> Option<String>,
    ) -> Suggestions {
        let basis = match suggested.tested.cases {
            0 => String::new(),
            cases => t.advice.basis(
                percent(suggested.tested.first, cases),
                suggested.learned_from,
                cases,
                percent(suggested.tested.among_three, cases),
            ),
        };
        let line = |one: text::learn::Suggestion| {
            Some(Line {
                label: label(&one.class)?,
                share: t.advice.share((one.confidence * 100.0).round() as u32),
                because: match one.because.is_empty() {
                    true => String::new(),
                    false => t.advice.because(one.because.join(t.advice.comma)),
                },
            })
        };
        Suggestions {
            t,
            heading,
            lines: suggested.suggestions.into_iter().filter_map(line).collect(),
            basis,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

fn percent(some: u32, all: u32) -> u32 {
    (f64::from(some) * 100.0 / f64::from(all.max(1))).round() as u32
}
