//! All published announcements.

use app::announcements::Public;
use axum::extract::State;
use domain::meetings::MeetingStatus;
use messages::Texts;

use super::when;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::pages::{html, meetings};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::Visitor;
use crate::wording::short_date;

pub async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    let found = site.run(|app| app.announcements().published()).await?;
    let t = visitor.t;
    let words = &t.announcements;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_meeting),
        Column::new(ColumnKind::Text, words.column_when),
        Column::new(ColumnKind::Text, words.column_place),
        Column::new(ColumnKind::Text, words.column_sign_up),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = found.iter().map(|each| row(t, each)).collect();
    let list = List::new(visitor.page(words.title), words.under);
    html(&list.table(table, (words.nothing, words.nothing_text)))
}

fn row(t: &Texts, found: &Public) -> Row {
    let name = meetings::name(t, &found.meeting);
    Row::new(vec![
        Cell::link(format!("/announcements/{}", found.meeting.id), name),
        Cell::text(when(t, found)),
        Cell::text(&found.meeting.place),
        Cell::from(standing(t, found)),
    ])
}

/// Whether one can sign up, in a word.
pub fn standing(t: &Texts, found: &Public) -> Tag {
    let words = &t.announcements;
    let until = short_date(t, found.announcement.sign_up_until);
    match found.meeting.status {
        MeetingStatus::Cancelled => Tag::new(Tone::Bad, words.cancelled),
        MeetingStatus::Held | MeetingStatus::Closed => Tag::new(Tone::Neutral, words.held),
        MeetingStatus::Planned if found.is_open => Tag::new(Tone::Good, words.open_until(until)),
        MeetingStatus::Planned => Tag::new(Tone::Neutral, words.closed),
    }
}
