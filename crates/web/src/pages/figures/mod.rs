//! The year's figures: each number leads to its rows, each rate says how it was counted.

mod charts;
mod cut;
mod groups;
mod keys;
mod meetings;
mod ranking;
mod rates;

pub(super) use keys::{label as key_label, measure_label, rows};
pub(super) use rates::foremost;

use app::figures::YearPage;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use domain::permits::Actor;
use domain::time::{local_date, local_text};

use super::html;
use crate::components::print::PrintHead;
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{Link, NavItem, Place};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::figures::YearOfFigures;
use crate::visitor::{SignedIn, Visitor};

/// Leads to the year that the clock shows.
pub async fn latest(State(site): State<Site>) -> Response {
    Redirect::to(format!("/figures/{}", this_year(&site))).into_response()
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
) -> Answer {
    let actor = person.clone();
    let found = site
        .run(move |app| app.figures().page(&actor.actor, year))
        .await?;
    html(&view(&site, &visitor, &person.actor, &found))
}

pub async fn cut(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
    RawQuery(query): RawQuery,
) -> Answer {
    let by = cut::dimensions(query.as_deref().unwrap_or_default());
    let dimensions = by.clone();
    let (cells, keys) = site
        .run(move |app| app.figures().cut_page(&person.actor, year, &dimensions))
        .await?;
    html(&cut::view(&visitor, year, &by, &cells, &keys))
}

fn view(site: &Site, visitor: &Visitor, reader: &Actor, found: &YearPage) -> YearOfFigures {
    let (t, year) = (visitor.t, found.figures.year);
    let title = t.figures.title(year);
    let now = local_text(site.app().now());
    let mut page = visitor.page(title.clone());
    page.width = crate::layout::Width::Whole;
    YearOfFigures {
        print_head: PrintHead::new(t, &found.keys.programme.office, "", &now),
        lead: t.figures.lead(&now),
        years: years(visitor, this_year(site), year),
        groups: groups::all(t, found, reader),
        charts: charts::all(t, found),
        ranking: ranking::of(t, found),
        meetings: meetings::compared(t, found),
        cuts: Link::new(
            format!("/figures/{year}/cut?by=category,office"),
            t.figures.cut,
        ),
        title,
        page,
    }
}

/// The clock's year and the four before it, and the one in view.
fn years(visitor: &Visitor, latest: i32, shown: i32) -> Tabs {
    let mut years: Vec<i32> = (latest - 4..=latest).rev().collect();
    if !years.contains(&shown) {
        years.push(shown);
    }
    let item = |year: &i32| {
        let place = if *year == shown {
            Place::Here
        } else {
            Place::Elsewhere
        };
        NavItem::new(format!("/figures/{year}"), year.to_string(), place)
    };
    Tabs {
        label: visitor.t.figures.years.to_owned(),
        items: years.iter().map(item).collect(),
    }
}

fn this_year(site: &Site) -> i32 {
    i32::from(local_date(site.app().now()).year())
}
