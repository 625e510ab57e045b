//! A year cut by up to three things at once.

use app::figures::Keys;
use domain::statistics::{Dimension, Measure};
use messages::Texts;
use store::cases::Cut;

use super::keys::{dimension_label, label, measure_label, rows};
use crate::components::field::{Choice, Control, Field, Need, Picked};
use crate::components::filters::FilterBar;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::layout::{Link, Width};
use crate::views::figures::CutOfYear;
use crate::visitor::Visitor;

/// What a year can be cut by.
const OFFERED: &[Dimension] = &[
    Dimension::Category,
    Dimension::Office,
    Dimension::Place,
    Dimension::Meeting,
    Dimension::Month,
    Dimension::Difficulty,
];

/// The columns of numbers.
const SHOWN: &[Measure] = &[
    Measure::Received,
    Measure::Replied,
    Measure::ClassA,
    Measure::ClassB,
    Measure::ClassC,
    Measure::StruckOff,
    Measure::Heard,
    Measure::Satisfied,
    Measure::NotRated,
];

const MOST: usize = 3;

/// What is asked for: `by=category,office` as a link has it, or `by=category&by=office` as the form sends it.
pub fn dimensions(query: &str) -> Vec<Dimension> {
    let mut found = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let words = value.split(',').filter_map(|word| word.parse().ok());
        for dimension in words.filter(|dimension| name == "by" && OFFERED.contains(dimension)) {
            if !found.contains(&dimension) {
                found.push(dimension);
            }
        }
    }
    if found.is_empty() {
        found.push(Dimension::Category);
    }
    found.truncate(MOST);
    found
}

/// The page of a cut.
pub fn view(
    visitor: &Visitor,
    year: i32,
    by: &[Dimension],
    cells: &[Cut],
    keys: &Keys,
) -> CutOfYear {
    let t = visitor.t;
    let title = t.figures.cuts.title(year);
    let mut page = visitor.page(title.clone());
    page.width = Width::Whole;
    let mut table = Table::new(t, &title, columns(t, by));
    table.rows = cells
        .iter()
        .filter(|cell| cell.sums.of(Measure::Received) > 0)
        .map(|cell| row(t, year, by, cell, keys))
        .collect();
    CutOfYear {
        filters: FilterBar::new(t, format!("/figures/{year}/cut"), vec![chooser(t, by)]),
        year: Link::new(format!("/figures/{year}"), t.figures.title(year)),
        title,
        table,
        page,
    }
}

fn chooser(t: &'static Texts, by: &[Dimension]) -> Field {
    let choice = |dimension: &Dimension| {
        let mut choice = Choice::new(dimension.key(), dimension_label(t, *dimension));
        if by.contains(dimension) {
            choice.picked = Picked::Yes;
        }
        choice
    };
    Field::new(t, "by", t.figures.cuts.by)
        .need(Need::Unmarked)
        .control(Control::Checks(OFFERED.iter().map(choice).collect()))
}

fn columns(t: &'static Texts, by: &[Dimension]) -> Vec<Column> {
    let named = by.iter().enumerate().map(|(at, dimension)| {
        let kind = match at {
            0 => ColumnKind::LongHead,
            _ => ColumnKind::Text,
        };
        Column::new(kind, dimension_label(t, *dimension))
    });
    let counted = SHOWN
        .iter()
        .map(|measure| Column::new(ColumnKind::Number, measure_label(t, *measure)));
    named.chain(counted).collect()
}

fn row(t: &'static Texts, year: i32, by: &[Dimension], cell: &Cut, keys: &Keys) -> Row {
    let at: Vec<(Dimension, &str)> = by
        .iter()
        .copied()
        .zip(cell.keys.iter().map(String::as_str))
        .collect();
    let named = at
        .iter()
        .map(|(dimension, key)| Cell::text(label(t, keys, *dimension, key)));
    let counted = SHOWN.iter().map(|measure| match cell.sums.of(*measure) {
        0 => Cell::text("0"),
        n => Cell::link(rows(year, *measure, &at), n.to_string()),
    });
    Row::new(named.chain(counted).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_and_a_form_ask_for_the_same_cut() {
        let wanted = [Dimension::Category, Dimension::Office];
        assert_eq!(dimensions("by=category,office"), wanted);
        assert_eq!(dimensions("by=category&by=office"), wanted);
    }

    #[test]
    fn a_cut_has_one_to_three_dimensions_each_once() {
        assert_eq!(dimensions("by=nonsense"), [Dimension::Category]);
        let many = dimensions("by=office,office,place,month,meeting");
        assert_eq!(
            many,
            [Dimension::Office, Dimension::Place, Dimension::Month]
        );
    }
}
