//! The plan of a meeting as a form: new, or changed while the meeting is open.

mod fields;
mod read;

use app::choices::Choices;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::MeetingId;
use domain::meetings::Meeting;

use super::change::version;
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::pages::{errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::meetings::PlanForm;
use crate::visitor::{SignedIn, Visitor};

/// What the form stands on.
enum Subject {
    New(MeetingId),
    Stored(Box<Meeting>, i64),
}

pub async fn new(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let t = visitor.t;
    let (id, choices, typed) = site
        .run(move |app| {
            let today = app.meetings().today();
            let number = app.meetings().next_number(i32::from(today.year()))?;
            let typed = fields::fresh(t, number);
            Ok((
                app.meetings().fresh_id(),
                app.choices(&person.actor)?,
                typed,
            ))
        })
        .await?;
    html(&view(&visitor, &Subject::New(id), &choices, &typed, None))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let (found, choices) = load(&site, &person, id).await?;
    let typed = fields::stored(&found.0);
    let subject = Subject::Stored(Box::new(found.0), found.1);
    html(&view(&visitor, &subject, &choices, &typed, None))
}

pub async fn create(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let id = typed.text("meeting").parse::<MeetingId>();
    let id = id.map_err(|_| Failure::BadRequest("the meeting's id is missing".to_owned()))?;
    let blank = fields::blank(id);
    let error = match read::meeting(&typed, blank) {
        Err(error) => error,
        Ok(meeting) => match save(&site, &person, meeting, 0).await {
            Ok(()) => return Ok(saved(id)),
            // The same form sent twice: the meeting is there already, under the form's own id.
            Err(_) if load(&site, &person, id).await.is_ok() => return Ok(saved(id)),
            Err(error) => FieldError::of(&error).ok_or(error)?,
        },
    };
    let actor = person.clone();
    let choices = site.run(move |app| app.choices(&actor.actor)).await?;
    mend(&view(
        &visitor,
        &Subject::New(id),
        &choices,
        &typed,
        Some(&error),
    ))
}

pub async fn update(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let (found, choices) = load(&site, &person, id).await?;
    let error = match read::meeting(&typed, found.0.clone()) {
        Err(error) => error,
        Ok(meeting) => match save(&site, &person, meeting, version).await {
            Ok(()) => return Ok(saved(id)),
            Err(error) => FieldError::of(&error).ok_or(error)?,
        },
    };
    let subject = Subject::Stored(Box::new(found.0), version);
    mend(&view(&visitor, &subject, &choices, &typed, Some(&error)))
}

async fn load(
    site: &Site,
    person: &SignedIn,
    id: MeetingId,
) -> Result<((Meeting, i64), Choices), Failure> {
    let actor = person.clone();
    let found = site
        .run(move |app| {
            let found = app.meetings().view(&actor.actor, id)?;
            Ok(((found.meeting, found.version), app.choices(&actor.actor)?))
        })
        .await?;
    Ok(found)
}

async fn save(
    site: &Site,
    person: &SignedIn,
    meeting: Meeting,
    version: i64,
) -> Result<(), app::Error> {
    let actor = person.clone();
    site.run(move |app| app.meetings().save(&actor.actor, &meeting, version))
        .await
}

fn saved(id: MeetingId) -> axum::response::Response {
    Redirect::to(format!("/meetings/{id}"))
        .settling("meetings.saved", &draft(id))
        .into_response()
}

fn draft(id: MeetingId) -> String {
    format!("meeting:{id}")
}

fn view(
    visitor: &Visitor,
    subject: &Subject,
    choices: &Choices,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> PlanForm {
    let t = visitor.t;
    let words = &t.meetings.plan;
    let (title, action, back, hidden, id) = match subject {
        Subject::New(id) => (
            words.new_title.to_owned(),
            "/meetings".to_owned(),
            "/meetings".to_owned(),
            ("meeting", id.to_string()),
            // A new plan keeps one draft, whatever id the form was given.
            "new".to_owned(),
        ),
        Subject::Stored(meeting, version) => (
            words.edit_title(meeting.number),
            format!("/meetings/{}", meeting.id),
            format!("/meetings/{}", meeting.id),
            ("version", version.to_string()),
            meeting.id.to_string(),
        ),
    };
    let mut fields = fields::plan(t, typed, error);
    let mut taking_part = fields::taking_part(t, typed, choices, error);
    PlanForm {
        errors: errors(t, error).mending(fields.iter_mut().chain(&mut taking_part)),
        page: visitor.page(title.clone()),
        title,
        action,
        back,
        draft: format!("meeting:{id}"),
        hidden: vec![hidden],
        fields,
        agenda: fields::agenda(t, typed),
        taking_part,
    }
}
