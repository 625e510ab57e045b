//! The week's bulletin: a page, the same on paper, and as plain text.

use app::bulletin::{Bulletin, latest as latest_week};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::statistics::{Dimension, Happened, Happening, Measure, Sums, Week};
use domain::time::{Date, local_text};
use messages::Texts;

use super::{board, placed, today};
use crate::components::figure::Count;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::{Answer, Failure};
use crate::layout::Link;
use crate::pages::cases::ledger::{Conditions, View};
use crate::pages::figures::{measure_label, rows as measure_rows};
use crate::pages::html;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::board::{Board, Part};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grouped;

/// What the review of a month counts.
const REVIEWED: &[Measure] = &[
    Measure::Received,
    Measure::Replied,
    Measure::OnTime,
    Measure::Late,
    Measure::StruckOff,
    Measure::Docketed,
];

/// Leads to the last week that is over.
pub async fn latest(State(site): State<Site>) -> Response {
    let monday = latest_week(today(&site)).monday();
    Redirect::to(format!("/bulletin/{monday}")).into_response()
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(monday): Path<String>,
) -> Answer {
    let week = week(&monday)?;
    let found = site
        .run(move |app| app.bulletin(&person.actor, week))
        .await?;
    html(&view(&site, &visitor, &found))
}

/// The same as plain text, to be pasted into a circular.
pub async fn text(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(monday): Path<String>,
) -> Answer {
    let week = week(&monday)?;
    let found = site
        .run(move |app| app.bulletin(&person.actor, week))
        .await?;
    let name = format!("attachment; filename=\"bulletin-{monday}.txt\"");
    let head = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, found.to_text(visitor.t)).into_response())
}

/// A week by its Monday; any other day is no such page.
fn week(monday: &str) -> Result<Week, Failure> {
    let day: Date = monday.parse().map_err(|_| Failure::NOT_FOUND)?;
    let week = Week::of(day);
    match week.monday() == day {
        true => Ok(week),
        false => Err(Failure::NOT_FOUND),
    }
}

fn view(site: &Site, visitor: &Visitor, found: &Bulletin) -> Board {
    let t = visitor.t;
    let words = &t.bulletin;
    let title = found.title(t);
    let under = words.lead(local_text(found.made_at));
    let mut page = board(site, visitor, title, under, &found.issuer);
    let monday = found.week.monday();
    if found.first_week.is_some_and(|first| first < found.week) {
        let before = found.week.before().monday();
        page.links
            .push(Link::new(format!("/bulletin/{before}"), words.before));
    }
    if found.week.is_over(found.made_at) {
        let after = found.week.after().monday();
        page.links
            .push(Link::new(format!("/bulletin/{after}"), words.after));
    }
    page.links
        .push(Link::new(format!("/bulletin/{monday}/text"), words.as_text));
    page.parts = vec![
        happened(t, found),
        overdue(t, found),
        month(t, found),
        in_time(t, found),
    ];
    page
}

fn happened(t: &'static Texts, found: &Bulletin) -> Part {
    let words = &t.bulletin;
    let name = |happening: &Happening| {
        t.lookup(&format!("bulletin.happening.{happening}"))
            .unwrap_or_default()
    };
    let number = |happening: &Happening| Column::new(ColumnKind::Number, name(happening));
    let mut columns = vec![Column::new(ColumnKind::LongHead, words.office)];
    columns.extend(Happening::ALL.iter().map(number));
    let mut table = Table::new(t, words.week, columns);
    let row = |label: &str, happened: &Happened| {
        let numbers = Happening::ALL.iter().map(|each| happened.of(*each));
        let cells = numbers.map(|n| Cell::text(n.to_string()));
        Row::new(std::iter::once(Cell::text(label)).chain(cells).collect())
    };
    let offices = found.by_office.iter();
    let mut rows: Vec<Row> = offices
        .map(|(office, happened)| row(found.office(office), happened))
        .collect();
    if !found.total.0.is_empty() {
        rows.insert(0, row(words.all, &found.total));
    }
    table.rows = rows;
    Part::new("week", words.week, words.week_under).table(table, words.quiet)
}

fn overdue(t: &'static Texts, found: &Bulletin) -> Part {
    let words = &t.bulletin;
    let counts = found.overdue_by_office.iter().map(|(office, n)| {
        let mut conditions = Conditions::of(View::Overdue);
        conditions.lead = office.parse().ok();
        conditions.year = Some(found.month.0);
        Count::new(found.office(office), grouped(*n))
            .unit(t.figures.pieces)
            .rows(conditions.path("/cases"))
    });
    Part::new(
        "overdue",
        words.overdue_now(found.overdue()),
        words.overdue_under,
    )
    .counts(counts.collect())
}

fn month(t: &'static Texts, found: &Bulletin) -> Part {
    let words = &t.bulletin;
    let (year, month) = found.month;
    let mut columns = vec![Column::new(ColumnKind::LongHead, words.office)];
    let number = |measure: &Measure| Column::new(ColumnKind::Number, measure_label(t, *measure));
    columns.extend(REVIEWED.iter().map(number));
    let title = words.month(month, year);
    let mut table = Table::new(t, &title, columns);
    let key = format!("{month:02}");
    let row = |label: &str, office: Option<&str>, sums: &Sums| {
        let mut keys = vec![(Dimension::Month, key.as_str())];
        keys.extend(office.map(|office| (Dimension::Office, office)));
        let cells = REVIEWED.iter().map(|measure| match sums.of(*measure) {
            0 => Cell::text("0"),
            n => Cell::link(measure_rows(year, *measure, &keys), n.to_string()),
        });
        Row::new(std::iter::once(Cell::text(label)).chain(cells).collect())
    };
    let offices = found.month_by_office.iter();
    let mut rows: Vec<Row> = offices
        .map(|(office, sums)| row(found.office(office), Some(office), sums))
        .collect();
    if found.month_total.of(Measure::Received) > 0 {
        rows.insert(0, row(words.all, None, &found.month_total));
    }
    table.rows = rows;
    Part::new("month", title, words.month_under).table(table, words.nobody)
}

fn in_time(t: &'static Texts, found: &Bulletin) -> Part {
    let words = &t.bulletin;
    let minimum = found.settings.ranking_minimum;
    let name = |office: &str| found.office(office).to_owned();
    let rows = |office: &str| {
        let here = [(Dimension::Office, office)];
        measure_rows(found.month.0, Measure::OnTime, &here)
    };
    let title = words.on_time(minimum);
    let (table, small) = placed::table(t, &title, &found.on_time, (name, minimum), rows);
    Part::new("on-time", title, words.on_time_under(minimum))
        .table(table, words.nobody)
        .small(small)
}
