//! One year of the calendar, for everybody, with a due date to count.

use axum::extract::{Path, Query, State};
use domain::calendar::{Calendar, DayRule};
use domain::deadlines::{Limit, Unit, due};
use domain::permits::{Permission, has};
use domain::time::{Date, local_date};
use messages::Texts;
use serde::Deserialize;

use super::month;
use crate::components::due::DueDate;
use crate::components::field::{Control, Field, Need};
use crate::components::light::{Color, Light};
use crate::components::notice::{Notice, NoticeKind};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::{Answer, Failure};
use crate::layout::{Link, Width};
use crate::pages::html;
use crate::pages::settings::tabs::{Part, tabs};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::calendar::{CalendarPage, Counted};
use crate::visitor::Visitor;
use crate::wording;

/// Years that a page is made for.
const YEARS: std::ops::RangeInclusive<i16> = 2007..=2100;

/// What is to be counted; both empty until someone asks.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    days: String,
}

/// This year.
pub async fn now(State(site): State<Site>) -> Redirect {
    let year = local_date(site.app().now()).year();
    Redirect::to(format!("/calendar/{year}"))
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(year): Path<i16>,
    Query(asked): Query<Asked>,
) -> Answer {
    if !YEARS.contains(&year) {
        return Err(Failure::NOT_FOUND);
    }
    let world = site.run(|app| app.world()).await?;
    html(&view(&visitor, &world.calendar, year, &asked))
}

fn view(visitor: &Visitor, calendar: &Calendar, year: i16, asked: &Asked) -> CalendarPage {
    let t = visitor.t;
    let words = &t.calendar;
    let mut page = visitor.page(words.title(year));
    page.width = Width::Whole;
    let notice = calendar.notices().find(|notice| notice.year() == year);
    let link = |year: i16| Link::new(format!("/calendar/{year}"), words.previous(year));
    let may = |permission| visitor.actor().is_some_and(|actor| has(actor, permission));
    CalendarPage {
        page,
        under: match notice {
            Some(_) => words.published(month::working_days(calendar, year)),
            None => words.under.to_owned(),
        },
        tabs: may(Permission::ViewSettings).then(|| tabs(t, Part::Calendar)),
        provisional: notice
            .is_none()
            .then(|| Notice::new(t, NoticeKind::Warning, words.provisional(year))),
        before: link((year - 1).max(*YEARS.start())),
        after: link((year + 1).min(*YEARS.end())),
        edit: may(Permission::ManageCalendar).then(|| "/calendar/edit".to_owned()),
        papers: papers(t, notice.map_or(&[], |notice| notice.papers())),
        weekdays: t.dates.weekdays.split(' ').map(str::to_owned).collect(),
        months: month::months(t, calendar, year),
        local_days: local_days(t, calendar, year, may(Permission::ManageCalendar)),
        year,
        counter: counter(t, asked),
        counted: counted(t, calendar, asked),
    }
}

fn papers(t: &Texts, addresses: &[String]) -> Vec<Link> {
    let numbered = addresses.iter().zip(1..);
    numbered
        .map(|(address, number)| Link::new(address, t.calendar.paper(number)))
        .collect()
}

/// The local days of a year; whoever edits the calendar can withdraw each.
fn local_days(t: &'static Texts, calendar: &Calendar, year: i16, may_edit: bool) -> Table {
    let words = &t.calendar;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_date),
        Column::new(ColumnKind::Fixed, words.column_rule),
        Column::new(ColumnKind::Text, words.column_reason),
    ];
    let mut table = Table::new(t, words.local_days, columns);
    let days = calendar
        .local_days()
        .filter(|day| day.date().year() == year);
    table.rows = days
        .map(|day| {
            let date = wording::short_date(t, day.date());
            let withdrawal = format!("/calendar/local-days/{}/withdrawal", day.date());
            Row::new(vec![
                match may_edit {
                    true => Cell::link(withdrawal, format!("{date} {}", words.edit.withdraw)),
                    false => Cell::text(date),
                },
                Cell::text(rule(t, day.rule())),
                Cell::text(day.reason()).under(day.authority()),
            ])
        })
        .collect();
    table
}

/// `上班` or `放假`.
pub fn rule(t: &Texts, rule: DayRule) -> &'static str {
    match rule {
        DayRule::Work => t.calendar.works,
        DayRule::Rest => t.calendar.rests,
    }
}

fn counter(t: &'static Texts, asked: &Asked) -> Vec<Field> {
    let words = &t.calendar.due;
    let unit = t.settings.shape.working_days.to_owned();
    vec![
        Field::new(t, "from", words.from)
            .control(Control::Date)
            .need(Need::Unmarked)
            .hint(words.from_hint)
            .value(&asked.from),
        Field::new(t, "days", words.count)
            .control(Control::Number { unit })
            .need(Need::Unmarked)
            .value(&asked.days),
    ]
}

fn counted(t: &'static Texts, calendar: &Calendar, asked: &Asked) -> Option<Counted> {
    if asked.from.is_empty() && asked.days.is_empty() {
        return None;
    }
    let Some((from, limit)) = read(asked) else {
        let notice = Notice::new(t, NoticeKind::Bad, t.calendar.due.bad);
        return Some(Counted::Wrong(notice));
    };
    let due = due(calendar, from, limit);
    let rule = t.calendar.due.words(limit.count());
    let light = Light::new(Color::Unlit, rule.clone());
    let shown = DueDate::new(t, due.due_on, light, rule).counted(&due.trace);
    Some(Counted::Due(Box::new(shown)))
}

fn read(asked: &Asked) -> Option<(Date, Limit)> {
    let from: Date = asked.from.trim().parse().ok()?;
    let count = asked.days.trim().parse().ok()?;
    let limit = Limit::new(count, Unit::WorkingDays).ok()?;
    // Dates that the calendar library can't count on from are no dates of cases either.
    (1990..=2100)
        .contains(&from.year())
        .then_some((from, limit))
}
