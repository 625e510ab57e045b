//! What was noticed in a reply before it leaves: quiet, with reasons, for a person to judge.

use askama::Template;
use messages::Texts;
use text::reply_check::Finding;

use super::prints_html;

/// The remarks on a reply; prints nothing without one.
#[derive(Debug, Clone, Template)]
#[template(path = "components/check.html")]
pub struct ReplyCheck {
    t: &'static Texts,
    lines: Vec<Line>,
    /// Why whoever wrote the reply let it go on; may be empty.
    despite: String,
}

prints_html!(ReplyCheck);

#[derive(Debug, Clone)]
struct Line {
    title: &'static str,
    why: &'static str,
    /// The words that it is about.
    words: Vec<String>,
}

impl ReplyCheck {
    pub fn new(t: &'static Texts, findings: Vec<Finding>, despite: &str) -> ReplyCheck {
        let word = |remark: text::reply_check::Remark, part: &str| {
            t.lookup(&format!("advice.{part}.{}", remark.key()))
                .unwrap_or_default()
        };
        let line = |finding: Finding| Line {
            title: word(finding.remark, "remark"),
            why: word(finding.remark, "why"),
            words: finding.words,
        };
        ReplyCheck {
            t,
            lines: findings.into_iter().map(line).collect(),
            despite: despite.to_owned(),
        }
    }

    /// Nothing was noticed.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use messages::{Language, texts};
    use text::reply_check::Remark;

    #[test]
    fn every_remark_has_its_words() {
        for remark in Remark::ALL {
            for part in ["remark", "why"] {
                let key = format!("advice.{part}.{}", remark.key());
                for language in Language::all() {
                    assert!(texts(language).lookup(&key).is_some(), "{key}");
                }
            }
        }
    }
}
