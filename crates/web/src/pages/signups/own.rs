//! The sign-ups of one's own firm, or of the members that one's chamber signed up.

use app::signups::SignUpView;
use axum::extract::State;
use messages::Texts;

use super::standing;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::{html, meetings};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::date_and_weekday;

pub async fn own(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.sign_ups().own(&actor)).await?;
    let t = visitor.t;
    let words = &t.signups;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_meeting),
        Column::new(ColumnKind::Text, words.column_when),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Text, words.column_standing),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = found.iter().map(|each| row(t, each)).collect();
    let mut list = List::new(visitor.page(words.title), words.under);
    list.act = Some(Link::new("/announcements", words.announcements));
    html(&list.table(table, (words.nothing, words.nothing_text)))
}

fn row(t: &Texts, found: &SignUpView) -> Row {
    let href = format!("/sign-ups/{}", found.sign_up.id);
    Row::new(vec![
        Cell::link(href, meetings::name(t, &found.meeting)),
        Cell::text(date_and_weekday(t, found.meeting.held_on)).under(&found.meeting.place),
        Cell::text(found.name(found.sign_up.firm.0)),
        Cell::from(standing(t, &found.sign_up)),
    ])
}
