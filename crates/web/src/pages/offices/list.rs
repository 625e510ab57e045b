//! The register of offices, and the leaders of the prefecture.

use axum::extract::State;
use domain::people::Person;
use domain::permits::{Permission, has};
use messages::Texts;
use store::registers::Versioned;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let (offices, leaders) = site
        .run(move |app| {
            let desk = app.offices();
            Ok((desk.all(&actor)?, desk.leaders(&actor)?))
        })
        .await?;
    let t = visitor.t;
    let words = &t.offices;
    let mut list = List::new(visitor.page(words.title), words.under(offices.len()));
    let may = has(&person.actor, Permission::ManageOffices);
    if may {
        list.act = Some(Link::new("/offices/new", words.new));
        list.links = vec![Link::new("/people/new", words.add_person)];
    }
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_name),
        Column::new(ColumnKind::Text, words.column_full),
        Column::new(ColumnKind::Fixed, words.column_code),
        Column::new(ColumnKind::Fixed, words.column_phone),
        Column::new(ColumnKind::Number, words.column_staff),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = offices
        .iter()
        .map(|line| {
            let office = &line.office;
            let past = if office.valid_to.is_some() {
                words.past
            } else {
                ""
            };
            Row::new(vec![
                Cell::link(format!("/offices/{}", office.id), &office.name).under(past),
                Cell::text(&office.full_name),
                Cell::text(&office.document_code),
                Cell::text(&office.phone),
                Cell::text(line.staff.to_string()),
            ])
        })
        .collect();
    let people = people(t, words.leaders, &leaders, may);
    let list = list
        .table(table, (words.nothing, words.nothing_text))
        .section(
            words.leaders,
            words.leaders_under,
            people,
            (words.no_leaders, ""),
        );
    html(&list)
}

/// People by their posts; each leads to its form for those who may change it.
pub fn people(
    t: &'static Texts,
    caption: &str,
    people: &[Versioned<Person>],
    may_change: bool,
) -> Table {
    let words = &t.offices;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_post),
        Column::new(ColumnKind::Fixed, words.column_phone),
        Column::new(ColumnKind::Fixed, words.column_until),
    ];
    let mut table = Table::new(t, caption, columns);
    table.rows = people
        .iter()
        .map(|found| {
            let person = &found.entry;
            let label = match may_change {
                true => Cell::link(format!("/people/{}/edit", person.id), person.label()),
                false => Cell::text(person.label()),
            };
            let until = person
                .valid_to
                .map_or(String::new(), |day| long_date(t, day));
            Row::new(vec![label, Cell::text(&person.phone), Cell::text(until)])
        })
        .collect();
    table
}
