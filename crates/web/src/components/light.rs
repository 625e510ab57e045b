//! The light of a case: green, yellow or red, always with its words and its own shape.

use askama::Template;
use domain::deadlines::{self, Remaining};
use messages::Texts;

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

    /// The light of a running deadline, with the time left or gone in words.
    pub fn running(t: &Texts, light: deadlines::Light, remaining: Remaining) -> Light {
        let texts = &t.components.left;
        let days = remaining.working_days;
        match light {
            deadlines::Light::Green => Light::new(Color::Green, texts.green(days)),
            deadlines::Light::Yellow if days == 0 => Light::new(Color::Yellow, texts.today),
            deadlines::Light::Yellow => Light::new(Color::Yellow, texts.yellow(days)),
            deadlines::Light::Red if days == 0 => Light::new(Color::Red, texts.just_over),
            deadlines::Light::Red => Light::new(Color::Red, texts.red(-days)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn a_light_always_says_in_words_how_much_time_is_left() {
        let t = texts(Language::ZhHans);
        let said = |light, working_days, overdue| {
            Light::running(
                t,
                light,
                Remaining {
                    working_days,
                    overdue,
                },
            )
            .words
        };
        assert_eq!(
            said(deadlines::Light::Green, 9, false),
            "正常，还剩 9 个工作日"
        );
        assert_eq!(said(deadlines::Light::Yellow, 0, false), "临期，今天到期");
        assert_eq!(said(deadlines::Light::Red, 0, true), "已超期");
        assert_eq!(said(deadlines::Light::Red, -3, true), "超期 3 个工作日");
    }
}
