//! All settings with their values, defaults and sources.

use axum::extract::State;
use domain::permits::{Permission, has};
use domain::settings::{SPECS, Settings, Spec};
use messages::Texts;

use super::shape::{Shape, label, source};
use super::tabs::{Part, tabs};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::Width;
use crate::pages::html;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

/// Whether the reader may change what the table shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Looks,
    Changes,
}

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let world = site.run(|app| app.world()).await?;
    let reader = match has(&person.actor, Permission::ManageSettings) {
        true => Reader::Changes,
        false => Reader::Looks,
    };
    let t = visitor.t;
    let mut page = visitor.page(t.settings.title);
    page.width = Width::Whole;
    let mut list = List::new(page, t.settings.under);
    list.tabs = Some(tabs(t, Part::Values));
    html(&list.table(table(t, &world.settings, reader), ("", "")))
}

fn table(t: &'static Texts, settings: &Settings, reader: Reader) -> Table {
    let words = &t.settings;
    let mut columns = vec![
        Column::new(ColumnKind::LongHead, words.column_setting),
        Column::new(ColumnKind::Fixed, words.column_value),
        Column::new(ColumnKind::Fixed, words.column_default),
        Column::new(ColumnKind::Long, words.column_source),
    ];
    if reader == Reader::Changes {
        columns.push(Column::new(ColumnKind::Fixed, words.change));
    }
    let mut table = Table::new(t, words.title, columns);
    let defaults = Settings::default();
    table.rows = SPECS
        .iter()
        .filter_map(|spec| row(t, spec, settings, &defaults, reader))
        .collect();
    table
}

fn row(
    t: &'static Texts,
    spec: &Spec,
    settings: &Settings,
    defaults: &Settings,
    reader: Reader,
) -> Option<Row> {
    let shape = Shape::of(spec.key)?;
    let (value, default) = (settings.get(spec.key)?, defaults.get(spec.key)?);
    let changed = if value == default {
        ""
    } else {
        t.settings.changed
    };
    let mut cells = vec![
        Cell::text(label(t, spec.key)),
        Cell::text(shape.words(t, &value)).under(changed),
        Cell::text(shape.words(t, &default)),
        Cell::text(source(t, spec.key)),
    ];
    if reader == Reader::Changes {
        let href = format!("/settings/{}", spec.key);
        cells.push(Cell::link(href, t.settings.change));
    }
    Some(Row::new(cells))
}
