//! The notices of 2007 to 2026, read once from the table that is part of the programme.

use std::sync::LazyLock;

use super::next_day;
use super::notice::{NoticeDay, Unchecked, YearNotice};
use crate::time::Date;

const TABLE: &str = include_str!("../../data/state-council-days.txt");

static NOTICES: LazyLock<Vec<YearNotice>> = LazyLock::new(|| {
    // The table is part of the programme and a test reads all of it, so it can't fail in use.
    read(TABLE).expect("the table of notices is well-formed")
});

/// The State Council's notices of 2007 to 2026, by year, each with its address.
pub fn official_notices() -> &'static [YearNotice] {
    &NOTICES
}

fn read(table: &str) -> Result<Vec<YearNotice>, String> {
    let mut years: Vec<Unchecked> = Vec::new();
    for line in table.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), words.next()) {
            (None, _) => {}
            (Some(comment), _) if comment.starts_with('#') => {}
            (Some("year"), Some(year)) => years.push(Unchecked {
                year: year.parse().map_err(|_| line.to_owned())?,
                papers: words.map(str::to_owned).collect(),
                days: Vec::new(),
            }),
            (Some(rule @ ("off" | "work")), Some(name)) => {
                let year = years.last_mut().ok_or_else(|| line.to_owned())?;
                for word in words {
                    add_dates(year, name, rule == "off", word)?;
                }
            }
            _ => return Err(line.to_owned()),
        }
    }
    let checked = years.into_iter().map(YearNotice::try_from);
    checked.collect::<Result<_, _>>().map_err(|e| e.to_string())
}

fn add_dates(year: &mut Unchecked, name: &str, rest: bool, word: &str) -> Result<(), String> {
    let (first, last) = word.split_once("..").unwrap_or((word, word));
    let parse = |text: &str| text.parse::<Date>().map_err(|_| word.to_owned());
    let (mut date, last) = (parse(first)?, parse(last)?);
    while date <= last {
        let name = name.to_owned();
        year.days.push(NoticeDay { name, date, rest });
        date = next_day(date);
    }
    Ok(())
}
