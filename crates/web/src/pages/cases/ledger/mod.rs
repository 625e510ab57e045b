//! The ledger of problems: filters, orders, saved views, pages by key.

mod bar;
mod conditions;
mod rows;

use axum::extract::RawQuery;
use domain::time::{local_date, local_text};
use store::cases::ListRow;

use crate::components::pager::{Pager, Range};
use crate::components::print::PrintHead;
use crate::components::tabs::Tabs;
use crate::error::Answer;
use crate::layout::{NavItem, Place, Width};
use crate::pages::html;
use crate::views::ledger::Ledger;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grouped;

pub use conditions::{Conditions, View};
pub use rows::{overdue_row, row_light};

/// Lines on a page.
const LINES: u32 = 50;
/// Beyond so many lines a list isn't counted to its end.
const COUNTED: u32 = 10_000;

pub async fn show(visitor: Visitor, person: SignedIn, RawQuery(query): RawQuery) -> Answer {
    let conditions = Conditions::parse(query.as_deref().unwrap_or_default());
    let today = local_date(visitor.site.app().now());
    let (actor, asked) = (person.actor.clone(), conditions.clone());
    let (listing, total, late, world, choices) = visitor
        .site
        .run(move |app| {
            let query = asked.query(today, LINES);
            let mut overdue = query.clone();
            overdue.filter.overdue_on = Some(today);
            let cases = app.cases();
            Ok((
                cases.list(&actor, &query)?,
                cases.count(&actor, &query, COUNTED)?,
                cases.count(&actor, &overdue, COUNTED)?,
                app.world()?,
                app.choices(&actor)?,
            ))
        })
        .await?;
    let t = visitor.t;
    let mut page = visitor.page(t.ledger.title);
    page.width = Width::Whole;
    let print_head = PrintHead::new(
        t,
        &world.programme.office,
        "",
        local_text(visitor.site.app().now()),
    );
    html(&Ledger {
        print_head,
        views: views(&visitor, &conditions),
        filters: bar::bar(t, &conditions, &world.programme, &choices, today),
        totals: t.ledger.totals(number(total), number(late)),
        pager: pager(&visitor, &conditions, &listing.rows, listing.more, total),
        table: rows::table(t, &world, &conditions, &listing.rows, today),
        export: None,
        page,
    })
}

/// `136`, or `10,000+` where counting stopped.
fn number(count: i64) -> String {
    let plus = if count >= i64::from(COUNTED) { "+" } else { "" };
    format!("{}{plus}", grouped(count))
}

fn views(visitor: &Visitor, conditions: &Conditions) -> Tabs {
    let t = visitor.t;
    let item = |view: &View| {
        let label = t
            .lookup(&format!("ledger.view.{}", view.key()))
            .unwrap_or_default();
        let place = if conditions.view == *view {
            Place::Here
        } else {
            Place::Elsewhere
        };
        NavItem::new(Conditions::of(*view).path("/cases"), label, place)
    };
    Tabs {
        label: t.ledger.views.to_owned(),
        items: View::ALL.iter().map(item).collect(),
    }
}

fn pager(
    visitor: &Visitor,
    conditions: &Conditions,
    rows: &[ListRow],
    more: bool,
    total: i64,
) -> Pager {
    let before = u64::try_from(conditions.trail.len()).unwrap_or_default() * u64::from(LINES);
    let shown = u64::try_from(rows.len()).unwrap_or_default();
    let whole = u64::try_from(total)
        .ok()
        .filter(|_| total < i64::from(COUNTED));
    let range = Range {
        first: before + 1,
        last: before + shown,
        total: whole,
    };
    let mut pager = Pager::new(visitor.t, range);
    pager.previous = conditions
        .previous()
        .map(|previous| previous.path("/cases"));
    pager.next = rows
        .last()
        .filter(|_| more)
        .map(|last| conditions.after(last).path("/cases"));
    pager
}
