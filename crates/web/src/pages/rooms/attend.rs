//! Where the code on the wall leads: one tap, no account needed.

use app::rooms::Guest;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use serde::Deserialize;

use crate::components::field::Choice;
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Typed};
use crate::pages::meetings::words;
use crate::pages::{errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::rooms::SignInPage;
use crate::visitor::{Visitor, Who};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Just {
    done: String,
}

pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(just): Query<Just>,
) -> Answer {
    let guest = guest(&site, &code).await?;
    html(&view(&visitor, &code, &guest, None, &just))
}

pub async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Path(code): Path<String>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, at) = (visitor.actor().cloned(), code.clone());
    let chosen = match typed.text("as") {
        "myself" => actor.as_ref().map(|actor| actor.person),
        _ => typed.text("person").parse().ok(),
    };
    let done = site.run(move |app| app.rooms().sign_in(&at, actor.as_ref(), chosen));
    let error = match done.await {
        Ok(()) => {
            let to = Redirect::to(format!("/attend/{code}?done=1"));
            return Ok(to.into_response());
        }
        Err(error) => FieldError::of(&error).ok_or(error)?,
    };
    let guest = guest(&site, &code).await?;
    let fresh = Just::default();
    mend(&view(&visitor, &code, &guest, Some(&error), &fresh))
}

async fn guest(site: &Site, code: &str) -> Result<Guest, Failure> {
    let code = code.to_owned();
    Ok(site.run(move |app| app.rooms().guests(&code)).await?)
}

fn view(
    visitor: &Visitor,
    code: &str,
    guest: &Guest,
    error: Option<&FieldError>,
    just: &Just,
) -> SignInPage {
    let t = visitor.t;
    let myself = match &visitor.who {
        Who::Session(person) => Some(t.room.sign_in.myself(&person.name)),
        Who::Nobody | Who::Token(_) => None,
    };
    let choice =
        |(person, name): &(domain::ids::PersonId, String)| Choice::new(person.to_string(), name);
    SignInPage {
        page: visitor.page(t.room.sign_in.heading),
        title: t.room.sign_in.heading.to_owned(),
        under: words::name(t, &guest.meeting),
        action: format!("/attend/{code}"),
        errors: errors(t, error),
        myself,
        people: guest.expected.iter().map(choice).collect(),
        is_done: !just.done.is_empty(),
    }
}
