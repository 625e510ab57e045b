//! The cells of the arrangement table as it is written.

use super::{Column, PairingRow};
use crate::headings::Column as _;
use crate::workbook::{Heading, Value};

/// The headers of the usual form, with widths that its values need.
pub fn headings() -> Vec<Heading> {
    let columns = Column::USUAL.iter();
    columns
        .map(|column| Heading::new(column.header(), width(*column)))
        .collect()
}

/// The cells of a row in the order of [`Column::USUAL`].
pub fn values(row: &PairingRow) -> Vec<Value<'_>> {
    Column::USUAL
        .iter()
        .map(|column| value(row, *column))
        .collect()
}

fn value(row: &PairingRow, column: Column) -> Value<'_> {
    let day = |day: Option<domain::time::Date>| day.map_or(Value::Blank, Value::Day);
    let text = |text: &'_ Option<String>| text.clone().map_or(Value::Blank, Value::text);
    match column {
        Column::Serial => row.serial.map_or(Value::Blank, |n| Value::Count(n.into())),
        Column::Year => row
            .year
            .map_or(Value::Blank, |year| Value::text(year.to_string())),
        Column::StartsOn => day(row.starts_on),
        Column::EndsOn => day(row.ends_on),
        Column::Leader => text(&row.leader),
        Column::Firm => text(&row.firm),
        Column::Entrepreneur => text(&row.entrepreneur),
        Column::Chamber => text(&row.chamber),
        Column::Place => text(&row.place),
        Column::Business => text(&row.business),
        Column::Office => text(&row.office),
        Column::Liaison => text(&row.liaison),
        Column::Phone => text(&row.phone),
        Column::Reason => text(&row.reason),
        Column::Remark => text(&row.remark),
    }
}

fn width(column: Column) -> f64 {
    match column {
        Column::Serial | Column::Year => 6.0,
        Column::Firm | Column::Chamber | Column::Business => 28.0,
        Column::Leader | Column::Office | Column::Remark | Column::Reason => 20.0,
        Column::Entrepreneur
        | Column::Place
        | Column::Liaison
        | Column::Phone
        | Column::StartsOn
        | Column::EndsOn => 13.0,
    }
}
