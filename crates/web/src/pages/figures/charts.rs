//! Distributions of the year's cases, each a table with bars.

use app::figures::YearPage;
use domain::statistics::{Dimension, Measure, Sums};
use messages::Texts;

use super::keys::{dimension_label, label, rows};
use crate::components::bars::{BarRow, Bars};

/// By category, office, place, meeting and month.
pub fn all(t: &'static Texts, found: &YearPage) -> Vec<Bars> {
    let figures = &found.figures;
    let by = &t.figures.by;
    vec![
        chart(
            t,
            found,
            Dimension::Category,
            by.category,
            &figures.by_category,
        ),
        chart(t, found, Dimension::Office, by.office, &figures.by_office),
        chart(t, found, Dimension::Place, by.place, &figures.by_place),
        chart(
            t,
            found,
            Dimension::Meeting,
            by.meeting,
            &figures.by_meeting,
        ),
        chart(t, found, Dimension::Month, by.month, &figures.by_month),
    ]
}

fn chart(
    t: &'static Texts,
    found: &YearPage,
    dimension: Dimension,
    caption: &str,
    sums: &[(String, Sums)],
) -> Bars {
    let counted = |sums: &Sums| u64::try_from(sums.of(Measure::Received)).unwrap_or(0);
    let row = |(key, sums): &(String, Sums)| {
        let n = counted(sums);
        BarRow::new(label(t, &found.keys, dimension, key), n)
            .words(t.figures.cases(n))
            .rows(rows(
                found.figures.year,
                Measure::Received,
                &[(dimension, key)],
            ))
            .bad(overdue(found, dimension, key))
    };
    let mut sorted: Vec<&(String, Sums)> =
        sums.iter().filter(|(_, sums)| counted(sums) > 0).collect();
    match dimension {
        // Time has an order of its own.
        Dimension::Month => {}
        Dimension::Meeting => sorted.sort_by_key(|(key, _)| number(found, key)),
        _ => sorted.sort_by_key(|(_, sums)| std::cmp::Reverse(counted(sums))),
    }
    let heads = (dimension_label(t, dimension), t.figures.measure.received);
    Bars::new(caption, heads, sorted.into_iter().map(row).collect())
}

fn overdue(found: &YearPage, dimension: Dimension, key: &str) -> u64 {
    let by_office = match dimension {
        Dimension::Office => found.overdue_by_office.get(key).copied(),
        _ => None,
    };
    u64::try_from(by_office.unwrap_or(0)).unwrap_or(0)
}

fn number(found: &YearPage, meeting: &str) -> u32 {
    let known = found
        .keys
        .meetings
        .iter()
        .find(|known| known.id.to_string() == meeting);
    known.map_or(u32::MAX, |known| known.number)
}
