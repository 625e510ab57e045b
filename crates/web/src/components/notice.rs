//! A notice: something the reader should know before going on.

use askama::Template;
use messages::Texts;

use super::prints_html;

/// How a notice is meant; printed as a word, not only as a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    Information,
    Good,
    Warning,
    Bad,
}

/// A box with a word for its kind, a sentence, and perhaps a few more words.
#[derive(Debug, Clone, Template)]
#[template(path = "components/notice.html")]
pub struct Notice {
    t: &'static Texts,
    pub kind: NoticeKind,
    pub title: String,
    /// A second sentence; may be empty.
    pub text: String,
}

prints_html!(Notice);

impl Notice {
    pub fn new(t: &'static Texts, kind: NoticeKind, title: impl Into<String>) -> Notice {
        Notice {
            t,
            kind,
            title: title.into(),
            text: String::new(),
        }
    }

    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Notice {
        self.text = text.into();
        self
    }

    fn word(&self) -> &'static str {
        match self.kind {
            NoticeKind::Information => self.t.components.notice.information,
            NoticeKind::Good => self.t.components.notice.good,
            NoticeKind::Warning => self.t.components.notice.warning,
            NoticeKind::Bad => self.t.components.notice.bad,
        }
    }

    fn code(&self) -> &'static str {
        match self.kind {
            NoticeKind::Information => "information",
            NoticeKind::Good => "good",
            NoticeKind::Warning => "warn",
            NoticeKind::Bad => "bad",
        }
    }
}
