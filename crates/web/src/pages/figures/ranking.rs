//! Offices by their score. Few cases say little: below the set number an office is counted, not ranked.

use app::figures::YearPage;
use domain::statistics::{Dimension, Measure, Rate, Sums};
use messages::Texts;

use super::keys::{label, rows};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::views::figures::Ranking;

/// The offices of the year.
pub fn of(t: &'static Texts, found: &YearPage) -> Ranking {
    let minimum = i64::from(found.settings.ranking_minimum);
    let words = &t.figures.ranking;
    let (mut ranked, small): (Vec<_>, Vec<_>) = found
        .figures
        .by_office
        .iter()
        .filter(|(office, _)| !office.is_empty())
        .partition(|(_, sums)| sums.of(Measure::Assigned) >= minimum);
    let score = |sums: &Sums| sums.composite_score(&found.settings).unwrap_or(-1.0);
    ranked.sort_by(|(_, a), (_, b)| score(b).total_cmp(&score(a)));
    let mut table = Table::new(t, words.title, columns(t));
    table.rows = ranked
        .iter()
        .enumerate()
        .map(|(at, (office, sums))| row(t, found, at + 1, office, sums))
        .collect();
    let counted = small.iter().map(|(office, sums)| {
        let name = label(t, &found.keys, Dimension::Office, office);
        words.small_office(sums.of(Measure::Assigned), name)
    });
    let offices = counted
        .collect::<Vec<_>>()
        .join(t.figures.ranking.separator);
    Ranking {
        note: words.note(minimum),
        small: match small.is_empty() {
            true => String::new(),
            false => words.small(minimum, offices),
        },
        table,
    }
}

fn columns(t: &'static Texts) -> Vec<Column> {
    let (words, rates) = (&t.figures.ranking, &t.figures.rate);
    let number = |label: &str| Column::new(ColumnKind::Number, label);
    vec![
        number(words.rank),
        Column::new(ColumnKind::LongHead, words.office),
        number(words.score),
        number(t.figures.measure.assigned),
        number(t.figures.measure.replied),
        number(rates.on_time),
        number(rates.response),
        number(rates.resolution),
        number(rates.satisfaction),
        number(t.figures.measure.not_rated),
    ]
}

fn row(t: &'static Texts, found: &YearPage, rank: usize, office: &str, sums: &Sums) -> Row {
    let year = found.figures.year;
    let here = [(Dimension::Office, office)];
    let count = |measure| {
        let n = sums.of(measure).to_string();
        Cell::link(rows(year, measure, &here), n)
    };
    let overdue = found.overdue_by_office.get(office).copied().unwrap_or(0);
    let score = sums.composite_score(&found.settings);
    let score = score.map_or_else(|| "—".to_owned(), |score| format!("{score:.1}"));
    Row::new(vec![
        Cell::text(rank.to_string()),
        Cell::text(label(t, &found.keys, Dimension::Office, office)),
        Cell::text(score),
        count(Measure::Assigned),
        count(Measure::Replied),
        rate(sums.on_time_rate(overdue)),
        rate(sums.response_rate()),
        rate(sums.resolution_rate()),
        rate(sums.satisfaction_rate(&found.settings)),
        count(Measure::NotRated),
    ])
}

/// Never a percentage without its two numbers.
pub(super) fn rate(rate: Rate) -> Cell {
    let sum = format!("{}/{}", rate.numerator_text(), rate.denominator);
    Cell::text(rate.percent_text()).under(sum)
}
