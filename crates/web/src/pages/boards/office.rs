//! An office's own board: what it owes next, and its own figures with their formulas beside those of all offices.

use app::World;
use app::boards::OfficeBoard;
use axum::extract::{RawQuery, State};
use domain::ids::OfficeId;
use domain::statistics::{Dimension, Measure, Rate, Sums};
use domain::time::Date;
use messages::Texts;

use super::{board, today};
use crate::components::figure::{self, Count};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tabs::Tabs;
use crate::error::{Answer, Failure};
use crate::layout::{Link, NavItem, Place};
use crate::pages::cases::ledger::{Conditions, View};
use crate::pages::figures::rows as measure_rows;
use crate::pages::{case_lines, html};
use crate::site::Site;
use crate::views::board::Part;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grouped;

/// A rate by the key of its messages, its definition, and what its numerator counts.
type Line = (&'static str, fn(&Sums) -> Rate, Measure);

const LINES: &[Line] = &[
    ("resolution", Sums::resolution_rate, Measure::Solved),
    ("response", Sums::response_rate, Measure::Contacted),
    (
        "contact_in_time",
        Sums::contact_in_time_rate,
        Measure::ContactInTime,
    ),
    ("first_time", Sums::first_time_rate, Measure::FirstTime),
    ("rework", Sums::rework_rate, Measure::Reworked),
    ("extension", Sums::extension_rate, Measure::Extended),
    ("objection", Sums::objection_rate, Measure::Objected),
    ("docket", Sums::docket_rate, Measure::Docketed),
];

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    RawQuery(query): RawQuery,
) -> Answer {
    let offices = person.actor.offices();
    let office = asked(query.as_deref().unwrap_or_default()).or(offices.first().copied());
    let office = office.ok_or(Failure::NOT_FOUND)?;
    let (found, names, world) = site
        .run(move |app| {
            let mut names = Vec::new();
            for own in person.actor.offices() {
                names.push((own, app.office_board(&person.actor, own)?.name));
            }
            let found = app.office_board(&person.actor, office)?;
            Ok((found, names, app.world()?))
        })
        .await?;
    let t = visitor.t;
    let words = &t.boards;
    let title = words.office(&found.name);
    let under = words.office_under.to_owned();
    let mut page = board(&site, &visitor, title, under, &world.programme.office);
    page.links = vec![Link::new("/bulletin", t.bulletin.name)];
    page.tabs = (names.len() > 1).then(|| tabs(t, &names, office));
    page.counts = counts(t, &found);
    page.rates = foremost(t, &found);
    page.parts = vec![owed(t, &found, &world, today(&site)), compared(t, &found)];
    html(&page)
}

/// Which of one's own offices: `office=0190…`.
fn asked(query: &str) -> Option<OfficeId> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, office) = pairs.find(|(name, _)| name == "office")?;
    office.parse().ok()
}

fn tabs(t: &'static Texts, names: &[(OfficeId, String)], here: OfficeId) -> Tabs {
    let item = |(office, name): &(OfficeId, String)| {
        let place = match *office == here {
            true => Place::Here,
            false => Place::Elsewhere,
        };
        NavItem::new(format!("/boards/office?office={office}"), name, place)
    };
    Tabs {
        label: t.boards.offices.to_owned(),
        items: names.iter().map(item).collect(),
    }
}

fn counts(t: &'static Texts, found: &OfficeBoard) -> Vec<Count> {
    let office = found.office.to_string();
    let measured = |measure: Measure| {
        let name = crate::pages::figures::measure_label(t, measure);
        let rows = measure_rows(found.year, measure, &[(Dimension::Office, &office)]);
        Count::new(name, grouped(found.own.of(measure)))
            .unit(t.figures.pieces)
            .rows(rows)
    };
    let mut conditions = Conditions::of(View::Overdue);
    conditions.lead = Some(found.office);
    let overdue = Count::new(t.figures.count.overdue, grouped(found.overdue))
        .unit(t.figures.pieces)
        .rows(conditions.path("/cases"));
    let place = found
        .place
        .map_or_else(|| "—".to_owned(), |place| place.to_string());
    let place = Count::new(t.boards.place_in_time, place).under(
        t.boards
            .of_ranked(found.settings.ranking_minimum, found.ranked_offices),
    );
    vec![
        measured(Measure::Assigned),
        measured(Measure::Replied),
        measured(Measure::StruckOff),
        overdue,
        place,
    ]
}

fn foremost(t: &'static Texts, found: &OfficeBoard) -> Vec<figure::Rate> {
    let office = found.office.to_string();
    let here = [(Dimension::Office, office.as_str())];
    let (names, how) = (&t.figures.rate, &t.figures.how);
    let in_time = found.own.on_time_rate(found.overdue);
    let satisfaction = found.own.satisfaction_rate(&found.settings);
    vec![
        figure::Rate::of(t, names.on_time, in_time)
            .formula(how.on_time)
            .rows(measure_rows(found.year, Measure::OnTime, &here)),
        figure::Rate::of(t, names.satisfaction, satisfaction)
            .formula(how.satisfaction(found.settings.weight_basically))
            .rows(measure_rows(found.year, Measure::Satisfied, &here)),
    ]
}

fn owed(t: &'static Texts, found: &OfficeBoard, world: &World, today: Date) -> Part {
    let words = &t.boards;
    let table = case_lines::table(t, world, words.owed, &found.due_next, today);
    let mut conditions = Conditions::of(View::Working);
    conditions.lead = Some(found.office);
    let all = (found.due_next_count > found.due_next.len() as i64).then(|| {
        let text = words.all_of(grouped(found.due_next_count), words.owed);
        Link::new(conditions.path("/cases"), text)
    });
    Part::new("owed", words.owed, words.owed_under)
        .table(table, words.nothing_owed)
        .all(all)
}

/// Each rate of the office beside that of all, with both numbers, what was left out, and how it is counted.
fn compared(t: &'static Texts, found: &OfficeBoard) -> Part {
    let words = &t.boards;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.rate),
        Column::new(ColumnKind::Number, words.own),
        Column::new(ColumnKind::Number, words.all_offices),
        Column::new(ColumnKind::Long, words.how),
    ];
    let mut table = Table::new(t, words.compared, columns);
    let office = found.office.to_string();
    for (key, definition, measure) in LINES {
        let word = |table: &str| {
            t.lookup(&format!("figures.{table}.{key}"))
                .unwrap_or_default()
        };
        let rows = measure_rows(found.year, *measure, &[(Dimension::Office, &office)]);
        table.rows.push(Row::new(vec![
            Cell::link(rows, word("rate")),
            share(t, definition(&found.own)),
            share(t, definition(&found.all)),
            Cell::text(word("how")),
        ]));
    }
    Part::new("compared", words.compared, words.compared_under).table(table, t.bulletin.nobody)
}

/// Never a percentage without its two numbers and what was left out.
fn share(t: &Texts, rate: Rate) -> Cell {
    let sum = format!("{}/{}", rate.numerator_text(), rate.denominator);
    Cell::text(rate.percent_text()).under(t.boards.left_out(rate.excluded, sum))
}
