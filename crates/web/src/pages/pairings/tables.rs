//! The two tables of a year's arrangement.

use app::pairings::YearPairings;
use domain::pairings::{Pairing, Partner};
use domain::permits::{Permission, has};
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Content, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::layout::Link;
use crate::views::pairings::PairingTable;
use crate::visitor::SignedIn;
use crate::wording::long_date;

/// Leaders and firms, then leaders and chambers.
pub fn both(
    t: &'static Texts,
    found: &YearPairings,
    year: i32,
    reader: &SignedIn,
) -> Vec<PairingTable> {
    let words = &t.pairings;
    let may_manage = has(&reader.actor, Permission::ManagePairings);
    let new = |kind: &str, label: &str| {
        may_manage.then(|| Link::new(format!("/pairings/{year}/new?with={kind}"), label))
    };
    let (leaders, partners) = found.firm_counts;
    let firms = PairingTable {
        id: "firms",
        title: words.firms,
        counts: words.firm_counts(leaders, partners),
        none: words.none_firms,
        table: table(t, words.firms, found, &found.firms, reader),
        new: new("firm", words.new_firm),
    };
    let (leaders, partners) = found.chamber_counts;
    let chambers = PairingTable {
        id: "chambers",
        title: words.chambers,
        counts: words.chamber_counts(leaders, partners),
        none: words.none_chambers,
        table: table(t, words.chambers, found, &found.chambers, reader),
        new: new("chamber", words.new_chamber),
    };
    vec![firms, chambers]
}

fn table(
    t: &'static Texts,
    caption: &str,
    found: &YearPairings,
    pairings: &[Pairing],
    reader: &SignedIn,
) -> Table {
    let may_manage = has(&reader.actor, Permission::ManagePairings);
    let column = &t.pairings.column;
    let is_firm = pairings
        .iter()
        .any(|pairing| matches!(pairing.partner, Partner::Firm(..)));
    let partner = if is_firm { column.firm } else { column.chamber };
    let mut columns = vec![
        Column::new(ColumnKind::LongHead, column.leader),
        Column::new(ColumnKind::Text, partner),
        Column::new(ColumnKind::Text, column.office),
        Column::new(ColumnKind::Fixed, column.since),
        Column::new(ColumnKind::Text, column.state),
        Column::new(ColumnKind::Text, column.remark),
    ];
    if may_manage {
        columns.push(Column::new(ColumnKind::Fixed, column.action));
    }
    let mut sorted: Vec<&Pairing> = pairings.iter().collect();
    // Each leader's lines together, in the order in which they were arranged.
    let mut order: Vec<_> = Vec::new();
    for pairing in pairings {
        if !order.contains(&pairing.leader) {
            order.push(pairing.leader);
        }
    }
    sorted.sort_by_key(|pairing| order.iter().position(|leader| *leader == pairing.leader));
    let mut table = Table::new(t, caption, columns);
    table.rows = sorted
        .into_iter()
        .map(|pairing| row(t, found, pairing, reader))
        .collect();
    table
}

fn row(t: &'static Texts, found: &YearPairings, pairing: &Pairing, reader: &SignedIn) -> Row {
    let sees_firms = has(&reader.actor, Permission::ViewFirms);
    let may_manage = has(&reader.actor, Permission::ManagePairings);
    let partner = match pairing.partner {
        Partner::Firm(firm, person) => {
            let name = found.name(firm.0);
            let name = match sees_firms {
                true => Cell::link(format!("/firms/{firm}"), name),
                false => Cell::text(name),
            };
            name.under(found.name(person.0))
        }
        Partner::Chamber(chamber) => Cell::text(found.name(chamber.0)),
    };
    let office = pairing.serving_office.map(|office| found.name(office.0));
    let state = match pairing.ends_on {
        None => Cell::from(Tag::new(Tone::Active, t.pairings.current)),
        Some(on) => Cell::from(Tag::new(Tone::Neutral, t.pairings.ended))
            .under(t.pairings.until(long_date(t, on))),
    };
    let remark = match pairing.change_reason.is_empty() {
        true => Cell::text(&pairing.remark),
        false => Cell::text(&pairing.remark).under(&pairing.change_reason),
    };
    let mut cells = vec![
        Cell::text(found.name(pairing.leader.0)),
        partner,
        Cell::text(office.unwrap_or_default()),
        Cell::text(long_date(t, pairing.starts_on)),
        state,
        remark,
    ];
    if may_manage {
        cells.push(match pairing.ends_on {
            None => Cell::link(
                format!("/pairings/entry/{}/end", pairing.id),
                t.pairings.end,
            ),
            Some(_) => Cell::from(Content::Empty),
        });
    }
    Row::new(cells)
}
