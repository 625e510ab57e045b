//! The lines of a plan as a table.

use app::year_plan::{Line, Plan};
use domain::year_plan::{Postponement, Standing};
use messages::Texts;

use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::pages::meetings::{form, status};

/// Planned months against what became of them; open lines lead to `open` for those who may change them.
pub fn table(t: &'static Texts, plan: &Plan, open: Option<&str>) -> Table {
    let words = &t.year_plan;
    let columns = vec![
        Column::new(ColumnKind::Head, words.column_month),
        Column::new(ColumnKind::Text, words.column_form),
        Column::new(ColumnKind::Text, words.column_theme),
        Column::new(ColumnKind::Text, words.column_host),
        Column::new(ColumnKind::Text, words.column_meeting),
        Column::new(ColumnKind::Text, words.column_state),
    ];
    let mut table = Table::new(t, words.link, columns);
    table.rows = plan
        .lines
        .iter()
        .map(|line| row(t, plan, line, open))
        .collect();
    table
}

fn row(t: &'static Texts, plan: &Plan, line: &Line, open: Option<&str>) -> Row {
    let words = &t.year_plan;
    let entry = &line.line;
    let was = match entry.first_month() == entry.month {
        true => String::new(),
        false => words.was(entry.first_month()),
    };
    let month = words.month_of(entry.month);
    let month = match (open, &entry.standing) {
        (Some(open), Standing::Open) => Cell::link(format!("{open}{}", entry.id), month),
        _ => Cell::text(month),
    };
    let meeting = line.meeting.as_ref().map(|meeting| {
        let href = format!("/meetings/{}", meeting.id);
        Cell::link(href, t.meetings.ordinal(meeting.number)).under(meeting.held_on.to_string())
    });
    Row::new(vec![
        month.under(was),
        Cell::text(form(t, entry.form)),
        Cell::text(&entry.theme),
        Cell::text(entry.host.map_or("", |host| plan.name(host.0))),
        meeting.unwrap_or_else(Cell::empty),
        state(t, line),
    ])
}

fn state(t: &'static Texts, line: &Line) -> Cell {
    let words = &t.year_plan;
    let why = |each: &Postponement| words.postponed_why(each.from, &each.reason, each.to);
    let postponed: Vec<String> = line.line.postponements.iter().map(why).collect();
    let (tag, reason) = match (&line.line.standing, &line.meeting) {
        (Standing::Cancelled { reason, .. }, _) => {
            (Tag::new(Tone::Bad, words.cancelled), reason.clone())
        }
        (_, Some(meeting)) => (status(t, meeting.status), meeting.remark.clone()),
        (_, None) if line.is_late => (Tag::new(Tone::Warn, words.late), String::new()),
        (_, None) => (Tag::new(Tone::Neutral, words.open), String::new()),
    };
    let mut under = postponed;
    under.extend((!reason.is_empty()).then_some(reason));
    Cell::from(tag).under(under.join("；"))
}
