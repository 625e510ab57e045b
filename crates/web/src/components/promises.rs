//! What has been promised about time, and what became of it.

use askama::Template;
use domain::time::Date;
use messages::Texts;

use super::light::Light;
use super::prints_html;
use crate::wording;

/// Every date of a case: set by rule, promised in words, moved, met or missed.
#[derive(Debug, Clone, Template)]
#[template(path = "components/promises.html")]
pub struct Promises {
    t: &'static Texts,
    pub rows: Vec<Promise>,
}

#[derive(Debug, Clone)]
pub struct Promise {
    /// What was promised, such as `首次联系企业`.
    pub what: String,
    pub on: Date,
    /// Kept, running or missed, in words.
    pub state: Light,
}

prints_html!(Promises);

impl Promises {
    pub fn new(t: &'static Texts, rows: Vec<Promise>) -> Promises {
        Promises { t, rows }
    }

    fn date_text(&self, on: &Date) -> String {
        wording::short_date(self.t, *on)
    }
}
