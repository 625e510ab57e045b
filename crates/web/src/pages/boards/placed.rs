//! Offices in the order of a rate, as a table: never people, never a percentage without its two numbers.

use domain::statistics::Placed;
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};

/// A table of the offices with a place, and a line about those with too few cases; `rows` is where the cases behind an
/// office's numerator are.
pub fn table(
    t: &'static Texts,
    caption: &str,
    placed: &[Placed],
    (name, minimum): (impl Fn(&str) -> String, u32),
    rows: impl Fn(&str) -> String,
) -> (Table, String) {
    let words = &t.bulletin;
    let columns = vec![
        Column::new(ColumnKind::Number, words.place),
        Column::new(ColumnKind::LongHead, words.office),
        Column::new(ColumnKind::Number, words.share),
        Column::new(ColumnKind::Number, words.excluded),
    ];
    let mut table = Table::new(t, caption, columns);
    let mut small = Vec::new();
    for each in placed {
        let sum = format!("{}/{}", each.rate.numerator_text(), each.rate.denominator);
        match each.place {
            Some(place) => table.rows.push(Row::new(vec![
                Cell::text(place.to_string()),
                Cell::link(rows(&each.office), name(&each.office)),
                Cell::text(each.rate.percent_text()).under(sum),
                Cell::text(each.rate.excluded.to_string()),
            ])),
            None => small.push(words.small_office(name(&each.office), sum)),
        }
    }
    let small = match small.is_empty() {
        true => String::new(),
        false => words.small(minimum, small.join(t.figures.ranking.separator)),
    };
    (table, small)
}
