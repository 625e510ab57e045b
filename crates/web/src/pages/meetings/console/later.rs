//! What is done with a problem after it was recorded: the leader assigns it, the office's representative acknowledges.

use app::rooms::Room;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::MeetingId;
use messages::Texts;

use super::desk::{Trouble, desk, view};
use super::{Just, onward, read};
use crate::components::notice::{Notice, NoticeKind};
use crate::error::Answer;
use crate::forms::{FieldError, Typed};
use crate::pages::meetings::change::version;
use crate::pages::{mend, rooms};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::meeting::Later;
use crate::visitor::{SignedIn, Visitor};

/// The recorded problem that is to be assigned now; none when somebody has done it.
pub fn chosen(t: &'static Texts, room: &Room, number: &str) -> Option<Later> {
    let spoken = room
        .spoken
        .iter()
        .find(|spoken| spoken.case.number == number)?;
    let case = &spoken.case;
    if case.assignment.is_some() {
        return None;
    }
    Some(Later {
        number: case.number.clone(),
        version: case.version,
        firm: match case.intake.firm {
            Some(firm) => room.name(firm.0).to_owned(),
            None => t.room.firm_hidden.to_owned(),
        },
        title: case.intake.title.clone(),
        ask: case.intake.ask.clone(),
    })
}

pub async fn assign(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let (actor, given) = (person.clone(), typed.clone());
    let done = site.run(move |app| {
        let Some(assignment) = read::assignment(&given)? else {
            return Ok(Refusal::field("lead", Problem::Missing)?);
        };
        let (seen, key) = ((given.text("number"), seen), given.key.as_deref());
        app.meetings()
            .assign_recorded(&actor.actor, id, seen, &assignment, key)
    });
    let trouble = match done.await {
        Ok(done) => return Ok(onward(id, &done.number).into_response()),
        Err(app::Error::Changed) => Trouble {
            field: None,
            notice: Some(conflict(visitor.t)),
        },
        Err(error) => Trouble::field(FieldError::of(&error).ok_or(error)?),
    };
    let desk = desk(&site, &person, id).await?;
    let just = Just {
        recorded: String::new(),
        assign: typed.text("number").to_owned(),
    };
    mend(&view(&visitor, &person, &desk, &typed, &trouble, &just))
}

fn conflict(t: &'static Texts) -> Notice {
    Notice::new(t, NoticeKind::Warning, t.meeting_console.conflict)
}

pub async fn acknowledge(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.clone(), typed.clone());
    let done = site.run(move |app| {
        let Ok(who) = given.text("person").parse() else {
            return Ok(Refusal::field("acknowledged_by", Problem::Missing)?);
        };
        let (number, key) = (given.text("number"), given.key.as_deref());
        app.meetings()
            .acknowledge_present(&actor.actor, id, number, who, key)
    });
    let error = match done.await {
        Ok(_) => {
            let to = Redirect::to(format!("/meetings/{id}/console"));
            return Ok(to.saying("room.done").into_response());
        }
        Err(error @ (app::Error::Refused(_) | app::Error::Changed)) => error,
        Err(other) => return Err(other.into()),
    };
    let desk = desk(&site, &person, id).await?;
    let trouble = Trouble {
        field: None,
        notice: Some(rooms::trouble(visitor.t, &error)),
    };
    let fresh = super::fields::fresh(&desk, false);
    mend(&view(
        &visitor,
        &person,
        &desk,
        &fresh,
        &trouble,
        &Just::default(),
    ))
}
