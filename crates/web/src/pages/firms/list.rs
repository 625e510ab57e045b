//! The register of firms: search by name, code and pinyin initials.

use axum::extract::{Query, State};
use domain::firms::{Firm, FirmSize};
use domain::permits::{Permission, has};
use domain::programme::Programme;
use messages::Texts;
use serde::Deserialize;
use store::firms::FirmFilter;

use crate::components::field::{Choice, Control, Field, Need};
use crate::components::filters::{ChosenFilter, FilterBar};
use crate::components::pager::{Pager, Range};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::Answer;
use crate::layout::{Link, Width};
use crate::pages::{html, query};
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

const PAGE: u32 = 50;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    place: String,
    size: String,
    /// Name and id of the firm before the page, and how many came before.
    after: String,
    id: String,
    seen: u64,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let filter = FirmFilter {
        words: asked.q.clone(),
        place: asked.place.clone(),
        size: asked.size.parse().ok(),
    };
    let (actor, after) = (person.actor.clone(), asked.clone());
    let (firms, programme) = site
        .run(move |app| {
            let after = after.id.parse().ok().map(|id| (after.after.as_str(), id));
            let firms = app.firms().page(&actor, &filter, after, PAGE)?;
            Ok((firms, app.world()?.programme))
        })
        .await?;
    let t = visitor.t;
    let words = &t.firms;
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    let mut list = List::new(page, words.under(firms.total));
    if has(&person.actor, Permission::ManageFirms) {
        list.act = Some(Link::new("/firms/new", words.new));
    }
    list.links.push(Link::new("/chambers", words.chambers));
    list.filters = Some(filters(t, &asked, &programme));
    list.pager = Some(pager(t, &asked, &firms.firms, firms.total, firms.more));
    let table = table(t, &firms.firms, &programme);
    html(&list.table(table, (words.nothing, words.nothing_text)))
}

fn table(t: &'static Texts, firms: &[Firm], programme: &Programme) -> Table {
    let words = &t.firms;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_name),
        Column::new(ColumnKind::Fixed, words.column_code),
        Column::new(ColumnKind::Fixed, words.column_place),
        Column::new(ColumnKind::Fixed, words.column_size),
        Column::new(ColumnKind::Text, words.qualifications),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = firms.iter().map(|firm| row(t, firm, programme)).collect();
    table
}

fn row(t: &Texts, firm: &Firm, programme: &Programme) -> Row {
    let code = match firm.credit_code.as_str() {
        "" => t.firms.no_code,
        code => code,
    };
    Row::new(vec![
        Cell::link(format!("/firms/{}", firm.id), &firm.name),
        Cell::text(code),
        Cell::text(programme.place(&firm.place)),
        Cell::text(size(t, firm.size)),
        Cell::text(firm.qualifications.join(" ")),
    ])
}

/// A size class in words.
pub fn size(t: &Texts, size: FirmSize) -> &'static str {
    t.lookup(&format!("firms.sizes.{}", size.key()))
        .unwrap_or_default()
}

fn filters(t: &'static Texts, asked: &Asked, programme: &Programme) -> FilterBar {
    let words = &t.firms;
    let places = programme.places.iter();
    let places = places.map(|place| Choice::new(&place.code, &place.label));
    let sizes = FirmSize::ALL.iter();
    let sizes = sizes.map(|each| Choice::new(each.key(), size(t, *each)));
    let field = |name, label, control| {
        Field::new(t, name, label)
            .need(Need::Unmarked)
            .control(control)
    };
    let fields = vec![
        field("q", words.words, Control::Search).value(&asked.q),
        field("place", words.place, picked(places, &asked.place)),
        field("size", words.size, picked(sizes, &asked.size)),
    ];
    let mut bar = FilterBar::new(t, "/firms", fields);
    bar.chosen = chosen(t, asked, programme);
    bar
}

/// A selection with its present choice.
fn picked(choices: impl Iterator<Item = Choice>, value: &str) -> Control {
    Control::Select(choices.map(|choice| choice.picked_if(value)).collect())
}

fn chosen(t: &Texts, asked: &Asked, programme: &Programme) -> Vec<ChosenFilter> {
    let mut chosen = Vec::new();
    let mut add = |label: String, without: Asked| {
        chosen.push(ChosenFilter {
            label,
            without: address(&without, &[]),
        });
    };
    let first = Asked {
        after: String::new(),
        id: String::new(),
        seen: 0,
        ..asked.clone()
    };
    if !asked.q.is_empty() {
        let q = String::new();
        add(asked.q.clone(), Asked { q, ..first.clone() });
    }
    if !asked.place.is_empty() {
        let place = String::new();
        let label = programme.place(&asked.place).to_owned();
        add(
            label,
            Asked {
                place,
                ..first.clone()
            },
        );
    }
    if let Ok(which) = asked.size.parse() {
        let without = String::new();
        add(
            size(t, which).to_owned(),
            Asked {
                size: without,
                ..first.clone()
            },
        );
    }
    chosen
}

fn pager(t: &'static Texts, asked: &Asked, firms: &[Firm], total: i64, more: bool) -> Pager {
    let last = asked.seen + firms.len() as u64;
    let range = Range {
        first: asked.seen + u64::from(!firms.is_empty()),
        last,
        total: u64::try_from(total).ok(),
    };
    let mut pager = Pager::new(t, range);
    pager.previous = (asked.seen > 0).then(|| address(asked, &[]));
    if let (true, Some(firm)) = (more, firms.last()) {
        let (id, seen) = (firm.id.to_string(), last.to_string());
        let after = [("after", firm.name.as_str()), ("id", &id), ("seen", &seen)];
        pager.next = Some(address(asked, &after));
    }
    pager
}

/// The list under the same conditions, from the first page or after a firm.
fn address(asked: &Asked, after: &[(&str, &str)]) -> String {
    let conditions = [
        ("q", &asked.q),
        ("place", &asked.place),
        ("size", &asked.size),
    ];
    let mut pairs: Vec<(&str, &str)> = conditions
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    pairs.extend(after);
    match pairs.is_empty() {
        true => "/firms".to_owned(),
        false => format!("/firms?{}", query(&pairs)),
    }
}
