//! The limit of a case: a date, or a number of days from the assignment.

use std::fmt;

use crate::moment::Moment;
use crate::reading::Reason;

/// What stands in the column 办理时限.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    On(Moment),
    /// `15个工作日`
    WorkingDays(u16),
    /// `30天`, `30日内`
    CalendarDays(u16),
}

impl Limit {
    /// Reads a date or a number of days.
    ///
    /// # Errors
    /// [`Reason::NotALimit`].
    pub fn parse(text: &str) -> Result<Limit, Reason> {
        let text = text.trim();
        let on = text.trim_end_matches(['前', '止']);
        let on = on.trim_end_matches(['之', '以']);
        if let Some(moment) = Moment::parse(on) {
            return Ok(Limit::On(moment));
        }
        days(text).ok_or(Reason::NotALimit)
    }
}

fn days(text: &str) -> Option<Limit> {
    let folded = crate::headings::fold(text);
    let text = folded.trim_start_matches("收到后");
    let text = text.trim_end_matches(['内', '完', '办', '结', '成']);
    let text = text.trim_end_matches(['以', '之']);
    let unit = text.find(|c: char| !c.is_ascii_digit())?;
    let (count, unit) = text.split_at(unit);
    let count = count.parse().ok().filter(|count| *count > 0)?;
    match unit.trim_start_matches('个') {
        "工作日" => Some(Limit::WorkingDays(count)),
        "天" | "日" | "自然日" | "日历日" => Some(Limit::CalendarDays(count)),
        _ => None,
    }
}

/// As [`Limit::parse`] reads it.
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::On(moment) => moment.fmt(f),
            Limit::WorkingDays(days) => write!(f, "{days}个工作日"),
            Limit::CalendarDays(days) => write!(f, "{days}天"),
        }
    }
}
