//! A new line of the arrangement.

use app::App;
use app::choices::Named;
use app::pairings::{NewPairing, NewPartner};
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{ChamberId, OfficeId, PairingId, PersonId};
use messages::Texts;
use serde::Deserialize;

use crate::components::field::{Choice, Control, Field, Need};
use crate::components::steps::Weight;
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::pages::meetings::firm;
use crate::pages::{error_of, errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::pairings::PairingForm;
use crate::visitor::{SignedIn, Visitor};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// `chamber`, else a firm.
    with: String,
}

/// What the form offers.
struct Offers {
    leaders: Vec<Named<PersonId>>,
    offices: Vec<Named<OfficeId>>,
    chambers: Vec<Named<ChamberId>>,
}

pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let offers = offers(&site, &person).await?;
    let id = site.app().pairings().fresh_id();
    let mut typed = Submitted::default();
    typed.add("with".into(), wanted.with);
    typed.add("pairing".into(), id.to_string());
    let today = site.app().pairings().today();
    typed.add("starts_on".into(), today.to_string());
    html(&view(&visitor, year, &offers, &typed, None))
}

pub async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(year): Path<i32>,
    Typed(typed): Typed,
) -> Answer {
    let id = typed.text("pairing").parse::<PairingId>();
    let id = id.map_err(|_| Failure::BadRequest("the pairing's id is missing".to_owned()))?;
    let (actor, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let new = read(app, &actor, year, &given)?;
            app.pairings().add(&actor.actor, id, &new)
        })
        .await;
    let Err(error) = done else {
        let to = Redirect::to(format!("/pairings/{year}"));
        return Ok(to.saying("pairings.added_done").into_response());
    };
    let error = FieldError::of(&error).ok_or(error)?;
    let offers = offers(&site, &person).await?;
    mend(&view(&visitor, year, &offers, &typed, Some(&error)))
}

async fn offers(site: &Site, person: &SignedIn) -> Result<Offers, Failure> {
    let actor = person.clone();
    let offers = site
        .run(move |app| {
            let choices = app.choices(&actor.actor)?;
            Ok(Offers {
                leaders: choices.leaders,
                offices: choices.offices,
                chambers: app.chambers(&actor.actor)?,
            })
        })
        .await?;
    Ok(offers)
}

fn read(
    app: &App,
    person: &SignedIn,
    year: i32,
    typed: &Submitted,
) -> Result<NewPairing, app::Error> {
    let leader = match typed.text("leader").parse() {
        Ok(leader) => leader,
        Err(_) => return Ok(Refusal::field("leader", Problem::Missing)?),
    };
    let partner = match typed.text("with") {
        "chamber" => match typed.text("chamber").parse() {
            Ok(chamber) => NewPartner::Chamber(chamber),
            Err(_) => return Ok(Refusal::field("chamber", Problem::Missing)?),
        },
        _ => NewPartner::Firm(firm(app, person, typed, "firm")?),
    };
    let starts_on = match typed.text("starts_on").trim().parse() {
        Ok(day) => day,
        Err(_) => return Ok(Refusal::field("starts_on", Problem::NotADate)?),
    };
    Ok(NewPairing {
        year,
        leader,
        partner,
        serving_office: typed.text("office").parse().ok(),
        starts_on,
        remark: typed.text("remark").trim().to_owned(),
    })
}

fn view(
    visitor: &Visitor,
    year: i32,
    offers: &Offers,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> PairingForm {
    let t = visitor.t;
    let words = &t.pairings.new;
    let title = match typed.text("with") {
        "chamber" => words.chamber_title(year),
        _ => words.firm_title(year),
    };
    let kept = |name: &'static str| (name, typed.text(name).to_owned());
    let mut fields = fields(t, offers, typed, error);
    PairingForm {
        page: visitor.page(title.clone()),
        title,
        lead: t.pairings.under.to_owned(),
        action: format!("/pairings/{year}/new"),
        back: format!("/pairings/{year}"),
        hidden: vec![kept("with"), kept("pairing")],
        errors: errors(t, error).mending(&mut fields),
        fields,
        submit: words.submit,
        weight: Weight::Main,
    }
}

fn fields(
    t: &'static Texts,
    offers: &Offers,
    typed: &Submitted,
    error: Option<&FieldError>,
) -> Vec<Field> {
    let words = &t.pairings.new;
    let field = |name: &str, label: &str, control: Control| {
        Field::new(t, name, label)
            .control(control)
            .value(typed.text(name))
            .error(error_of(t, error, name))
    };
    let list = |list: Vec<Choice>| Control::LongSelect(list);
    let partner = match typed.text("with") {
        "chamber" => field(
            "chamber",
            words.chamber,
            list(choices(&offers.chambers, typed.text("chamber"))),
        ),
        _ => field(
            "firm",
            words.firm,
            Control::Lookup {
                from: "/lookup/firms".to_owned(),
                chosen: typed.text("firm_id").to_owned(),
            },
        )
        .hint(words.firm_hint),
    };
    vec![
        field(
            "leader",
            words.leader,
            list(choices(&offers.leaders, typed.text("leader"))),
        ),
        partner,
        field(
            "office",
            words.office,
            list(choices(&offers.offices, typed.text("office"))),
        )
        .need(Need::Optional),
        field("starts_on", words.starts_on, Control::Date),
        field("remark", words.remark, Control::Text).need(Need::Optional),
    ]
}

fn choices<I: std::fmt::Display>(named: &[Named<I>], chosen: &str) -> Vec<Choice> {
    let choice = |entry: &Named<I>| {
        Choice::new(entry.id.to_string(), &entry.name)
            .found_by(&entry.found_by)
            .picked_if(chosen)
    };
    named.iter().map(choice).collect()
}
