//! A month as a grid of weeks.

use domain::calendar::{Calendar, DayKind};
use domain::time::Date;
use jiff::civil::date;
use messages::Texts;

use crate::components::due::day_kind;
use crate::views::calendar::{DayCell, Month};
use crate::wording;

/// The twelve months of a year.
pub fn months(t: &Texts, calendar: &Calendar, year: i16) -> Vec<Month> {
    (1..=12)
        .map(|month| one(t, calendar, year, month))
        .collect()
}

/// How many days of a year are worked.
pub fn working_days(calendar: &Calendar, year: i16) -> usize {
    (1..=12)
        .flat_map(|month| days(year, month))
        .filter(|day| calendar.is_working(*day))
        .count()
}

fn one(t: &Texts, calendar: &Calendar, year: i16, month: i8) -> Month {
    let first = date(year, month, 1);
    let blanks = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or_default();
    let mut cells: Vec<Option<DayCell>> = vec![None; blanks];
    cells.extend(days(year, month).map(|day| Some(cell(t, calendar, day))));
    cells.resize(cells.len().next_multiple_of(7), None);
    let working = days(year, month).filter(|day| calendar.is_working(*day));
    Month {
        title: t.calendar.caption(wording::month(t, first)),
        working: t.calendar.working_days(working.count()),
        weeks: cells.chunks(7).map(<[_]>::to_vec).collect(),
    }
}

fn days(year: i16, month: i8) -> impl Iterator<Item = Date> {
    date(year, month, 1)
        .series(jiff::Span::new().days(1))
        .take_while(move |day| day.month() == month)
}

fn cell(t: &Texts, calendar: &Calendar, day: Date) -> DayCell {
    let kind = calendar.day(day).kind;
    let (class, mark) = match &kind {
        DayKind::Workday => ("work", ""),
        DayKind::Weekend => ("weekend", ""),
        DayKind::Holiday { .. } => ("rest", t.calendar.rest),
        DayKind::MakeUp { .. } => ("make-up", t.calendar.make_up),
        DayKind::LocalWork { .. } => ("local-work", t.calendar.local_work),
        DayKind::LocalRest { .. } => ("local-rest", t.calendar.local_rest),
    };
    DayCell {
        number: day.day(),
        class,
        words: match mark {
            "" => String::new(),
            _ => day_kind(t, &kind),
        },
        mark: mark.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Language, texts};

    #[test]
    fn the_official_year_2024_has_251_working_days() {
        assert_eq!(working_days(Calendar::official(), 2024), 251);
    }

    #[test]
    fn a_month_begins_under_its_weekday_and_marks_what_is_not_ordinary() {
        let t = texts(Language::ZhHans);
        let february = &months(t, Calendar::official(), 2024)[1];
        // 1 February 2024 was a Thursday; Sunday the 4th was worked for the Spring Festival.
        assert_eq!(february.weeks[0][2], None);
        assert_eq!(february.weeks[0][3].as_ref().unwrap().number, 1);
        let sunday = february.weeks[0][6].as_ref().unwrap();
        assert_eq!((sunday.class, sunday.mark.as_str()), ("make-up", "班"));
        assert_eq!(sunday.words, "春节调休上班");
        assert!(february.weeks.iter().all(|week| week.len() == 7));
    }
}
