//! The meetings of the year beside each other.

use app::figures::YearPage;
use domain::meetings::{Meeting, MeetingStatus};
use domain::statistics::{Dimension, Measure, Sums};
use messages::Texts;

use super::keys::{measure_label, rows};
use super::ranking::rate;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};

/// What is counted of each.
const COUNTED: [Measure; 8] = [
    Measure::Received,
    Measure::Assigned,
    Measure::Replied,
    Measure::ClassA,
    Measure::ClassB,
    Measure::ClassC,
    Measure::ClassD,
    Measure::StruckOff,
];

/// One row for each meeting that was held, in their order.
pub fn compared(t: &'static Texts, found: &YearPage) -> Table {
    let number = |label: &str| Column::new(ColumnKind::Number, label);
    let mut columns = vec![
        Column::new(ColumnKind::LongHead, t.figures.dimension.meeting),
        Column::new(ColumnKind::Fixed, t.meetings.column.date),
        number(t.figures.meetings.present),
    ];
    columns.extend(COUNTED.map(|measure| number(measure_label(t, measure))));
    columns.extend([
        number(t.figures.rate.satisfaction),
        number(t.figures.measure.not_rated),
    ]);
    let mut table = Table::new(t, t.figures.by.meeting, columns);
    let was_held =
        |meeting: &&Meeting| matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Closed);
    let mut held: Vec<&Meeting> = found.keys.meetings.iter().filter(was_held).collect();
    held.sort_by_key(|meeting| meeting.number);
    table.rows = held
        .into_iter()
        .map(|meeting| row(t, found, meeting))
        .collect();
    table
}

fn row(t: &'static Texts, found: &YearPage, meeting: &Meeting) -> Row {
    let key = meeting.id.to_string();
    let known = found.figures.by_meeting.iter().find(|(id, _)| *id == key);
    let none = Sums::default();
    let sums = known.map_or(&none, |(_, sums)| sums);
    let count = |measure| {
        let n = sums.of(measure);
        match n {
            0 => Cell::text("0"),
            n => Cell::link(
                rows(found.figures.year, measure, &[(Dimension::Meeting, &key)]),
                n.to_string(),
            ),
        }
    };
    let present = meeting.attendees.iter().filter(|each| each.present).count();
    let mut cells = vec![
        Cell::link(
            format!("/meetings/{}/follow-up", meeting.id),
            t.figures.meeting(meeting.number, &meeting.theme),
        ),
        Cell::text(meeting.held_on.to_string()),
        Cell::text(present.to_string()),
    ];
    cells.extend(COUNTED.map(count));
    cells.push(rate(sums.satisfaction_rate(&found.settings)));
    cells.push(count(Measure::NotRated));
    Row::new(cells)
}
