//! A text in which the words are marked that its reader looked for.

use askama::Template;
use text::spans::{Span, mark_words};

use super::prints_html;

#[derive(Debug, Clone, Default, Template)]
#[template(path = "components/marked.html")]
pub struct Marked {
    spans: Vec<Span>,
}

prints_html!(Marked);

impl Marked {
    /// The text with every place marked where one of the folded words stands.
    pub fn words(text: &str, words: &[String]) -> Marked {
        Marked::from(mark_words(text, words))
    }

    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl From<Vec<Span>> for Marked {
    fn from(spans: Vec<Span>) -> Marked {
        Marked { spans }
    }
}

/// Nothing is marked.
impl From<&str> for Marked {
    fn from(text: &str) -> Marked {
        Marked::from(vec![Span {
            text: text.to_owned(),
            marked: false,
        }])
    }
}
