//! The ladder as it is typed: lines of the table, and office hours as a line for each season.

use domain::calendar::{OfficeHours, Season};
use domain::ladder::{Ladder, Rung, RungName};
use messages::Texts;

use crate::forms::Submitted;
use crate::pages::mending::Mend;

/// The ladder of a form, or what is to be mended in it.
pub fn read(t: &Texts, typed: &Submitted) -> Result<Ladder, Mend> {
    let rungs = RungName::ALL.iter().map(|rung| read_rung(t, typed, *rung));
    let orders = typed.text("orders").parse();
    let reds: Option<u32> = typed.text("reds").trim().parse().ok();
    let hours = read_hours(typed.text("hours"));
    Ok(Ladder {
        rungs: rungs.collect::<Result<Vec<Rung>, Mend>>()?,
        orders: orders.map_err(|_| Mend::new("orders", t.refusals.problem.not_in_list))?,
        reds_per_quarter: reds
            .filter(|reds| *reds > 0)
            .ok_or_else(|| Mend::new("reds", t.refusals.problem.not_a_number))?,
        hours: hours.ok_or_else(|| Mend::new("hours", t.ladder.bad_hours))?,
    })
}

fn read_rung(t: &Texts, typed: &Submitted, rung: RungName) -> Result<Rung, Mend> {
    let field = format!("offset_{rung}");
    let (least, most) = rung.range();
    let offset = typed.text(&field).trim().replace('−', "-").parse().ok();
    let offset = offset.filter(|offset| (least..=most).contains(offset));
    let standing = typed.text(&format!("standing_{rung}")).parse();
    let offset = offset.ok_or_else(|| {
        let name = t.lookup(&format!("words.rung.{rung}")).unwrap_or_default();
        Mend::new(&field, t.ladder.bad_offset(least, most, name))
    })?;
    Ok(Rung {
        rung,
        standing: standing
            .map_err(|_| Mend::new(format!("standing_{rung}"), t.refusals.problem.not_in_list))?,
        offset,
    })
}

fn read_hours(text: &str) -> Option<OfficeHours> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let season = |line: &str| {
        let mut parts = line.split_whitespace();
        let from = parts.next()?.parse().ok()?;
        let spans = parts.map(|span| span.parse().ok());
        Some(Season {
            from,
            spans: spans.collect::<Option<Vec<_>>>()?,
        })
    };
    let seasons = lines.map(season).collect::<Option<Vec<Season>>>()?;
    OfficeHours::new(seasons).ok()
}

/// A line for each season: `01-01 09:00-12:00 13:30-17:00`.
pub fn hours_text(hours: &OfficeHours) -> String {
    let seasons: Vec<Season> = hours.clone().into();
    let line = |season: &Season| {
        let spans: Vec<String> = season.spans.iter().map(ToString::to_string).collect();
        format!("{} {}", season.from, spans.join(" "))
    };
    let lines: Vec<String> = seasons.iter().map(line).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_hours_are_read_back_as_they_are_shown() {
        let hours = OfficeHours::default();
        assert_eq!(read_hours(&hours_text(&hours)), Some(hours));
        let summer = "01-01 09:00-12:00 13:30-17:00\n06-01 08:30-12:00 15:00-18:00\n";
        let read = read_hours(summer).map(|hours| hours_text(&hours));
        assert_eq!(read.as_deref(), Some(summer.trim()));
        assert_eq!(read_hours("01-01"), None);
        assert_eq!(read_hours("01-01 12:00-09:00"), None);
    }
}
