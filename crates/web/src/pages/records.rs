//! The plain registers: finance, projects, mediations. Totals stand by kind, never as one sum.

use app::records::{FinancePage, MediationsPage, ProjectsPage};
use axum::extract::{Query, State};
use domain::records::{FinanceProduct, MediationState, ProjectState};
use messages::Texts;
use serde::Deserialize;

use super::money::{wan, yi};
use super::{html, query};
use crate::components::figure::Count;
use crate::components::pager::{Pager, Range};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{Link, NavItem, Place};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{grouped, long_date};

const PAGE: u32 = 50;

/// A finance product in words.
pub fn product(t: &Texts, product: FinanceProduct) -> &'static str {
    t.lookup(&format!("records.product.{}", product.key()))
        .unwrap_or_default()
}

/// The state of a project in words.
pub fn project_state(t: &Texts, state: ProjectState) -> &'static str {
    t.lookup(&format!("records.project_state.{}", state.key()))
        .unwrap_or_default()
}

/// The state of a mediation in words.
pub fn mediation_state(t: &Texts, state: MediationState) -> &'static str {
    t.lookup(&format!("records.mediation_state.{}", state.key()))
        .unwrap_or_default()
}

/// A loss in its own words (`560余万元`), or as its lower bound; nothing for none.
pub fn loss(t: &Texts, fen: i64, words: &str) -> String {
    match (words, fen) {
        ("", 0) => String::new(),
        ("", fen) => format!("{} {}", wan(fen), t.records.wan),
        (words, _) => words.to_owned(),
    }
}

/// Links to the other registers.
fn others(t: &Texts, here: &str) -> Vec<Link> {
    let all = [
        ("/finance", t.records.finance),
        ("/projects", t.records.projects),
        ("/mediations", t.records.mediations),
    ];
    all.into_iter()
        .filter(|(href, _)| *href != here)
        .map(|(href, text)| Link::new(href, text))
        .collect()
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    product: String,
    /// Date and id of the record before the page, and how many came before.
    after: String,
    id: String,
    seen: u64,
}

pub async fn finance(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let chosen: Option<FinanceProduct> = asked.product.parse().ok();
    let after = asked.after.parse().ok().zip(asked.id.parse().ok());
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.records().finance(&actor, chosen, after, PAGE))
        .await?;
    let t = visitor.t;
    let words = &t.records;
    let mut list = List::new(visitor.page(words.finance), words.finance_under);
    list.links = others(t, "/finance");
    list.tabs = Some(products(t, chosen));
    list.counts = found
        .totals
        .iter()
        .map(|(each, n, fen)| {
            Count::new(product(t, *each), yi(*fen))
                .unit(words.yi)
                .under(words.count_and_sum(grouped(*n)))
                .rows(format!("/finance?product={}", each.key()))
        })
        .collect();
    list.pager = Some(pager(t, &asked, chosen, &found));
    html(&list.table(
        finance_table(t, &found),
        (words.nothing, words.nothing_text),
    ))
}

fn products(t: &'static Texts, chosen: Option<FinanceProduct>) -> Tabs {
    let place = |each| match each == chosen {
        true => Place::Here,
        false => Place::Elsewhere,
    };
    let mut items = vec![NavItem::new("/finance", t.records.all, place(None))];
    items.extend(FinanceProduct::ALL.iter().map(|each| {
        let href = format!("/finance?product={}", each.key());
        NavItem::new(href, product(t, *each), place(Some(*each)))
    }));
    Tabs {
        label: t.records.column_product.to_owned(),
        items,
    }
}

fn finance_table(t: &'static Texts, found: &FinancePage) -> Table {
    let words = &t.records;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_date),
        Column::new(ColumnKind::Fixed, words.column_product),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Text, words.column_institution),
        Column::new(ColumnKind::Fixed, words.column_filing),
        Column::new(ColumnKind::Number, words.column_amount),
    ];
    let mut table = Table::new(t, words.finance, columns);
    table.rows = found
        .records
        .iter()
        .map(|record| {
            Row::new(vec![
                Cell::text(long_date(t, record.granted_on)),
                Cell::text(product(t, record.product)),
                firm(&found.firms, record.firm),
                Cell::text(&record.institution),
                Cell::text(&record.filing_number),
                Cell::text(wan(record.amount_fen)),
            ])
        })
        .collect();
    table
}

fn firm(
    names: &std::collections::BTreeMap<domain::ids::FirmId, String>,
    id: Option<domain::ids::FirmId>,
) -> Cell {
    match id {
        Some(id) => {
            let name = names.get(&id).cloned().unwrap_or_default();
            Cell::link(format!("/firms/{id}"), name)
        }
        None => Cell::empty(),
    }
}

fn pager(
    t: &'static Texts,
    asked: &Asked,
    chosen: Option<FinanceProduct>,
    found: &FinancePage,
) -> Pager {
    let of_chosen = found
        .totals
        .iter()
        .filter(|(each, _, _)| chosen.is_none_or(|chosen| chosen == *each));
    let total: i64 = of_chosen.map(|(_, n, _)| n).sum();
    let last = asked.seen + found.records.len() as u64;
    let range = Range {
        first: asked.seen + u64::from(!found.records.is_empty()),
        last,
        total: u64::try_from(total).ok(),
    };
    let mut pager = Pager::new(t, range);
    let product = chosen.map_or("", FinanceProduct::key);
    pager.previous =
        (asked.seen > 0).then(|| format!("/finance?{}", query(&[("product", product)])));
    if let (true, Some(record)) = (found.more, found.records.last()) {
        let (day, id) = (record.granted_on.to_string(), record.id.to_string());
        let seen = last.to_string();
        let pairs = [
            ("product", product),
            ("after", &day),
            ("id", &id),
            ("seen", &seen),
        ];
        pager.next = Some(format!("/finance?{}", query(&pairs)));
    }
    pager
}

pub async fn projects(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.records().projects(&actor)).await?;
    let t = visitor.t;
    let words = &t.records;
    let mut list = List::new(visitor.page(words.projects), words.projects_under);
    list.links = others(t, "/projects");
    list.counts = found
        .totals
        .iter()
        .map(|(state, n, fen)| {
            Count::new(words.total_projects(project_state(t, *state)), yi(*fen))
                .unit(words.yi)
                .under(words.items(grouped(*n)))
        })
        .collect();
    html(&list.table(
        projects_table(t, &found),
        (words.nothing, words.nothing_text),
    ))
}

fn projects_table(t: &'static Texts, found: &ProjectsPage) -> Table {
    let words = &t.records;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_project),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Fixed, words.column_state),
        Column::new(ColumnKind::Fixed, words.column_started),
        Column::new(ColumnKind::Fixed, words.column_completed),
        Column::new(ColumnKind::Number, words.column_investment),
    ];
    let mut table = Table::new(t, words.projects, columns);
    let day = |day: Option<domain::time::Date>| day.map_or(String::new(), |day| long_date(t, day));
    table.rows = found
        .projects
        .iter()
        .map(|project| {
            Row::new(vec![
                Cell::text(&project.name),
                firm(&found.firms, project.firm),
                Cell::text(project_state(t, project.state)),
                Cell::text(day(project.started_on)),
                Cell::text(day(project.completed_on)),
                Cell::text(wan(project.investment_fen)),
            ])
        })
        .collect();
    table
}

pub async fn mediations(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.records().mediations(&actor))
        .await?;
    let t = visitor.t;
    let words = &t.records;
    let mut list = List::new(visitor.page(words.mediations), words.mediations_under);
    list.links = others(t, "/mediations");
    list.counts = mediation_counts(t, &found);
    html(&list.table(
        mediations_table(t, &found),
        (words.nothing, words.nothing_text),
    ))
}

fn mediation_counts(t: &Texts, found: &MediationsPage) -> Vec<Count> {
    let words = &t.records;
    let mut counts = Vec::new();
    for totals in &found.totals {
        let n = grouped(totals.count);
        if totals.state == MediationState::Settled {
            counts.push(
                Count::new(words.settled_recovered, wan(totals.recovered_fen))
                    .unit(words.wan)
                    .under(words.lower_bound(&n)),
            );
            counts.push(
                Count::new(words.settled_avoided, wan(totals.avoided_fen))
                    .unit(words.wan)
                    .under(words.lower_bound(&n)),
            );
        } else {
            counts.push(Count::new(mediation_state(t, totals.state), n));
        }
    }
    counts
}

fn mediations_table(t: &'static Texts, found: &MediationsPage) -> Table {
    let words = &t.records;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_dispute),
        Column::new(ColumnKind::Text, words.column_firm),
        Column::new(ColumnKind::Text, words.column_body),
        Column::new(ColumnKind::Fixed, words.column_state),
        Column::new(ColumnKind::Fixed, words.column_settled),
        Column::new(ColumnKind::Text, words.column_recovered),
        Column::new(ColumnKind::Text, words.column_avoided),
    ];
    let mut table = Table::new(t, words.mediations, columns);
    table.rows = found
        .mediations
        .iter()
        .map(|each| {
            let settled = each
                .settled_on
                .map_or(String::new(), |day| long_date(t, day));
            Row::new(vec![
                Cell::text(&each.dispute),
                firm(&found.firms, each.firm),
                Cell::text(&each.body),
                Cell::text(mediation_state(t, each.state)),
                Cell::text(settled),
                Cell::text(loss(t, each.recovered_fen, &each.recovered_words)),
                Cell::text(loss(t, each.avoided_fen, &each.avoided_words)),
            ])
        })
        .collect();
    table
}
