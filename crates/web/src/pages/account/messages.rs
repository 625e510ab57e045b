//! What waits to be sent to the person; in a demonstration, what would have been sent, too.

use app::ports::Message;
use axum::extract::State;
use domain::time::local_text;
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{Link, NavItem, Place};
use crate::pages::html;
use crate::site::Site;
use crate::views::list::{List, Section};
use crate::visitor::{SignedIn, Visitor};

/// The two parts of how one is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Choices,
    Messages,
}

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let ways = site.config().ways.clone();
    let (told, awaited) = site
        .run(move |app| Ok((app.addresses().of(&person)?, app.awaited(&person, &ways)?)))
        .await?;
    let t = visitor.t;
    let words = &t.told;
    let mut page = visitor.page(words.messages);
    page.crumbs = vec![Link::new("/account", t.account.title)];
    let mut list = List::new(page, words.messages_under);
    list.tabs = Some(tabs(t, Part::Messages));
    let waiting = awaited.iter().map(|awaited| {
        let leaves_at = local_text(awaited.leaves_at);
        row(&awaited.message, leaves_at)
    });
    list.sections.push(section(
        t,
        (words.awaited, words.awaited_under),
        waiting.collect(),
    ));
    if let Some(shelf) = &site.config().shelf {
        let own = [told.mail, told.sms];
        let addresses: Vec<String> = own.into_iter().flatten().map(|own| own.address).collect();
        let messages = shelf.for_addresses(&addresses);
        let rows = messages
            .iter()
            .map(|message| row(message, sent_at(message)));
        list.sections.push(section(
            t,
            (words.on_the_shelf, words.on_the_shelf_under),
            rows.collect(),
        ));
    }
    html(&list)
}

/// The tabs, with the part marked that the page shows.
pub fn tabs(t: &'static Texts, here: Part) -> Tabs {
    let parts = [
        (Part::Choices, "/account/notices", t.told.title),
        (Part::Messages, "/account/notices/messages", t.told.messages),
    ];
    let item = |(part, href, label)| {
        let place = match part == here {
            true => Place::Here,
            false => Place::Elsewhere,
        };
        NavItem::new(href, label, place)
    };
    Tabs {
        label: t.told.title.to_owned(),
        items: parts.map(item).into(),
    }
}

fn section(t: &'static Texts, (title, under): (&str, &str), rows: Vec<Row>) -> Section {
    let words = &t.told;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.subject),
        Column::new(ColumnKind::Long, words.text),
        Column::new(ColumnKind::Fixed, words.when),
        Column::new(ColumnKind::Text, words.to),
    ];
    let mut table = Table::new(t, title, columns);
    table.rows = rows;
    Section {
        title: title.to_owned(),
        under: under.to_owned(),
        table,
        nothing: (words.no_message.to_owned(), String::new()),
    }
}

fn row(message: &Message, when: String) -> Row {
    let (subject, text, to) = match message {
        Message::Mail {
            subject, text, to, ..
        } => (subject.as_str(), text, to.as_str()),
        Message::Sms { text, to, .. } => ("", text, to.as_str()),
        Message::Hook { text, name, .. } => ("", text, name.as_str()),
    };
    Row::new(vec![
        Cell::text(subject),
        Cell::text(text.as_str()),
        Cell::text(when),
        Cell::text(to),
    ])
}

fn sent_at(message: &Message) -> String {
    match message {
        Message::Mail { at, .. } | Message::Hook { at, .. } => local_text(*at),
        Message::Sms { .. } => String::new(),
    }
}
