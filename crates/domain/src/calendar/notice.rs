//! One yearly holiday notice of the State Council, and its import.

use std::collections::BTreeSet;

use jiff::civil::date;
use serde::{Deserialize, Serialize};

use crate::time::Date;

/// The legal rest days of one year under the rules of 2013 to 2024. A table with fewer rest days is not complete.
const LEAST_REST_DAYS: usize = 11;

/// One date of a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDay {
    /// The holiday that the date belongs to; for a make-up day the one it is worked for.
    pub name: String,
    pub date: Date,
    #[serde(rename = "isOffDay")]
    pub rest: bool,
}

/// The checked content of a notice (国务院办公厅关于…年部分节假日安排的通知).
///
/// As JSON it has the shape of the open table holiday-cn:
/// `{"year": 2027, "papers": ["https://www.gov.cn/…"], "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct YearNotice {
    year: i16,
    papers: Vec<String>,
    days: Vec<NoticeDay>,
}

/// Why a notice is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeError {
    #[error("this is not a holiday table: {0}")]
    Shape(String),
    #[error("{0} is not a year that a notice can be for")]
    Year(i16),
    #[error("the notice of {0} has not been published: the table has no days")]
    NotPublished(i16),
    #[error("the table names no notice as its source")]
    NoPaper,
    #[error("{0} lies outside the year of the notice and the December before")]
    OutsideYear(Date),
    #[error("{0} appears twice")]
    Twice(Date),
    #[error("{0} has no name of a holiday")]
    NoName(Date),
    #[error("only {0} rest days: the table is not complete")]
    Incomplete(usize),
}

impl YearNotice {
    /// Reads the JSON of one year. Unknown fields are ignored.
    pub fn parse(json: &str) -> Result<YearNotice, NoticeError> {
        let unchecked: Unchecked =
            serde_json::from_str(json).map_err(|e| NoticeError::Shape(e.to_string()))?;
        YearNotice::try_from(unchecked)
    }

    pub fn year(&self) -> i16 {
        self.year
    }

    /// Addresses of the notice and its amendments, at least one.
    pub fn papers(&self) -> &[String] {
        &self.papers
    }

    /// The dates the notice speaks of, in order. They may begin in the December before.
    pub fn days(&self) -> &[NoticeDay] {
        &self.days
    }
}

#[derive(Deserialize)]
pub(super) struct Unchecked {
    pub(super) year: i16,
    pub(super) papers: Vec<String>,
    pub(super) days: Vec<NoticeDay>,
}

impl TryFrom<Unchecked> for YearNotice {
    type Error = NoticeError;

    fn try_from(unchecked: Unchecked) -> Result<YearNotice, NoticeError> {
        let Unchecked {
            year,
            mut papers,
            mut days,
        } = unchecked;
        if !(2000..=2200).contains(&year) {
            return Err(NoticeError::Year(year));
        }
        if days.is_empty() {
            return Err(NoticeError::NotPublished(year));
        }
        papers.retain(|paper| !paper.trim().is_empty());
        if papers.is_empty() {
            return Err(NoticeError::NoPaper);
        }
        days.sort_by_key(|day| day.date);
        check_days(year, &days)?;
        Ok(YearNotice { year, papers, days })
    }
}

fn check_days(year: i16, days: &[NoticeDay]) -> Result<(), NoticeError> {
    let range = date(year - 1, 12, 1)..=date(year, 12, 31);
    let mut seen = BTreeSet::new();
    for day in days {
        if !range.contains(&day.date) {
            return Err(NoticeError::OutsideYear(day.date));
        }
        if day.name.trim().is_empty() {
            return Err(NoticeError::NoName(day.date));
        }
        if !seen.insert(day.date) {
            return Err(NoticeError::Twice(day.date));
        }
    }
    let rest_days = days.iter().filter(|day| day.rest).count();
    if rest_days < LEAST_REST_DAYS {
        return Err(NoticeError::Incomplete(rest_days));
    }
    Ok(())
}
