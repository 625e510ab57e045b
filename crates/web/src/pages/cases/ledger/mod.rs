//! The ledger of problems: filters, orders, views of the reader's own, pages by key, download.

mod bar;
mod conditions;
mod export;
mod facets;
mod full;
mod paging;
mod rows;
pub mod saved;

use app::App;
use app::cases::Listing;
use axum::extract::RawQuery;
use domain::permits::{Permission, has};
use domain::time::{local_date, local_text};
use store::accounts::SavedView;

use crate::components::print::PrintHead;
use crate::components::tabs::Tabs;
use crate::error::{Answer, Failure};
use crate::layout::{NavItem, Place, Width};
use crate::pages::html;
use crate::views::ledger::Ledger;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grouped;

pub use conditions::{Columns, Conditions, Facets, View};
pub use export::download as export;
pub use rows::{overdue_row, row_light};

/// Lines on a page.
const LINES: u32 = 50;
/// Beyond so many lines a list isn't counted to its end.
const COUNTED: u32 = 10_000;

pub async fn show(visitor: Visitor, person: SignedIn, RawQuery(query): RawQuery) -> Answer {
    let conditions = Conditions::parse(query.as_deref().unwrap_or_default());
    html(&view(&visitor, &person, &conditions, None).await?)
}

/// The page under conditions; with the form for a view of one's own as it was sent, when it must be mended.
async fn view(
    visitor: &Visitor,
    person: &SignedIn,
    conditions: &Conditions,
    sent: Option<&saved::Sent>,
) -> Result<Ledger, Failure> {
    let today = local_date(visitor.site.app().now());
    let (who, asked) = (person.clone(), conditions.clone());
    let t = visitor.t;
    let site = &visitor.site;
    let query = asked.query(today, LINES);
    let is_brief =
        asked.columns == Columns::Short && site.app().cases().is_brief(&person.actor, &query);
    let read = move |app: &App| {
        let mut overdue = query.clone();
        overdue.filter.overdue_on = Some(today);
        let (cases, actor) = (app.cases(), &who.actor);
        let listing = cases.list(actor, &query)?;
        let in_full = match asked.columns {
            Columns::Short => None,
            Columns::Full => {
                let ids: Vec<_> = listing.rows.iter().map(|row| row.id).collect();
                Some(app.ledger_rows(actor, &ids, t)?)
            }
        };
        let found = match asked.facets {
            Facets::Closed => None,
            Facets::Open => cases.facets(actor, &query)?,
        };
        Ok::<_, app::Error>((
            found,
            cases.hits(&listing.rows, &query.words)?,
            listing,
            in_full,
            cases.count(actor, &query, COUNTED)?,
            cases.count(actor, &overdue, COUNTED)?,
            app.world()?,
            app.offices_to_choose(actor)?,
            app.accounts().views(&who)?,
        ))
    };
    let (found, hits, listing, in_full, total, late, world, offices, own) = match is_brief {
        true => site.read_brief(read).await?,
        false => site.read(read).await?,
    };
    let Listing { rows, more } = listing;
    let mut page = visitor.page(t.ledger.title);
    page.width = Width::Whole;
    page.here = conditions.path("/cases");
    let made_at = local_text(visitor.site.app().now());
    let may_export = has(&person.actor, Permission::ExportLedger);
    Ok(Ledger {
        print_head: PrintHead::new(t, &world.programme.office, "", made_at),
        views: views(visitor, conditions, &own),
        own: saved::part(&page, conditions, &own, sent),
        columns: columns(visitor, conditions),
        filters: bar::bar(t, conditions, &world.programme, &offices, today),
        narrow: facets::narrow(conditions, found.as_ref()),
        facets: found
            .map(|found| facets::facets(t, conditions, &found, &world.programme, &offices)),
        totals: t.ledger.totals(number(total), number(late)),
        pager: paging::pager(visitor, conditions, &rows, more, total),
        table: match in_full {
            None => rows::table(t, &world, conditions, &rows, &hits, today),
            Some(in_full) => full::table(t, &rows, &in_full, today),
        },
        export: may_export.then(|| conditions.whole().path("/cases/export")),
        page,
    })
}

/// `136`, or `10,000+` where counting stopped.
fn number(count: i64) -> String {
    let plus = if count >= i64::from(COUNTED) { "+" } else { "" };
    format!("{}{plus}", grouped(count))
}

/// The built-in views, then those of one's own.
fn views(visitor: &Visitor, conditions: &Conditions, own: &[SavedView]) -> Tabs {
    let t = visitor.t;
    let chosen = own
        .iter()
        .find(|view| saved::is_shown(view, conditions))
        .map(|view| view.id);
    let built_in = View::ALL.iter().map(|view| {
        let label = t.lookup(&format!("ledger.view.{}", view.key()));
        let here = chosen.is_none() && conditions.view == *view;
        let path = Conditions::of(*view).path("/cases");
        NavItem::new(path, label.unwrap_or_default(), place(here))
    });
    let own = own.iter().map(|view| {
        let path = Conditions::parse(&view.query).path("/cases");
        NavItem::new(path, &view.label, place(chosen == Some(view.id)))
    });
    Tabs {
        label: t.ledger.views.to_owned(),
        items: built_in.chain(own).collect(),
    }
}

/// The switch between the short lines and all columns.
fn columns(visitor: &Visitor, conditions: &Conditions) -> Tabs {
    let words = &visitor.t.ledger;
    let item = |columns, label| {
        let path = conditions.showing(columns).path("/cases");
        NavItem::new(path, label, place(conditions.columns == columns))
    };
    Tabs {
        label: words.columns.to_owned(),
        items: vec![
            item(Columns::Short, words.short),
            item(Columns::Full, words.full),
        ],
    }
}

fn place(here: bool) -> Place {
    if here { Place::Here } else { Place::Elsewhere }
}
