//! The light of a case: green, yellow or red, always with its words and its own shape.

use askama::Template;

use super::prints_html;

/// How near or far past its date something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    Green,
    Yellow,
    Red,
    /// Nothing is running: not begun, waiting, or done.
    Unlit,
}

/// A coloured mark with the words that say the same.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "components/light.html")]
pub struct Light {
    pub color: Color,
    pub words: String,
}

prints_html!(Light);

impl Light {
    /// `words` say it without the colour: `超期 3 个工作日`, `还剩 2 个工作日`.
    pub fn new(color: Color, words: impl Into<String>) -> Light {
        Light {
            color,
            words: words.into(),
        }
    }
}
