//! The console of a meeting: one form, answered from the keyboard, recorded and assigned in one step.

mod desk;
mod fields;
mod files;
mod later;
mod read;
mod rows;
mod suggestions;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use domain::cases::intake::{Difficulty, RequestType};
use domain::cases::limit_for;
use domain::deadlines::{self, Unit};
use domain::ids::MeetingId;
use messages::Texts;
use serde::{Deserialize, Serialize};

use crate::components::due::DueDate;
use crate::components::light::{Color, Light};
use crate::error::{Answer, field_sentence};
use crate::forms::{FieldError, Typed};
use crate::pages::{html, mend, query};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::short_date;

use desk::{Desk, Trouble, desk, draft, view};

pub use later::{acknowledge, assign};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Just {
    /// The number of the case that was recorded a moment ago.
    recorded: String,
    /// The number of a recorded problem that is to be assigned now.
    assign: String,
}

/// What a script is told that sent a problem: kept for good, with where it went.
#[derive(Debug, Serialize)]
struct Kept {
    number: String,
    case: String,
    slip: Option<String>,
}

/// What must be mended before it can be kept.
#[derive(Debug, Serialize)]
struct Mend {
    field: String,
    message: String,
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
    html(&view(
        &visitor,
        &person,
        &desk,
        &typed,
        &Trouble::default(),
        &just,
    ))
}

pub async fn record(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    headers: HeaderMap,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.clone(), typed.clone());
    let is_assigned = typed.text("then") != "record";
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
        Ok(done) if wants_json(&headers) => Ok(kept(done.number, is_assigned)),
        Ok(done) => Ok(onward(id, &done.number).into_response()),
        Err(error) => {
            let error = FieldError::of(&error).ok_or(error)?;
            if wants_json(&headers) {
                return Ok(to_mend(visitor.t, &error));
            }
            let desk = desk(&site, &person, id).await?;
            let trouble = Trouble::field(error);
            mend(&view(
                &visitor,
                &person,
                &desk,
                &typed,
                &trouble,
                &Just::default(),
            ))
        }
    }
}

/// Back to the empty form, with what was just recorded on top of the list.
fn onward(id: MeetingId, number: &str) -> Redirect {
    let recorded = query(&[("recorded", number)]);
    Redirect::to(format!("/meetings/{id}/console?{recorded}"))
        .settling("meeting_console.done", &draft(id))
}

/// The script that keeps what was captured asks for this.
fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    accept.is_some_and(|kind| kind.as_bytes() == b"application/json")
}

fn kept(number: String, is_assigned: bool) -> Response {
    let case = format!("/cases/{number}");
    Json(Kept {
        slip: is_assigned.then(|| format!("{case}/slip")),
        number,
        case,
    })
    .into_response()
}

fn to_mend(t: &Texts, error: &FieldError) -> Response {
    let message = field_sentence(t, error.problem).to_owned();
    let field = error.field.clone();
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        Json(Mend { field, message }),
    )
        .into_response()
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
