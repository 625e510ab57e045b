//! What the security administrator does with accounts.

mod change;
mod fields;
mod new;
mod one;

use app::accounts::{By, Listed};
use axum::extract::State;
use axum::http::HeaderMap;
use domain::accounts::{Account, Status};
use messages::Texts;

use super::html;
use crate::address::origin;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::{Link, Width};
use crate::site::Site;
use crate::views::account::ShownOnce;
use crate::views::accounts::Accounts;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grant_label;

pub use change::{disable, enable, reset, set_grants};
pub use new::{add, blank};
pub use one::show;

pub async fn list(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let all = site
        .run(move |app| app.accounts().list(By::Person(&person.actor)))
        .await?;
    let t = visitor.t;
    let words = &t.accounts;
    let columns = vec![
        Column::new(ColumnKind::Head, words.login),
        Column::new(ColumnKind::Text, words.person),
        Column::new(ColumnKind::Long, words.roles),
        Column::new(ColumnKind::Fixed, words.status),
        Column::new(ColumnKind::Fixed, words.changed),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = all.iter().map(|listed| row(t, listed)).collect();
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    html(&Accounts { page, table })
}

fn row(t: &Texts, listed: &Listed) -> Row {
    let account = &listed.account;
    Row::new(vec![
        Cell::link(address(account), account.login.as_str()),
        Cell::text(&*listed.label),
        Cell::text(roles(t, listed).join(t.common.list_comma)),
        Cell::from(status(t, account.status)),
        Cell::text(change(t, account)),
    ])
}

fn address(account: &Account) -> String {
    format!("/accounts/{}", account.id)
}

fn roles(t: &Texts, listed: &Listed) -> Vec<String> {
    let grants = listed.account.grants.iter().zip(&listed.scopes);
    grants
        .map(|(grant, scope)| grant_label(t, *grant, scope.as_deref()))
        .collect()
}

fn status(t: &Texts, status: Status) -> Tag {
    let tone = match status {
        Status::Active => Tone::Good,
        Status::Invited => Tone::Warn,
        Status::Disabled => Tone::Neutral,
    };
    let word = t.lookup(&format!("accounts.status_of.{status}"));
    Tag::new(tone, word.unwrap_or_default())
}

fn change(t: &Texts, account: &Account) -> &'static str {
    let word = t.lookup(&format!("accounts.change.{}", account.changed));
    word.unwrap_or_default()
}

/// The page that shows a set-up link, once.
fn link_page(visitor: &Visitor, headers: &HeaderMap, link: &str) -> Answer {
    let words = &visitor.t.accounts;
    let origin = origin(visitor.site.config(), headers);
    html(&ShownOnce {
        page: visitor.page(words.link_title),
        title: words.link_title.to_owned(),
        advice: words.link_text.to_owned(),
        secret: format!("{origin}/set-up/{link}"),
        back: Link::new("/accounts", words.title),
    })
}
