//! What became of the problems of a meeting: how far all have come, then one by one.

use app::meetings::{FollowUp, Followed};
use axum::extract::{Path, State};
use domain::ids::MeetingId;
use domain::permits::{Permission, has};
use domain::statistics::{Dimension, Measure};
use domain::time::local_text;
use messages::Texts;

use super::words;
use crate::components::figure::Count;
use crate::components::print::PrintHead;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::{Link, Width};
use crate::pages::figures::{measure_label, rows};
use crate::pages::html;
use crate::site::Site;
use crate::views::meetings::FollowUpPage;
use crate::visitor::{SignedIn, Visitor};

/// The steps in their order, after those that nobody counts elsewhere.
const CLASSES: [Measure; 4] = [
    Measure::ClassA,
    Measure::ClassB,
    Measure::ClassC,
    Measure::ClassD,
];

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.meetings().follow_up(&actor, id))
        .await?;
    let t = visitor.t;
    let now = local_text(site.app().now());
    let words = &t.meetings.follow_up;
    let mut page = visitor.page(words.title);
    page.width = Width::Whole;
    page.crumbs = vec![Link::new(
        format!("/meetings/{id}"),
        words::name(t, &found.meeting),
    )];
    let sees_figures = has(&person.actor, Permission::ViewFigures);
    html(&FollowUpPage {
        print_head: PrintHead::new(t, &page.deployment, "", &now),
        title: format!("{} {}", words.title, words::name(t, &found.meeting)),
        under: words.lead(&now),
        note: note(t, &found),
        counts: counts(t, &found),
        table: table(t, &found),
        compare: sees_figures.then(|| {
            Link::new(
                format!("/figures/{}#meetings-compared", found.meeting.year),
                t.figures.meetings.title,
            )
        }),
        page,
    })
}

fn note(t: &Texts, found: &FollowUp) -> String {
    let seen = found.cases.len();
    match i64::try_from(seen).is_ok_and(|seen| seen < found.problems) {
        true => t.meetings.page.problems_some(found.problems, seen),
        false => String::new(),
    }
}

fn counts(t: &'static Texts, found: &FollowUp) -> Vec<Count> {
    let words = &t.meetings.follow_up;
    let meeting = found.meeting.id.to_string();
    let measured = |measure| {
        let n = found.measured(measure);
        let count = Count::new(measure_label(t, measure), n.to_string());
        match n {
            0 => count,
            _ => count.rows(rows(
                found.meeting.year,
                measure,
                &[(Dimension::Meeting, &meeting)],
            )),
        }
    };
    let plain = |name: &str, n: usize| Count::new(name, n.to_string());
    let acknowledged = found.count(|case| case.acknowledged_on.is_some());
    let mut counts = vec![
        measured(Measure::Assigned),
        plain(words.acknowledged, acknowledged),
        measured(Measure::Replied),
    ];
    counts.extend(CLASSES.map(measured));
    counts.push(measured(Measure::StruckOff));
    counts.push(plain(words.overdue, found.count(|case| case.is_overdue)));
    counts
}

fn table(t: &'static Texts, found: &FollowUp) -> Table {
    let (column, words) = (&t.meetings.column, &t.meetings.follow_up);
    let columns = vec![
        Column::new(ColumnKind::Head, column.case),
        Column::new(ColumnKind::Long, column.title),
        Column::new(ColumnKind::Text, column.lead),
        Column::new(ColumnKind::Fixed, words.acknowledged_on),
        Column::new(ColumnKind::Fixed, column.due),
        Column::new(ColumnKind::Fixed, words.replied_on),
        Column::new(ColumnKind::Text, words.result),
        Column::new(ColumnKind::Text, column.stage),
    ];
    let mut table = Table::new(t, words.one_by_one, columns);
    table.rows = found.cases.iter().map(|case| row(t, case)).collect();
    table
}

fn row(t: &'static Texts, case: &Followed) -> Row {
    let line = &case.line;
    let day = |day: Option<domain::time::Date>| {
        Cell::text(day.map_or_else(|| "—".to_owned(), |day| day.to_string()))
    };
    let class = CLASSES.into_iter().find(|class| case.fact.is(*class));
    let due = match case.is_overdue {
        true => day(case.fact.running_on.or(line.due_on)).under(t.meetings.follow_up.late),
        false => day(line.due_on),
    };
    let stage = t.lookup(&format!("stages.{}", line.stage.key()));
    let stage = Cell::from(Tag::new(
        Tone::of_stage(line.stage),
        stage.unwrap_or_default(),
    ));
    Row::new(vec![
        Cell::link(format!("/cases/{}", line.number), &line.number),
        Cell::text(&line.title).under(line.firm_name.clone().unwrap_or_default()),
        Cell::text(line.lead_name.clone().unwrap_or_default())
            .under(line.officer_label.clone().unwrap_or_default()),
        day(case.acknowledged_on),
        due,
        day(case.fact.replied_on),
        Cell::text(class.map_or("—", |class| measure_label(t, class))),
        match case.struck_off_on {
            Some(on) => stage.under(on.to_string()),
            None => stage,
        },
    ])
}
