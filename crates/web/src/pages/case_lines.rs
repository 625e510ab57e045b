//! A few cases as a table: on the workbench and on boards.

use app::World;
use domain::time::{Date, local_date};
use messages::Texts;
use store::cases::ListRow;

use super::cases::ledger::{overdue_row, row_light};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};

/// The table of these cases.
pub fn table(
    t: &'static Texts,
    world: &World,
    caption: &str,
    rows: &[ListRow],
    today: Date,
) -> Table {
    let c = &t.ledger.column;
    let columns = vec![
        Column::new(ColumnKind::Head, c.number),
        Column::new(ColumnKind::Long, c.problem),
        Column::new(ColumnKind::Text, c.lead),
        Column::new(ColumnKind::Text, c.light),
    ];
    let mut table = Table::new(t, caption, columns);
    table.rows = rows.iter().map(|row| line(t, world, row, today)).collect();
    table
}

fn line(t: &Texts, world: &World, row: &ListRow, today: Date) -> Row {
    let href = format!("/cases/{}", row.number);
    let stage = t
        .lookup(&format!("stages.{}", row.stage))
        .unwrap_or_default();
    let state = match row_light(t, world, row, today) {
        Some(light) => Cell::from(light),
        None => Cell::from(Tag::new(Tone::of_stage(row.stage), stage)),
    };
    let received = local_date(row.received_at);
    let under = row.due_on.unwrap_or(received).to_string();
    Row::new(vec![
        Cell::link(&href, &row.number),
        Cell::link(&href, &row.title).under(row.firm_name.clone().unwrap_or_default()),
        Cell::text(row.lead_name.clone().unwrap_or_default())
            .under(row.officer_label.clone().unwrap_or_default()),
        state.under(under),
    ])
    .marked(overdue_row(row, today))
}
