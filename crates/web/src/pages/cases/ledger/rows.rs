//! The lines of the ledger, in the usual order of the field.

use app::World;
use app::cases::Hit;
use domain::cases::StageName;
use domain::deadlines::{self, elapsed_working_days};
use domain::time::{Date, local_date};
use messages::Texts;
use store::cases::{ListRow, Order};

use super::conditions::Conditions;
use crate::components::light::{Color, Light};
use crate::components::table::{self, Cell, Column, ColumnKind, Row, RowMark, Table};
use crate::components::tag::{Tag, Tone};

/// The table of a page of cases.
pub fn table(
    t: &'static Texts,
    world: &World,
    now: &Conditions,
    rows: &[ListRow],
    hits: &[Hit],
    today: Date,
) -> Table {
    let c = &t.ledger.column;
    let received = match now.order {
        Order::NewestFirst => (Order::OldestFirst, table::Order::Descending),
        Order::OldestFirst => (Order::NewestFirst, table::Order::Ascending),
        Order::DueFirst => (Order::NewestFirst, table::Order::None),
    };
    let due = match now.order {
        Order::DueFirst => (Order::NewestFirst, table::Order::Ascending),
        Order::NewestFirst | Order::OldestFirst => (Order::DueFirst, table::Order::None),
    };
    let sorted = |column: Column, (order, shown): (Order, table::Order)| {
        column.sorted(now.ordered(order).path("/cases"), shown)
    };
    let columns = vec![
        Column::new(ColumnKind::Head, c.number),
        sorted(Column::new(ColumnKind::Fixed, c.received), received),
        Column::new(ColumnKind::Text, c.firm),
        Column::new(ColumnKind::Long, c.problem),
        Column::new(ColumnKind::Text, c.lead),
        sorted(Column::new(ColumnKind::Fixed, c.due), due),
        Column::new(ColumnKind::Text, c.light),
        Column::new(ColumnKind::Text, c.stage),
    ];
    let mut table = Table::new(t, t.ledger.title, columns);
    let line = |row: &ListRow| {
        let hit = hits.iter().find(|hit| hit.id == row.id);
        line(t, world, row, today, problem(world, now, row, hit))
    };
    table.rows = rows.iter().map(line).collect();
    table
}

/// What the problem is, with the words marked that it was found by; the link takes them along.
fn problem(world: &World, now: &Conditions, row: &ListRow, hit: Option<&Hit>) -> Cell {
    let href = format!("/cases/{}", row.number);
    let cell = match hit {
        None => Cell::link(href, &row.title),
        Some(hit) => {
            let words = crate::pages::query(&[("q", &now.words)]);
            Cell::marked_link(format!("{href}?{words}"), hit.title.clone().into())
                .piece(hit.excerpt.clone().into())
        }
    };
    cell.under(world.programme.category(&row.category))
}

fn line(t: &Texts, world: &World, row: &ListRow, today: Date, problem: Cell) -> Row {
    let href = format!("/cases/{}", row.number);
    let stage = t
        .lookup(&format!("stages.{}", row.stage))
        .unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let due = row.due_on.map(|day| day.to_string()).unwrap_or_default();
    let cells = vec![
        Cell::link(&href, &row.number),
        Cell::text(local_date(row.received_at).to_string()),
        Cell::text(text(&row.firm_name)).under(world.programme.place(&row.place)),
        problem,
        Cell::text(text(&row.lead_name)).under(text(&row.officer_label)),
        Cell::text(due),
        row_light(t, world, row, today).map_or_else(Cell::empty, Cell::from),
        Cell::from(Tag::new(Tone::of_stage(row.stage), stage)),
    ];
    Row::new(cells).marked(overdue_row(row, today))
}

/// The red edge of a line whose date has passed.
pub fn overdue_row(row: &ListRow, today: Date) -> RowMark {
    match row.due_on {
        Some(due) if due < today && owes(row.stage) => RowMark::Overdue,
        _ => RowMark::None,
    }
}

/// A reply is owed by the date of the line; what a docketed case owes is its next milestone.
fn owes(stage: StageName) -> bool {
    stage.is_under_way() && stage != StageName::Docketed
}

/// The light of a line whose office owes a reply.
pub fn row_light(t: &Texts, world: &World, row: &ListRow, today: Date) -> Option<Light> {
    let due_on = row.due_on?;
    if !owes(row.stage) {
        return None;
    }
    let remaining = deadlines::remaining(&world.calendar, today, due_on);
    let total = elapsed_working_days(&world.calendar, local_date(row.received_at), due_on);
    let total = u32::try_from(total).unwrap_or_default();
    let light = deadlines::light(remaining, total, world.settings.light_thresholds());
    let shown = Light::running(t, light, remaining);
    debug_assert_ne!(shown.color, Color::Unlit);
    Some(shown)
}
