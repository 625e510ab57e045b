//! The console of a meeting: one form, answered from the keyboard, recorded and assigned in one step.

mod fields;
mod read;

use app::World;
use app::choices::{Choices, FirmLine};
use app::meetings::MeetingView;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use domain::cases::intake::{Difficulty, RequestType};
use domain::cases::limit_for;
use domain::deadlines::{self, Unit};
use domain::ids::MeetingId;
use domain::time::Date;
use messages::Texts;
use serde::Deserialize;

use super::words;
use crate::components::due::DueDate;
use crate::components::light::{Color, Light};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::components::tag::{Tag, Tone};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::layout::{Link, Width};
use crate::pages::{errors, html, mend, query};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::meeting::{Agenda, AgendaLine, MeetingConsole};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{date_and_weekday, short_date};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Just {
    /// The number of the case that was recorded a moment ago.
    recorded: String,
}

/// Everything that the page is made of.
struct Desk {
    found: MeetingView,
    firms: Vec<FirmLine>,
    choices: Choices,
    world: World,
    today: Date,
}

pub async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Query(just): Query<Just>,
) -> Answer {
    let desk = desk(&site, &person, id).await?;
    let typed = fields::fresh(&desk, !just.recorded.is_empty());
    html(&view(&visitor, &desk, &typed, None, &just.recorded))
}

pub async fn record(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let problem = read::problem(app, &actor, &given)?;
            let assignment = read::assignment(&given)?;
            let key = given.key.as_deref();
            app.meetings()
                .record_problem(&actor.actor, id, &problem, assignment.as_ref(), key)
        })
        .await;
    match done {
        Ok(done) => {
            let recorded = query(&[("recorded", done.number.as_str())]);
            let to = Redirect::to(format!("/meetings/{id}/console?{recorded}"));
            Ok(to
                .settling("meeting_console.done", &draft(id))
                .into_response())
        }
        Err(error) => {
            let error = FieldError::of(&error).ok_or(error)?;
            let desk = desk(&site, &person, id).await?;
            mend(&view(&visitor, &desk, &typed, Some(&error), ""))
        }
    }
}

async fn desk(site: &Site, person: &SignedIn, id: MeetingId) -> Result<Desk, Failure> {
    let actor = person.clone();
    let desk = site
        .run(move |app| {
            let found = app.meetings().view(&actor.actor, id)?;
            let mut firms = Vec::new();
            for attendee in &found.meeting.attendees {
                firms.extend(app.firm_line(&actor.actor, attendee.firm)?);
            }
            Ok(Desk {
                choices: app.choices(&actor.actor)?,
                world: app.world()?,
                today: app.meetings().today(),
                found,
                firms,
            })
        })
        .await?;
    Ok(desk)
}

fn draft(id: MeetingId) -> String {
    format!("console:{id}")
}

fn view(
    visitor: &Visitor,
    desk: &Desk,
    typed: &Submitted,
    error: Option<&FieldError>,
    just: &str,
) -> MeetingConsole {
    let t = visitor.t;
    let meeting = &desk.found.meeting;
    let at = format!("/meetings/{}", meeting.id);
    let mut page = visitor.page(words::name(t, meeting));
    page.width = Width::Whole;
    page.crumbs = vec![Link::new(at.clone(), t.meeting_console.back)];
    let mut problem = fields::problem(t, desk, typed, error);
    let mut assignment = fields::assignment(t, desk, typed, error);
    let mut more = fields::more(t, desk, typed, error);
    let all = problem.iter_mut().chain(&mut assignment).chain(&mut more);
    MeetingConsole {
        errors: errors(t, error).mending(all),
        page,
        title: words::name(t, meeting),
        under: words::line(t, meeting),
        action: format!("{at}/console"),
        problem,
        assignment,
        more,
        dues: dues(t, desk),
        draft: draft(meeting.id),
        recorded: recorded(t, &desk.found, just),
        agenda: agenda(t, &desk.found),
        unheard: unheard(t, &desk.found),
    }
}

fn agenda(t: &Texts, found: &MeetingView) -> Agenda {
    let items = found
        .meeting
        .agenda
        .iter()
        .zip(words::times(&found.meeting));
    Agenda {
        items: items
            .map(|(item, at)| AgendaLine {
                topic: item.topic.clone(),
                at,
                who: match item.speaker.is_empty() {
                    true => words::kind(t, item.kind).to_owned(),
                    false => item.speaker.clone(),
                },
                minutes: item.minutes,
                tag: None,
            })
            .collect(),
        available: None,
    }
}

/// Firms on the list of which no problem has been recorded yet.
fn unheard(t: &Texts, found: &MeetingView) -> Vec<String> {
    let has_spoken = |firm| found.cases.iter().any(|case| case.firm == Some(firm));
    let waiting = found.meeting.attendees.iter();
    waiting
        .filter(|attendee| !has_spoken(attendee.firm))
        .map(|attendee| {
            let (firm, person) = (found.name(attendee.firm.0), found.name(attendee.person.0));
            t.meeting_console.unheard_line(firm, person)
        })
        .collect()
}

/// When each limit would end if it began today.
fn dues(t: &'static Texts, desk: &Desk) -> Vec<DueDate> {
    let due = |difficulty: &Difficulty| {
        let limit = limit_for(RequestType::Help, *difficulty, &desk.world.settings);
        let due = deadlines::due(&desk.world.calendar, desk.today, limit);
        let light = Light::new(Color::Unlit, fields::difficulty_label(t, *difficulty));
        let rule = t.meeting_console.due_rule(limit_text(t, desk, *difficulty));
        DueDate::new(t, due.due_on, light, rule).counted(&due.trace)
    };
    Difficulty::ALL.iter().map(due).collect()
}

/// `5 个工作日，5月7日前`.
fn limit_text(t: &Texts, desk: &Desk, difficulty: Difficulty) -> String {
    let limit = limit_for(RequestType::Help, difficulty, &desk.world.settings);
    let due = deadlines::due(&desk.world.calendar, desk.today, limit);
    let date = short_date(t, due.due_on);
    match limit.unit() {
        Unit::WorkingDays => t.meeting_console.limit(date, limit.count()),
        Unit::CalendarDays => t.meeting_console.limit_calendar(date, limit.count()),
    }
}

fn recorded(t: &'static Texts, found: &MeetingView, just: &str) -> Table {
    let column = &t.meetings.column;
    let columns = vec![
        Column::new(ColumnKind::Head, column.case),
        Column::new(ColumnKind::Long, column.title),
        Column::new(ColumnKind::Text, column.lead),
        Column::new(ColumnKind::Fixed, column.due),
        Column::new(ColumnKind::Text, column.stage),
    ];
    let mut table = Table::new(t, t.meetings.page.problems, columns);
    table.rows = found
        .cases
        .iter()
        .rev()
        .map(|case| {
            let due = case.due_on.map(|due| date_and_weekday(t, due));
            let stage = t.lookup(&format!("stages.{}", case.stage.key()));
            let stage = Cell::from(Tag::new(
                Tone::of_stage(case.stage),
                stage.unwrap_or_default(),
            ));
            let number = Cell::link(format!("/cases/{}", case.number), &case.number);
            Row::new(vec![
                match case.number == just {
                    true => number.under(t.meeting_console.just_now),
                    false => number,
                },
                Cell::text(&case.title).under(case.firm_name.clone().unwrap_or_default()),
                Cell::text(case.lead_name.clone().unwrap_or_default())
                    .under(case.officer_label.clone().unwrap_or_default()),
                Cell::text(due.unwrap_or_default()),
                stage,
            ])
        })
        .collect();
    table
}
