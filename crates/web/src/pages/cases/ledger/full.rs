//! The lines of the ledger with all columns of the usual form, the same as in the file.

use documents::headings::Column as _;
use documents::ledger::{Column as Usual, LedgerRow};
use documents::workbook::ledger_values;
use domain::ids::CaseId;
use domain::time::Date;
use messages::Texts;
use store::cases::ListRow;

use super::rows::overdue_row;
use crate::components::table::{Cell, Column, ColumnKind, Frame, Row, Table};

/// The table of a page of cases. Rows that the reader may not see any more are left out.
pub fn table(
    t: &'static Texts,
    listed: &[ListRow],
    rows: &[(CaseId, LedgerRow)],
    today: Date,
) -> Table {
    let number = Column::new(ColumnKind::Head, t.ledger.column.number);
    let usual = usual().map(|column| Column::new(kind(column), column.header()));
    let columns = std::iter::once(number).chain(usual).collect();
    let mut table = Table::new(t, t.ledger.title, columns);
    table.frame = Frame::Scrolling;
    for (id, row) in rows {
        let Some(listed) = listed.iter().find(|listed| listed.id == *id) else {
            continue;
        };
        let number = Cell::link(format!("/cases/{}", listed.number), &listed.number);
        let values = ledger_values(row);
        let usual = Usual::USUAL.iter().zip(&values);
        let usual = usual
            .filter(|(column, _)| **column != Usual::Serial)
            .map(|(_, value)| cell(&value.to_text()));
        let cells = std::iter::once(number).chain(usual).collect();
        table
            .rows
            .push(Row::new(cells).marked(overdue_row(listed, today)));
    }
    table
}

/// All but the number, which stands first as a link.
fn usual() -> impl Iterator<Item = Usual> {
    let columns = Usual::USUAL.iter().copied();
    columns.filter(|column| *column != Usual::Serial)
}

fn cell(text: &str) -> Cell {
    match text {
        "" => Cell::empty(),
        text => Cell::text(text),
    }
}

fn kind(column: Usual) -> ColumnKind {
    match column {
        Usual::Problem
        | Usual::Ask
        | Usual::Progress
        | Usual::Result
        | Usual::FollowUp
        | Usual::Note => ColumnKind::Long,
        Usual::ReportedAt
        | Usual::AssignedAt
        | Usual::Limit
        | Usual::ClosedAt
        | Usual::StruckOffAt => ColumnKind::Fixed,
        _ => ColumnKind::Text,
    }
}
