//! What takes the minutes on: written from the rows, sent to review, reviewed, sent back, issued, corrected.

use app::minutes::Step;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::ids::MeetingId;
use domain::minutes::MinutesStatus;
use messages::Texts;

use super::show::view;
use crate::components::field::{Control, Field};
use crate::components::steps::Weight;
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::pages::meetings::version;
use crate::pages::{Refused, error_of, errors, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::minutes::StepForm;
use crate::visitor::{SignedIn, Visitor};

/// A step that was refused, with what was typed for it.
pub struct Sent {
    pub typed: Submitted,
    pub refused: Refused,
}

pub async fn write(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let actor = person.actor.clone();
    let done = site
        .run(move |app| app.minutes().write(&actor, id, version))
        .await;
    match done {
        Ok(()) => Ok(back(id, "minutes.saved")),
        Err(error) => refused(&site, &visitor, &person, id, (typed, error)).await,
    }
}

pub async fn step(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = version(&typed)?;
    let words = |name: &str| typed.text(name).to_owned();
    let step = match typed.text("step") {
        "submit" => Step::Submit,
        "review" => Step::Review,
        "send_back" => Step::SendBack {
            reason: words("reason"),
        },
        "issue" => Step::Issue,
        "correct" => Step::Correct {
            text: words("text"),
            reason: words("reason"),
        },
        _ => return Err(Failure::BadRequest("no such step".to_owned())),
    };
    let actor = person.actor.clone();
    let done = site
        .run(move |app| app.minutes().step(&actor, id, version, &step))
        .await;
    match done {
        Ok(()) => Ok(back(id, "minutes.stepped")),
        Err(error) => refused(&site, &visitor, &person, id, (typed, error)).await,
    }
}

async fn refused(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    id: MeetingId,
    (typed, error): (Submitted, app::Error),
) -> Answer {
    let sent = Sent {
        typed,
        refused: Refused::of(error)?,
    };
    mend(&view(site, visitor, person, id, Some(&sent)).await?)
}

/// The forms of the steps that say something, as far as the minutes may take them.
pub(super) fn forms(
    t: &'static Texts,
    status: MinutesStatus,
    sent: Option<&Sent>,
) -> Vec<StepForm> {
    let words = &t.minutes;
    match status {
        MinutesStatus::Draft => Vec::new(),
        MinutesStatus::InReview | MinutesStatus::Reviewed => vec![form(
            t,
            ("send_back", words.send_back),
            &[("reason", words.reason)],
            sent,
        )],
        MinutesStatus::Issued => vec![form(
            t,
            ("correct", words.correct),
            &[
                ("text", words.correction_text),
                ("reason", words.correction_reason),
            ],
            sent,
        )],
    }
}

fn form(
    t: &'static Texts,
    (step, title): (&'static str, &'static str),
    fields: &[(&str, &str)],
    sent: Option<&Sent>,
) -> StepForm {
    let sent = sent.filter(|sent| sent.typed.text("step") == step);
    let error = sent.and_then(|sent| sent.refused.field());
    let field = |(name, label): &(&str, &str)| {
        Field::new(t, *name, *label)
            .control(Control::Area { rows: 2 })
            .value(sent.map_or("", |sent| sent.typed.text(name)))
            .error(error_of(t, error, name))
    };
    let mut fields: Vec<Field> = fields.iter().map(field).collect();
    StepForm {
        id: step,
        step,
        title,
        errors: errors(t, error).mending(&mut fields),
        fields,
        weight: Weight::Plain,
    }
}

pub(super) fn back(id: MeetingId, said: &str) -> Response {
    Redirect::to(format!("/meetings/{id}/minutes"))
        .saying(said)
        .into_response()
}
