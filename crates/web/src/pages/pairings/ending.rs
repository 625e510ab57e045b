//! The end of a pairing, with its reason.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::PairingId;
use domain::pairings::Partner;

use crate::components::field::{Control, Field};
use crate::components::steps::Weight;
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::pages::meetings::version;
use crate::pages::{error_of, errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::pairings::PairingForm;
use crate::visitor::{SignedIn, Visitor};

/// What is ended.
struct Subject {
    year: i32,
    version: i64,
    leader: String,
    partner: String,
}

pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PairingId>,
) -> Answer {
    let subject = subject(&site, &person, id).await?;
    let mut typed = Submitted::default();
    let today = site.app().pairings().today();
    typed.add("ends_on".into(), today.to_string());
    html(&view(&visitor, id, &subject, &typed, None))
}

pub async fn end(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PairingId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let (actor, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let on = match given.text("ends_on").trim().parse() {
                Ok(day) => day,
                Err(_) => return Ok(Refusal::field("ends_on", Problem::NotADate)?),
            };
            let reason = given.text("reason");
            app.pairings().end(&actor.actor, id, seen, on, reason)
        })
        .await;
    let subject = subject(&site, &person, id).await?;
    let Err(error) = done else {
        let to = Redirect::to(format!("/pairings/{}", subject.year));
        return Ok(to.saying("pairings.ended_done").into_response());
    };
    let error = FieldError::of(&error).ok_or(error)?;
    mend(&view(&visitor, id, &subject, &typed, Some(&error)))
}

async fn subject(site: &Site, person: &SignedIn, id: PairingId) -> Result<Subject, Failure> {
    let actor = person.clone();
    let subject = site
        .run(move |app| {
            let found = app.pairings().get(&actor.actor, id)?;
            let year = app.pairings().of_year(&actor.actor, found.entry.year)?;
            let partner = match found.entry.partner {
                Partner::Firm(firm, _) => firm.0,
                Partner::Chamber(chamber) => chamber.0,
            };
            Ok(Subject {
                year: found.entry.year,
                version: found.version,
                leader: year.name(found.entry.leader.0).to_owned(),
                partner: year.name(partner).to_owned(),
            })
        })
        .await?;
    Ok(subject)
}

fn view(
    visitor: &Visitor,
    id: PairingId,
    subject: &Subject,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> PairingForm {
    let t = visitor.t;
    let words = &t.pairings.ending;
    let field = |name: &str, label: &str, control: Control| {
        Field::new(t, name, label)
            .control(control)
            .value(typed.text(name))
            .error(error_of(t, error, name))
    };
    let mut fields = vec![
        field("ends_on", words.ends_on, Control::Date),
        field("reason", words.reason, Control::Text).hint(words.reason_hint),
    ];
    PairingForm {
        page: visitor.page(words.title),
        title: words.title.to_owned(),
        lead: words.lead(&subject.leader, &subject.partner),
        action: format!("/pairings/entry/{id}/end"),
        back: format!("/pairings/{}", subject.year),
        hidden: vec![("version", subject.version.to_string())],
        errors: errors(t, error).mending(&mut fields),
        fields,
        submit: words.submit,
        weight: Weight::Grave,
    }
}
