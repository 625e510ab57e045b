//! Moving the floor on, and ticking who is there.

use app::rooms::Mark;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::floors::Move;
use domain::ids::{MeetingId, PersonId};

use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::pages::meetings::change::version;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::SignedIn;

pub async fn step(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let code = site.app().rooms().fresh_code();
    let step = read(&typed, code).ok_or_else(|| Failure::BadRequest("no move".to_owned()))?;
    site.run(move |app| app.rooms().step(&person.actor, id, version, &step))
        .await?;
    Ok(back(id))
}

/// The button that was pressed.
fn read(typed: &Submitted, code: String) -> Option<Move> {
    let given = |name| Some(typed.text(name)).filter(|value| !value.is_empty());
    let begin = given("begin").map(|item| Some(Move::Begin(item.parse().ok()?)));
    let word = || given("word").map(|firm| Some(Move::GiveWord(firm.parse().ok()?)));
    let plain = [
        ("take_word", Move::TakeWord),
        ("end", Move::End),
        ("open_sign_in", Move::OpenSignIn(code)),
        ("close_sign_in", Move::CloseSignIn),
    ];
    begin.or_else(word).unwrap_or_else(|| {
        let pressed = plain.into_iter().find(|(name, _)| given(name).is_some());
        pressed.map(|(_, step)| step)
    })
}

/// Notes on the list that somebody is there, or not.
pub async fn note(
    State(site): State<Site>,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let (field, mark) = match typed.text("withdrawn") {
        "" => ("present", Mark::Present),
        _ => ("withdrawn", Mark::Withdrawn),
    };
    let who: Result<PersonId, _> = typed.text(field).parse();
    let who = who.map_err(|_| Failure::BadRequest("nobody is named".to_owned()))?;
    site.run(move |app| app.rooms().note(&person.actor, id, who, mark))
        .await?;
    Ok(back(id))
}

fn back(id: MeetingId) -> Response {
    Redirect::to(format!("/meetings/{id}/console"))
        .saying("room.done")
        .into_response()
}
