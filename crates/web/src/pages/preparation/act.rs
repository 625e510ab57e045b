//! What is done at the desk.

use app::signups::{ByName, WordsSaid};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{MeetingId, SignUpId};
use domain::permits::Actor;
use domain::signups::Way;
use messages::Texts;

use super::desk::{Mending, view};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::pages::meetings::firm;
use crate::pages::mend;
use crate::pages::mending::Mend;
use crate::redirect::Redirect;
use crate::site::Site;
use crate::visitor::{SignedIn, Visitor};

pub async fn choose(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let said = match typed.text("then") {
        "choose" | "name" => "preparation.done",
        "wait" => "preparation.waited",
        "decline" => "preparation.declined",
        "hand_over" => "preparation.handed_done",
        _ => return Err(Failure::BadRequest("no such decision".to_owned())),
    };
    let (actor, given) = (person.actor.clone(), typed.clone());
    let done = site.run(move |app| decide(app, &actor, id, &given)).await;
    let Err(error) = done else {
        return Ok(back(id, said));
    };
    let mending = Mending {
        choice: Some(explained(
            visitor.t,
            Mend::refused(visitor.t, error, "reason")?,
            "pick",
        )),
        typed,
        ..Mending::default()
    };
    mend(&view(&site, &visitor, &person, id, &mending).await?)
}

fn decide(
    app: &app::App,
    actor: &Actor,
    id: MeetingId,
    typed: &Submitted,
) -> Result<(), app::Error> {
    let picked: Vec<SignUpId> = (typed.all("pick").iter())
        .filter_map(|each| each.parse().ok())
        .collect();
    if picked.is_empty() {
        return Ok(Refusal::field("pick", Problem::Missing)?);
    }
    let (desk, reason) = (app.sign_ups(), typed.text("reason"));
    match typed.text("then") {
        "choose" => desk.choose(actor, id, &picked, Way::Problem, reason),
        "name" => desk.choose(actor, id, &picked, Way::Name, reason),
        "wait" => desk.keep_waiting(actor, id, &picked),
        "hand_over" => match typed.text("to").parse() {
            Ok(to) => desk.hand_over(actor, id, &picked, to),
            Err(_) => Ok(Refusal::field("to", Problem::Missing)?),
        },
        _ => desk.decline(actor, id, &picked, reason),
    }
}

/// What the desk refuses beside the words of a form is said in a sentence of its own, at the form's first field.
fn explained(t: &Texts, mend: Mend, first: &str) -> Mend {
    let words = &t.preparation.refused;
    let sentence = match mend.field.as_str() {
        "pick" => words.pick,
        "quota" => words.quota,
        "standing" => words.standing,
        "status" => words.status,
        "lots" => words.lots,
        _ => return mend,
    };
    Mend::new(first, sentence)
}

pub async fn draw(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let said = WordsSaid {
        words: typed.text("words").to_owned(),
        witness: typed.text("witness").to_owned(),
    };
    let actor = person.actor.clone();
    let done = site
        .run(move |app| app.sign_ups().draw(&actor, id, &said))
        .await;
    let Err(error) = done else {
        return Ok(back(id, "preparation.drawn"));
    };
    let refused = Mend::refused(visitor.t, error, "words")?;
    let mending = Mending {
        draw: Some(explained(visitor.t, refused, "words")),
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
    let (signed_in, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let by_name = ByName {
                firm: firm(app, &signed_in, &given, "firm")?,
                post: given.text("post").to_owned(),
                reason: given.text("reason").to_owned(),
            };
            app.sign_ups()
                .choose_by_name(&signed_in.actor, id, &by_name)
        })
        .await;
    let Err(error) = done else {
        return Ok(back(id, "preparation.done"));
    };
    let refused = Mend::refused(visitor.t, error, "reason")?;
    let mending = Mending {
        invitation: Some(explained(visitor.t, refused, "firm")),
        typed,
        ..Mending::default()
    };
    mend(&view(&site, &visitor, &person, id, &mending).await?)
}

fn back(id: MeetingId, said: &str) -> Response {
    Redirect::to(format!("/meetings/{id}/preparation"))
        .saying(said)
        .into_response()
}
