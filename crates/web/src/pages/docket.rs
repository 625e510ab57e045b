//! The two lists of docketed cases: what is unsolved, and what has a plan.

use app::ladder::{DocketLine, Listed};
use axum::extract::State;
use domain::cases::state::DocketList;
use domain::time::Date;
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Row, RowMark, Table};
use crate::error::Answer;
use crate::layout::Width;
use crate::pages::html;
use crate::site::Site;
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let listed = site.run(move |app| app.ladder().docket(&actor)).await?;
    let t = visitor.t;
    let words = &t.docket;
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    let under = match listed.more {
        true => words.more(listed.lines.len()),
        false => words.under.to_owned(),
    };
    let section = |list: DocketList| table(t, &listed, list);
    let view = List::new(page, under)
        .section(
            words.unsolved,
            words.unsolved_under,
            section(DocketList::Unsolved),
            (words.nothing_unsolved, ""),
        )
        .section(
            words.planned,
            words.planned_under,
            section(DocketList::Planned),
            (words.nothing_planned, ""),
        );
    html(&view)
}

fn table(t: &'static Texts, listed: &Listed<DocketLine>, list: DocketList) -> Table {
    let words = &t.docket;
    let caption = match list {
        DocketList::Unsolved => words.unsolved,
        DocketList::Planned => words.planned,
    };
    let columns = vec![
        Column::new(ColumnKind::Head, t.ledger.column.number),
        Column::new(ColumnKind::Long, t.ledger.column.problem),
        Column::new(ColumnKind::Text, t.ledger.column.lead),
        Column::new(ColumnKind::Long, words.plan),
        Column::new(ColumnKind::Fixed, words.milestone),
        Column::new(ColumnKind::Text, words.reviewer),
        Column::new(ColumnKind::Fixed, words.until),
    ];
    let mut table = Table::new(t, caption, columns);
    let lines = listed.lines.iter().filter(|line| line.list == list);
    table.rows = lines.map(|line| row(t, listed, line)).collect();
    table
}

fn row(t: &'static Texts, listed: &Listed<DocketLine>, line: &DocketLine) -> Row {
    let words = &t.docket;
    let names = &listed.names;
    let name = |id: Option<uuid::Uuid>| id.map(|id| names.of(id)).unwrap_or_default().to_owned();
    let (path, docket) = (&line.path, &line.docket);
    let href = format!("/cases/{}", path.number);
    let missed = match docket.missed {
        0 => String::new(),
        missed => words.missed(missed),
    };
    let row = Row::new(vec![
        Cell::link(&href, &path.shown),
        Cell::link(&href, &path.title).under(name(path.firm)),
        Cell::text(name(path.lead)),
        Cell::text(&docket.plan).under(&docket.reason),
        Cell::text(docket.milestone_on.to_string()).under(when(
            t,
            docket.milestone_on,
            listed.today,
        )),
        Cell::text(names.of(docket.reviewer.0)),
        Cell::text(docket.until.to_string())
            .under(format!("{} {missed}", words.cycle(docket.cycles))),
    ]);
    match docket.milestone_on < listed.today {
        true => row.marked(RowMark::Overdue),
        false => row,
    }
}

fn when(t: &Texts, on: Date, today: Date) -> String {
    let days = on.since(today).map_or(0, |span| span.get_days());
    match days {
        0 => t.docket.today.to_owned(),
        1.. => t.docket.in_days(days),
        _ => t.docket.days_ago(-days),
    }
}
