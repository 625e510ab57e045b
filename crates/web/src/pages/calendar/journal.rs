//! The journal: each edit of the calendar with the cases that it moved.

use app::calendar::{Edit, JournalLine};
use app::cases::MovedDate;
use axum::extract::State;
use domain::calendar::DayRule;
use domain::time::local_text;
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::pages::settings::tabs::{Part, tabs};
use crate::site::Site;
use crate::views::list::{List, Section};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{long_date, short_date};
use domain::permits::{Permission, has};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let journal = site.run(move |app| app.calendar().journal(&actor)).await?;
    let t = visitor.t;
    let words = &t.calendar.journal;
    let mut list = List::new(visitor.page(words.title), words.under);
    list.tabs = Some(tabs(t, Part::Journal));
    if has(&person.actor, Permission::ManageCalendar) {
        list.act = Some(Link::new("/calendar/edit", t.calendar.edit.title));
    }
    list.sections = journal.iter().map(|line| section(t, line)).collect();
    if journal.is_empty() {
        let columns = vec![Column::new(ColumnKind::Head, words.column_case)];
        let table = Table::new(t, words.title, columns);
        return html(&list.table(table, (words.nothing, "")));
    }
    html(&list)
}

fn section(t: &'static Texts, line: &JournalLine) -> Section {
    let words = &t.calendar.journal;
    let title = match &line.edit {
        Edit::SetLocalDay { day } if day.rule() == DayRule::Work => {
            words.set_work(long_date(t, day.date()))
        }
        Edit::SetLocalDay { day } => words.set_rest(long_date(t, day.date())),
        Edit::WithdrawLocalDay { date, .. } => words.withdrawn(long_date(t, *date)),
        Edit::ImportNotice { notice } => words.imported(notice.year()),
    };
    let ground = match &line.edit {
        Edit::SetLocalDay { day } => format!("{} · {}", day.reason(), day.authority()),
        Edit::WithdrawLocalDay { reason, .. } => reason.clone(),
        Edit::ImportNotice { notice } => notice.papers().join(" "),
    };
    let under = [
        words.by(local_text(line.at), &line.by),
        words.ground(ground),
        words.dates(line.outcome.dates.len()),
        words.moved(line.outcome.cases_moved()),
    ];
    Section {
        under: under.join(" · "),
        table: table(t, &title, line),
        title,
        nothing: (words.none_moved.to_owned(), String::new()),
    }
}

fn table(t: &'static Texts, caption: &str, line: &JournalLine) -> Table {
    let words = &t.calendar.journal;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_case),
        Column::new(ColumnKind::Text, words.column_which),
        Column::new(ColumnKind::Fixed, words.column_from),
        Column::new(ColumnKind::Fixed, words.column_to),
    ];
    let mut table = Table::new(t, caption, columns);
    table.rows = line
        .outcome
        .moved
        .iter()
        .map(|moved| {
            let to = match (moved.from == moved.to, moved.provisional) {
                (true, false) => Cell::from(Tag::new(Tone::Good, words.now_final)),
                (_, true) => Cell::text(short_date(t, moved.to)).under(words.still_provisional),
                (false, false) => Cell::text(short_date(t, moved.to)),
            };
            let which = match moved.which {
                MovedDate::Promised => words.promised,
                MovedDate::FirstContact => words.first_contact,
                MovedDate::CoHandling => words.co_handling,
            };
            Row::new(vec![
                Cell::link(format!("/cases/{}", moved.number), &moved.number),
                Cell::text(which),
                Cell::text(short_date(t, moved.from)),
                to,
            ])
        })
        .collect();
    table
}
