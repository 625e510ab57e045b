//! Pairings: the two tables of a year, a new line, the end of one, contacts due and done, and handing over.

pub mod coverage;
mod ending;
pub mod handover;
mod new;
pub mod own;
mod tables;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::permits::{Permission, Role, has};
use domain::time::{local_date, local_text};
use messages::Texts;

use super::html;
use crate::components::print::PrintHead;
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{Link, NavItem, Place, Width};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::pairings::YearOfPairings;
use crate::visitor::{SignedIn, Visitor};

pub use ending::{ask as ask_end, end};
pub use new::{add, ask as ask_new};

/// Leads to the year that the clock shows.
pub async fn latest(State(site): State<Site>) -> Response {
    Redirect::to(format!("/pairings/{}", this_year(&site))).into_response()
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
) -> Answer {
    let actor = person.clone();
    let found = site
        .run(move |app| app.pairings().of_year(&actor.actor, year))
        .await?;
    let t = visitor.t;
    let mut page = visitor.page(t.pairings.title(year));
    page.width = Width::Whole;
    html(&YearOfPairings {
        print_head: PrintHead::new(t, &page.deployment, "", local_text(site.app().now())),
        title: t.pairings.title(year),
        links: links(t, &person, year),
        years: years(t, this_year(&site), year),
        parts: tables::both(t, &found, year, &person),
        page,
    })
}

fn links(t: &Texts, reader: &SignedIn, year: i32) -> Vec<Link> {
    let mut links = vec![Link::new(
        format!("/pairings/{year}/coverage"),
        t.coverage.link,
    )];
    if has(&reader.actor, Permission::ViewContacts) {
        links.push(Link::new("/contacts", t.contacts.title));
    }
    if reader.actor.holds(Role::Leader) {
        links.push(Link::new("/pairings/own", t.coverage.own_link));
    }
    links
}

fn years(t: &Texts, latest: i32, shown: i32) -> Tabs {
    let mut years: Vec<i32> = (latest - 3..=latest + 1).rev().collect();
    if !years.contains(&shown) {
        years.push(shown);
    }
    let item = |year: &i32| {
        let place = match *year == shown {
            true => Place::Here,
            false => Place::Elsewhere,
        };
        NavItem::new(format!("/pairings/{year}"), year.to_string(), place)
    };
    Tabs {
        label: t.pairings.years.to_owned(),
        items: years.iter().map(item).collect(),
    }
}

fn this_year(site: &Site) -> i32 {
    i32::from(local_date(site.app().now()).year())
}
