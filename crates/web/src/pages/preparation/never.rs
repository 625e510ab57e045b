//! Firms that were never invited: the first to look at.

use app::choices::FirmLine;
use axum::extract::{Path, Query, State};
use domain::ids::MeetingId;
use serde::Deserialize;

use crate::components::field::{Choice, Control, Field, Need};
use crate::components::filters::FilterBar;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

/// Longer lists are narrowed down by place.
const MOST: u32 = 200;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Place code; empty for all.
    place: String,
}

pub async fn never(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let (actor, place) = (person.actor.clone(), wanted.place.clone());
    let ((firms, count), world) = site
        .run(move |app| {
            let desk = app.sign_ups();
            Ok((desk.never_invited(&actor, &place, MOST)?, app.world()?))
        })
        .await?;
    let t = visitor.t;
    let words = &t.preparation;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_firm),
        Column::new(ColumnKind::Text, words.place),
    ];
    let mut table = Table::new(t, words.never_title, columns);
    let row = |firm: &FirmLine| {
        let name = Cell::link(format!("/firms/{}", firm.id), &firm.name);
        let code = firm.credit_code.clone().unwrap_or_default();
        Row::new(vec![
            name.under(code),
            Cell::text(world.programme.place(&firm.place)),
        ])
    };
    table.rows = firms.iter().map(row).collect();
    let mut page = visitor.page(words.never_title);
    let desk = format!("/meetings/{id}/preparation");
    page.crumbs = vec![Link::new(desk.clone(), words.link)];
    let mut list = List::new(page, words.never_under(count));
    list.act = Some(Link::new(format!("{desk}#by-name"), words.invite));
    let places = (world.programme.places.iter())
        .map(|place| Choice::new(&place.code, &place.label).picked_if(&wanted.place));
    let field = Field::new(t, "place", words.place)
        .need(Need::Unmarked)
        .control(Control::Select(places.collect()));
    let action = format!("/meetings/{id}/never-invited");
    list.filters = Some(FilterBar::new(t, action, vec![field]));
    html(&list.table(table, (words.never_none, "")))
}
