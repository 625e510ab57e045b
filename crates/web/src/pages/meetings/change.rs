//! What is changed on the page of a meeting: where it stands, who is invited, who came.

use app::meetings::Attendance;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::refusal::Problem;
use domain::ids::{FirmId, MeetingId, PersonId};
use domain::meetings::MeetingStatus;

use super::show::{Mending, view};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::pages::mend;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::{SignedIn, Visitor};

pub async fn move_on(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let status = typed.text("status").parse::<MeetingStatus>();
    let status = status.map_err(|_| Failure::BadRequest("no such status".to_owned()))?;
    let (actor, remark) = (person.clone(), typed.text("remark").to_owned());
    let done = site
        .run(move |app| {
            app.meetings()
                .move_to(&actor.actor, id, version, status, &remark)
        })
        .await;
    let Err(error) = done else {
        return Ok(back(id, "meetings.moved"));
    };
    let mending = Mending {
        change: Some(FieldError::of(&error).ok_or(error)?),
        typed,
        ..Mending::default()
    };
    mend(&view(&site, &visitor, &person, id, &mending).await?)
}

pub async fn invite(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let (actor, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let firm = firm(app, &actor, &given, "firm")?;
            let post = given.text("post");
            app.meetings().invite(&actor.actor, id, version, firm, post)
        })
        .await;
    let Err(error) = done else {
        return Ok(back(id, "meetings.invited_done"));
    };
    let mending = Mending {
        invitation: Some(FieldError::of(&error).ok_or(error)?),
        typed,
        ..Mending::default()
    };
    mend(&view(&site, &visitor, &person, id, &mending).await?)
}

pub async fn note_attendance(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    site.run(move |app| {
        let meeting = app.meetings().view(&person.actor, id)?.meeting;
        let mark = |person: PersonId| {
            let mark = typed
                .text(&format!("attendance-{person}"))
                .parse::<Attendance>();
            Some((person, mark.ok()?))
        };
        let people = meeting.attendees.iter().map(|attendee| attendee.person);
        let marks: Vec<_> = people.filter_map(mark).collect();
        app.meetings()
            .note_attendance(&person.actor, id, version, &marks)
    })
    .await?;
    Ok(back(id, "meetings.saved"))
}

/// The firm of a look-up: chosen from the list, else named in full.
pub fn firm(
    app: &app::App,
    person: &SignedIn,
    typed: &Submitted,
    field: &'static str,
) -> Result<FirmId, app::Error> {
    if let Ok(id) = typed.text(&format!("{field}_id")).parse() {
        return Ok(id);
    }
    let words = typed.text(field).trim();
    if words.is_empty() {
        return Ok(domain::cases::Refusal::field(field, Problem::Missing)?);
    }
    match app.firm_named(&person.actor, words)? {
        Some(firm) => Ok(firm.id),
        None => Ok(domain::cases::Refusal::field(field, Problem::Unknown)?),
    }
}

/// The version of the meeting that the page showed.
pub fn version(typed: &Submitted) -> Result<i64, Failure> {
    let version = typed.version;
    version.ok_or_else(|| Failure::BadRequest("the version is missing".to_owned()))
}

fn back(id: MeetingId, said: &str) -> axum::response::Response {
    Redirect::to(format!("/meetings/{id}"))
        .saying(said)
        .into_response()
}
