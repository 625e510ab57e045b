//! The meetings of a year.

use app::meetings::MeetingLine;
use axum::extract::{Query, State};
use domain::meetings::MeetingStatus;
use domain::permits::{Permission, has};
use domain::time::{local_date, local_text};
use messages::Texts;
use serde::Deserialize;

use super::words;
use crate::components::print::PrintHead;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{Link, NavItem, Place, Width};
use crate::pages::html;
use crate::site::Site;
use crate::views::meetings::MeetingList;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::date_and_weekday;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    year: Option<i32>,
}

pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let latest = i32::from(local_date(site.app().now()).year());
    let year = wanted.year.unwrap_or(latest);
    let actor = person.clone();
    let lines = site
        .run(move |app| app.meetings().of_year(&actor.actor, year))
        .await?;
    let may_plan = has(&person.actor, Permission::ManageMeetings);
    let t = visitor.t;
    let mut page = visitor.page(t.meetings.year_title(year));
    page.width = Width::Whole;
    html(&MeetingList {
        print_head: PrintHead::new(t, &page.deployment, "", local_text(site.app().now())),
        title: t.meetings.year_title(year),
        under: under(t, &lines),
        years: years(t, latest, year),
        table: table(t, &lines, has(&person.actor, Permission::ViewLedger)),
        plan: Link::new(format!("/plan/{year}"), t.year_plan.link),
        new: may_plan.then(|| Link::new("/meetings/new", t.meetings.new)),
        page,
    })
}

fn under(t: &Texts, lines: &[MeetingLine]) -> String {
    let is_held = |line: &&MeetingLine| {
        matches!(
            line.meeting.status,
            MeetingStatus::Held | MeetingStatus::Closed
        )
    };
    let planned = lines
        .iter()
        .filter(|line| line.meeting.status != MeetingStatus::Cancelled)
        .count();
    let held: Vec<&MeetingLine> = lines.iter().filter(is_held).collect();
    let received: usize = held.iter().map(|line| present(line)).sum();
    let problems: i64 = lines.iter().map(|line| line.problems).sum();
    t.meetings.under(held.len(), planned, problems, received)
}

fn present(line: &MeetingLine) -> usize {
    let attendees = &line.meeting.attendees;
    attendees.iter().filter(|attendee| attendee.present).count()
}

fn years(t: &Texts, latest: i32, shown: i32) -> Tabs {
    let mut years: Vec<i32> = (latest - 4..=latest + 1).rev().collect();
    if !years.contains(&shown) {
        years.push(shown);
    }
    let item = |year: &i32| {
        let place = if *year == shown {
            Place::Here
        } else {
            Place::Elsewhere
        };
        let text = t.meetings.year_line(year);
        NavItem::new(format!("/meetings?year={year}"), text, place)
    };
    Tabs {
        label: t.meetings.years.to_owned(),
        items: years.iter().map(item).collect(),
    }
}

/// Numbers of problems lead to their rows for those who may see the ledger.
fn table(t: &'static Texts, lines: &[MeetingLine], sees_ledger: bool) -> Table {
    let column = &t.meetings.column;
    let columns = vec![
        Column::new(ColumnKind::Head, column.number),
        Column::new(ColumnKind::Fixed, column.date),
        Column::new(ColumnKind::Text, column.form),
        Column::new(ColumnKind::Text, column.theme),
        Column::new(ColumnKind::Text, column.place),
        Column::new(ColumnKind::Text, column.hosts),
        Column::new(ColumnKind::Number, column.people),
        Column::new(ColumnKind::Number, column.problems),
        Column::new(ColumnKind::Text, column.status),
    ];
    let mut table = Table::new(t, t.meetings.title, columns);
    table.rows = lines.iter().map(|line| row(t, line, sees_ledger)).collect();
    table
}

fn row(t: &'static Texts, line: &MeetingLine, sees_ledger: bool) -> Row {
    let meeting = &line.meeting;
    let problems = match line.problems {
        n if n == 0 || !sees_ledger => Cell::text(n.to_string()),
        n => Cell::link(format!("/cases?meeting={}", meeting.id), n.to_string()),
    };
    Row::new(vec![
        Cell::link(
            format!("/meetings/{}", meeting.id),
            t.meetings.ordinal(meeting.number),
        ),
        Cell::text(date_and_weekday(t, meeting.held_on)).under(&meeting.starts_at),
        Cell::text(words::form(t, meeting.form)),
        Cell::text(&meeting.theme),
        Cell::text(&meeting.place),
        Cell::text(line.hosts.join(t.meetings.separator)),
        Cell::text(t.meetings.people(meeting.attendees.len(), present(line))),
        problems,
        Cell::from(words::status(t, meeting.status)).under(&meeting.remark),
    ])
}
