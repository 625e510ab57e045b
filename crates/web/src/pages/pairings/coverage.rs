//! The board of a year: which pairings had the contacts that are due, who was never met, and who too often.

use app::pairings::{Board, BoardLine};
use axum::extract::{Path, State};
use domain::pairings::Partner;
use domain::pairings::coverage::Coverage;
use domain::permits::{Permission, has};
use messages::Texts;

use crate::components::figure::Count;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::{Link, Width};
use crate::pages::html;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.pairings().board(&actor, year))
        .await?;
    let t = visitor.t;
    let words = &t.coverage;
    let mut page = visitor.page(words.title(year));
    page.width = Width::Whole;
    page.crumbs = vec![Link::new(
        format!("/pairings/{year}"),
        t.pairings.title(year),
    )];
    let mut list = List::new(page, words.under(found.due.talks, found.due.visits));
    if has(&person.actor, Permission::ViewContacts) {
        list.links = vec![Link::new("/contacts", t.contacts.title)];
    }
    list.counts = counts(t, &found);
    let none = (words.none, "");
    list = list.section(words.lines, "", lines(t, &found, &person, year), none);
    let burdened = burdened(t, &found, &person);
    let nobody = (words.none_burdened, "");
    html(&list.section(words.burdened, words.burdened_under, burdened, nobody))
}

/// A pairing's standing in words and colour.
pub fn standing(t: &Texts, coverage: Coverage) -> Tag {
    let (tone, word) = match coverage {
        Coverage::Met => (Tone::Good, t.coverage.met),
        Coverage::Partly => (Tone::Active, t.coverage.partly),
        Coverage::Never => (Tone::Warn, t.coverage.never),
    };
    Tag::new(tone, word)
}

/// `1/2`: so many of so many that are due.
pub fn of_due(done: u32, due: u32) -> String {
    format!("{done}/{due}")
}

fn counts(t: &Texts, found: &Board) -> Vec<Count> {
    let words = &t.coverage;
    let all = found.lines.len();
    let met = found.count(Coverage::Met);
    let leaders = found.leaders_without_contact();
    let names: Vec<&str> = leaders.iter().map(|leader| found.name(leader.0)).collect();
    vec![
        Count::new(words.met_of_all, format!("{met}/{all}")),
        Count::new(words.partly, found.count(Coverage::Partly).to_string()),
        Count::new(words.never, found.count(Coverage::Never).to_string()),
        Count::new(words.leaders_without, leaders.len().to_string())
            .under(names.join(t.pairings.separator)),
    ]
}

fn lines(t: &'static Texts, found: &Board, reader: &SignedIn, year: i32) -> Table {
    let words = &t.coverage;
    let column = &t.pairings.column;
    let mut columns = vec![
        Column::new(ColumnKind::LongHead, column.leader),
        Column::new(ColumnKind::Text, words.partner),
        Column::new(ColumnKind::Fixed, words.visits),
        Column::new(ColumnKind::Fixed, words.talks),
        Column::new(ColumnKind::Fixed, words.last),
        Column::new(ColumnKind::Fixed, column.state),
    ];
    let may_manage = has(&reader.actor, Permission::ManagePairings);
    if may_manage {
        columns.push(Column::new(ColumnKind::Fixed, column.action));
    }
    let mut sorted: Vec<&BoardLine> = found.lines.iter().collect();
    // Whoever was never met comes first.
    sorted.sort_by_key(|line| std::cmp::Reverse(line.done.coverage(found.due)));
    let mut table = Table::new(t, words.lines, columns);
    table.rows = sorted
        .into_iter()
        .map(|line| {
            let done = line.done;
            let last = done.last.map_or(String::new(), |day| long_date(t, day));
            let leader = line.pairing.leader;
            let mut cells = vec![
                Cell::text(found.name(leader.0)),
                partner(found, line, reader),
                Cell::text(of_due(done.visits, found.due.visits)),
                Cell::text(of_due(done.talks, found.due.talks)),
                Cell::text(last),
                Cell::from(standing(t, done.coverage(found.due))),
            ];
            if may_manage {
                let href = format!("/pairings/{year}/handover?leader={leader}");
                cells.push(Cell::link(href, t.handover.link));
            }
            Row::new(cells)
        })
        .collect();
    table
}

/// The partner's name, leading to the firm's page for those who may look at it.
pub fn partner(found: &Board, line: &BoardLine, reader: &SignedIn) -> Cell {
    match line.pairing.partner {
        Partner::Firm(firm, _) if has(&reader.actor, Permission::ViewFirms) => {
            Cell::link(format!("/firms/{firm}"), found.name(firm.0))
        }
        Partner::Firm(firm, _) => Cell::text(found.name(firm.0)),
        Partner::Chamber(chamber) => Cell::text(found.name(chamber.0)),
    }
}

fn burdened(t: &'static Texts, found: &Board, reader: &SignedIn) -> Table {
    let words = &t.coverage;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.partner),
        Column::new(ColumnKind::Number, words.days),
        Column::new(ColumnKind::Text, words.close),
    ];
    let mut table = Table::new(t, words.burdened, columns);
    table.rows = found
        .burdened
        .iter()
        .map(|each| {
            let name = found.name(each.firm.0);
            let firm = match has(&reader.actor, Permission::ViewFirms) {
                true => Cell::link(format!("/firms/{}", each.firm), name),
                false => Cell::text(name),
            };
            let close = each.close.iter();
            let close: Vec<String> = close
                .map(|(one, next)| words.close_pair(long_date(t, *next), long_date(t, *one)))
                .collect();
            Row::new(vec![
                firm,
                Cell::text(words.of_most(each.days, each.most)),
                Cell::text(close.join(t.pairings.separator)),
            ])
        })
        .collect();
    table
}
