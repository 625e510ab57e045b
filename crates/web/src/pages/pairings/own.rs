//! A leader's own firms and chambers: what each waits for, and the contacts that are due.

use app::pairings::{Board, BoardLine};
use axum::extract::State;
use domain::pairings::Partner;
use domain::permits::{Permission, has};
use messages::Texts;

use super::coverage::{of_due, standing};
use super::this_year;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let year = this_year(&site);
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.pairings().own(&actor, year))
        .await?;
    let t = visitor.t;
    let words = &t.coverage;
    let mut list = List::new(
        visitor.page(words.own_title),
        words.own_under(found.due.talks, found.due.visits, year),
    );
    if has(&person.actor, Permission::KeepContacts) {
        list.act = Some(Link::new("/contacts/new", t.contacts.enter));
    }
    if has(&person.actor, Permission::ViewContacts) {
        list.links = vec![Link::new("/contacts", t.contacts.title)];
    }
    let none = (words.none_own, words.none_own_text);
    list = list.section("", "", overview(t, &found, &person), none);
    for line in &found.lines {
        if !line.cases.is_empty() {
            let title = words.waits_for(partner_name(&found, line));
            list = list.section(title, "", cases(t, line), (words.none, ""));
        }
    }
    html(&list)
}

fn partner_name<'b>(found: &'b Board, line: &BoardLine) -> &'b str {
    match line.pairing.partner {
        Partner::Firm(firm, _) => found.name(firm.0),
        Partner::Chamber(chamber) => found.name(chamber.0),
    }
}

fn overview(t: &'static Texts, found: &Board, reader: &SignedIn) -> Table {
    let words = &t.coverage;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.partner),
        Column::new(ColumnKind::Number, words.open_cases),
        Column::new(ColumnKind::Fixed, words.visits),
        Column::new(ColumnKind::Fixed, words.talks),
        Column::new(ColumnKind::Fixed, words.last),
        Column::new(ColumnKind::Fixed, t.pairings.column.state),
    ];
    let mut table = Table::new(t, words.own_title, columns);
    table.rows = found
        .lines
        .iter()
        .map(|line| {
            let done = line.done;
            let last = done.last.map_or(String::new(), |day| long_date(t, day));
            Row::new(vec![
                super::coverage::partner(found, line, reader),
                Cell::text(line.cases.len().to_string()),
                Cell::text(of_due(done.visits, found.due.visits)),
                Cell::text(of_due(done.talks, found.due.talks)),
                Cell::text(last),
                Cell::from(standing(t, done.coverage(found.due))),
            ])
        })
        .collect();
    table
}

fn cases(t: &'static Texts, line: &BoardLine) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_number),
        Column::new(ColumnKind::Long, words.column_problem),
        Column::new(ColumnKind::Text, words.column_office),
        Column::new(ColumnKind::Fixed, words.column_stage),
        Column::new(ColumnKind::Fixed, words.column_due),
    ];
    let mut table = Table::new(t, words.cases, columns);
    table.rows = line
        .cases
        .iter()
        .map(|case| {
            let stage = t.lookup(&format!("stages.{}", case.stage.key()));
            let due = case.due_on.map_or(String::new(), |day| long_date(t, day));
            let tag = Tag::new(Tone::of_stage(case.stage), stage.unwrap_or_default());
            Row::new(vec![
                Cell::link(format!("/cases/{}", case.number), &case.number),
                Cell::text(&case.title),
                Cell::text(case.lead_name.clone().unwrap_or_default()),
                Cell::from(tag),
                Cell::text(due),
            ])
        })
        .collect();
    table
}
