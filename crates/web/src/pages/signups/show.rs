//! One sign-up: for the firm what came of it, for the programme also what offices were asked.

use app::choices::{Choices, Named};
use app::prepared_views::Asked;
use app::signups::SignUpView;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::{OfficeId, SignUpId};
use domain::permits::{Permission, has};
use domain::signups::{Raised, SignUp, Standing, StandingName};
use messages::Texts;

use super::standing;
use crate::components::field::{Choice, Control, Field};
use crate::components::summary::{Density, SummaryList};
use crate::error::{Answer, Failure};
use crate::forms::Typed;
use crate::layout::Link;
use crate::pages::meetings::{self, version};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend, prepared_views};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::signups::{ProblemSheet, SignUpPage};
use crate::visitor::{SignedIn, Visitor};

/// What the page is made of.
struct Desk {
    found: SignUpView,
    /// For the programme only.
    asked: Vec<Asked>,
    choices: Choices,
    world: app::World,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<SignUpId>,
) -> Answer {
    let desk = desk(&site, &person, id).await?;
    html(&view(&visitor, &person, &desk, None))
}

pub async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<SignUpId>,
    Typed(typed): Typed,
) -> Answer {
    let desk = desk(&site, &person, id).await?;
    let seen = version(&typed)?;
    let (actor, reason) = (person.actor.clone(), typed.text("reason").to_owned());
    let done = site
        .run(move |app| app.sign_ups().withdraw(&actor, id, seen, &reason))
        .await;
    let Err(error) = done else {
        let to = Redirect::to(format!("/sign-ups/{id}"));
        return Ok(to.saying("signups.withdrawn_done").into_response());
    };
    let refused = Mend::refused(visitor.t, error, "reason")?;
    mend(&view(&visitor, &person, &desk, Some(&refused)))
}

async fn desk(site: &Site, person: &SignedIn, id: SignUpId) -> Result<Desk, Failure> {
    let actor = person.actor.clone();
    let desk = site
        .run(move |app| {
            let found = app.sign_ups().view(&actor, id)?;
            let mut asked = Vec::new();
            if has(&actor, Permission::ManageMeetings) {
                asked = app.prepared_views().of_sign_up(&actor, id)?;
            }
            Ok(Desk {
                found,
                asked,
                choices: app.choices(&actor)?,
                world: app.world()?,
            })
        })
        .await?;
    Ok(desk)
}

fn view(visitor: &Visitor, person: &SignedIn, desk: &Desk, refused: Option<&Mend>) -> SignUpPage {
    let t = visitor.t;
    let words = &t.signups;
    let sign_up = &desk.found.sign_up;
    let may_manage = has(&person.actor, Permission::ManageMeetings);
    let mut page = visitor.page(meetings::name(t, &desk.found.meeting));
    page.crumbs = vec![match may_manage {
        true => Link::new(
            format!("/meetings/{}/preparation", sign_up.meeting),
            t.preparation.link,
        ),
        false => Link::new("/sign-ups", words.title),
    }];
    let fields = Fields {
        t,
        scope: "",
        typed: None,
        mend: refused,
    };
    let may_leave = sign_up
        .standing
        .name()
        .next()
        .contains(&StandingName::Withdrawn);
    let ask_why = || fields.field("reason", words.withdraw_reason, "");
    let mut reason: Vec<Field> = may_leave.then(ask_why).into_iter().collect();
    SignUpPage {
        title: page.title.clone(),
        when: meetings::line(t, &desk.found.meeting),
        standing: standing(t, sign_up),
        explanation: explanation(t, &sign_up.standing),
        facts: facts(t, &desk.found),
        problems: problems(t, desk, may_manage),
        invitation: matches!(sign_up.standing, Standing::Chosen { .. })
            .then(|| format!("/meetings/{}/invitation.ics", sign_up.meeting)),
        withdrawal: format!("/sign-ups/{}/withdrawal", sign_up.id),
        version: desk.found.version,
        errors: fields.errors().mending(&mut reason),
        reason: reason.into_iter().next(),
        page,
    }
}

fn explanation(t: &Texts, standing: &Standing) -> String {
    let words = &t.signups.explain;
    match standing {
        Standing::Registered => words.registered.to_owned(),
        Standing::Chosen { .. } => words.chosen.to_owned(),
        Standing::Waiting { .. } => words.waiting.to_owned(),
        Standing::HandedOver { .. } => words.handed_over.to_owned(),
        Standing::Declined { reason } => words.declined(reason),
        Standing::Withdrawn { reason } => words.withdrawn(reason),
    }
}

fn facts(t: &Texts, found: &SignUpView) -> SummaryList {
    let (words, sign_up) = (&t.signups, &found.sign_up);
    let chamber = sign_up.chamber.map(|chamber| found.name(chamber.0));
    let person = format!("{} {}", sign_up.post, sign_up.name);
    SummaryList::new(Density::Tight)
        .fact(words.field.firm, found.name(sign_up.firm.0))
        .fact(words.field.post, person.trim())
        .fact(words.field.phone, &sign_up.phone)
        .fact(words.print, words.number(sign_up.number))
        .fact(
            words.column_standing,
            chamber.map_or(String::new(), |chamber| words.by_chamber(chamber)),
        )
        .fact(words.field.may_publish, publication(t, sign_up))
}

fn publication(t: &Texts, sign_up: &SignUp) -> &'static str {
    match sign_up.may_publish {
        true => t.signups.publish_yes,
        false => t.signups.publish_no,
    }
}

fn problems(t: &'static Texts, desk: &Desk, may_manage: bool) -> Vec<ProblemSheet> {
    let words = &t.signups;
    let sign_up = &desk.found.sign_up;
    let sheet = |(n, raised): (u32, &Raised)| ProblemSheet {
        number: n + 1,
        text: raised.text.lines().map(str::to_owned).collect(),
        category: desk.world.programme.category(&raised.category).to_owned(),
        elsewhere: match raised.elsewhere.as_str() {
            "" => words.elsewhere_none.to_owned(),
            place => words.elsewhere_yes(place),
        },
        wanted: match raised.wanted_office.as_str() {
            "" => String::new(),
            office => words.wanted_office(office),
        },
        views: prepared_views::lines(t, &desk.asked, n),
        ask: may_manage.then(|| {
            let fields = Fields {
                t,
                scope: &format!("p{n}"),
                typed: None,
                mend: None,
            };
            fields
                .field("office", t.prepared_views.ask_office, "")
                .control(Control::LongSelect(offices(&desk.choices.offices)))
        }),
        action: format!("/sign-ups/{}/views", sign_up.id),
    };
    (0u32..).zip(&sign_up.problems).map(sheet).collect()
}

fn offices(all: &[Named<OfficeId>]) -> Vec<Choice> {
    all.iter()
        .map(|office| Choice::new(office.id.to_string(), &office.name).found_by(&office.found_by))
        .collect()
}
