//! A leader's page: what waits for a word, what is overdue, the own firms. Read in ten seconds, on a tablet.

use app::World;
use app::boards::LeaderBoard;
use axum::extract::State;
use domain::time::Date;
use messages::Texts;
use store::cases::ListRow;

use super::{board, today};
use crate::components::figure::Count;
use crate::components::table::{Cell, Column, ColumnKind, Row, RowMark, Table};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::cases::ledger::{Conditions, View};
use crate::pages::{case_lines, html};
use crate::site::Site;
use crate::views::board::Part;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::grouped;

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let leader = person.actor.principal();
    let (found, world) = site
        .run(move |app| Ok((app.leader_board(&person.actor)?, app.world()?)))
        .await?;
    let t = visitor.t;
    let words = &t.boards;
    let (title, under) = (words.leader.to_owned(), words.leader_under.to_owned());
    let mut page = board(&site, &visitor, title, under, &world.programme.office);
    page.links = vec![
        Link::new("/cases", t.navigation.cases),
        Link::new("/bulletin", t.bulletin.name),
    ];
    let today = today(&site);
    let mut conditions = Conditions::of(View::Working);
    conditions.leader = Some(leader);
    let rows = conditions.path("/cases");
    page.counts = counts(t, &found, &rows);
    page.parts = parts(t, &found, (&world, today), &rows);
    html(&page)
}

fn counts(t: &'static Texts, found: &LeaderBoard, rows: &str) -> Vec<Count> {
    let words = &t.boards;
    let count = |name: &str, n: usize| Count::new(name, n.to_string()).unit(t.figures.pieces);
    vec![
        count(words.waits_for_me, found.waiting.len()).rows("#waiting"),
        count(words.overdue_mine, found.overdue.len()).rows("#overdue"),
        Count::new(words.working_mine, grouped(found.under_way_count))
            .unit(t.figures.pieces)
            .rows(rows),
        Count::new(words.my_firms, found.firms.len().to_string())
            .unit(t.figures.families)
            .rows("#firms"),
    ]
}

fn parts(
    t: &'static Texts,
    found: &LeaderBoard,
    (world, today): (&World, Date),
    rows: &str,
) -> Vec<Part> {
    let words = &t.boards;
    let cases = |title: &str, rows: &[ListRow]| case_lines::table(t, world, title, rows, today);
    let all = (found.under_way_count > found.under_way.len() as i64).then(|| {
        let text = words.all_of(grouped(found.under_way_count), words.working_mine);
        Link::new(rows, text)
    });
    let mut parts = vec![
        Part::new("waiting", words.waits_for_me, words.waits_under).table(
            cases(words.waits_for_me, &found.waiting),
            words.nothing_waits,
        ),
        Part::new("overdue", words.overdue_mine, "").table(
            cases(words.overdue_mine, &found.overdue),
            words.nothing_overdue,
        ),
        Part::new("firms", words.my_firms, "").table(firms(t, found), words.no_firms),
        Part::new("working", words.working_mine, "")
            .table(
                cases(words.working_mine, &found.under_way),
                t.bulletin.nobody,
            )
            .all(all),
    ];
    if !found.chambers.is_empty() {
        let names = found.chambers.join(t.figures.ranking.separator);
        let chambers = Part::new("chambers", words.my_chambers, "");
        parts.push(chambers.small(names));
    }
    parts
}

fn firms(t: &'static Texts, found: &LeaderBoard) -> Table {
    let words = &t.boards;
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.firm),
        Column::new(ColumnKind::Number, words.under_way),
        Column::new(ColumnKind::Number, words.overdue_of_firm),
        Column::new(ColumnKind::Text, words.serving_office),
    ];
    let mut table = Table::new(t, words.my_firms, columns);
    for own in &found.firms {
        let row = Row::new(vec![
            Cell::link(format!("/firms/{}", own.firm), &own.name),
            Cell::text(own.under_way.to_string()),
            Cell::text(own.overdue.to_string()),
            Cell::text(own.serving_office.as_str()),
        ]);
        let mark = match own.overdue {
            0 => RowMark::None,
            _ => RowMark::Overdue,
        };
        table.rows.push(row.marked(mark));
    }
    table
}
