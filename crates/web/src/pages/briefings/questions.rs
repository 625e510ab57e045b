//! Questions from the room: noted, and made into cases.

use app::World;
use app::briefings::Registration;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::briefings::{Asked, Briefing};
use domain::ids::BriefingId;
use store::registers::Versioned;

use super::edit::{Back, load, stored_page};
use crate::components::field::{Choice, Control, Need};
use crate::error::{Answer, Failure};
use crate::forms::Typed;
use crate::pages::meetings::{firm, version};
use crate::pages::mend;
use crate::pages::mending::{Fields, Mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::FormPart;
use crate::visitor::{SignedIn, Visitor};

pub async fn ask(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<BriefingId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let (signed_in, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let firm = match given.text("firm").trim() {
                "" => None,
                _ => Some(firm(app, &signed_in, &given, "firm")?),
            };
            let question = Asked {
                firm,
                text: given.text("question").trim().to_owned(),
                answer: given.text("answer").trim().to_owned(),
                case: None,
            };
            let key = given.key.as_deref();
            (app.briefings()).ask(&signed_in.actor, id, seen, question, key)
        })
        .await;
    let Err(error) = done else {
        let to = Redirect::to(format!("/briefings/{id}"));
        return Ok(to.saying("briefings.asked").into_response());
    };
    let refused = Mend::refused(visitor.t, error, "question")?;
    let found = load(&site, &person, id).await?;
    let back = Some(("ask", &typed, &refused));
    mend(&stored_page(&site, &visitor, &found, back).await?)
}

pub async fn make_case(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<BriefingId>,
    Typed(typed): Typed,
) -> Answer {
    let Ok(n) = typed.text("question").parse::<usize>() else {
        return Err(Failure::BadRequest("no such question".to_owned()));
    };
    let registration = Registration {
        title: typed.text("title").to_owned(),
        category: typed.text("category").to_owned(),
        place: Some(typed.text("place").to_owned()).filter(|place| !place.is_empty()),
        no_state_secrets: typed.is_ticked("no_state_secrets"),
    };
    let actor = person.actor.clone();
    let done = site
        .run(move |app| app.briefings().make_case(&actor, id, n, &registration))
        .await;
    let error = match done {
        Ok(number) => {
            let to = Redirect::to(format!("/cases/{number}"));
            return Ok(to.saying("briefings.case_made").into_response());
        }
        Err(error) => error,
    };
    let refused = Mend::refused(visitor.t, error, "title")?;
    let found = load(&site, &person, id).await?;
    let scope = format!("case{n}");
    let back = Some((scope.as_str(), &typed, &refused));
    mend(&stored_page(&site, &visitor, &found, back).await?)
}

/// The form of a new question, and one for each question that can become a case.
pub fn parts(
    visitor: &Visitor,
    found: &Versioned<Briefing>,
    world: &World,
    back: Back<'_>,
) -> Vec<FormPart> {
    let mut parts = vec![ask_part(visitor, found, back).mended()];
    for (n, asked) in found.entry.questions.iter().enumerate() {
        if asked.firm.is_some() && asked.case.is_none() {
            let part = case_part(visitor, &found.entry, (n, asked), world, back);
            parts.push(part.mended());
        }
    }
    parts
}

fn fields<'a>(visitor: &Visitor, scope: &'a str, back: Back<'a>) -> Fields<'a> {
    let mine = back.filter(|(of, _, _)| *of == scope);
    Fields {
        t: visitor.t,
        scope,
        typed: mine.map(|(_, typed, _)| typed),
        mend: mine.map(|(_, _, mend)| mend),
    }
}

fn ask_part(visitor: &Visitor, found: &Versioned<Briefing>, back: Back<'_>) -> FormPart {
    let words = &visitor.t.briefings;
    let fields = fields(visitor, "ask", back);
    let lookup = Control::Lookup {
        from: "/lookup/firms".to_owned(),
        chosen: fields.value("firm_id", ""),
    };
    FormPart {
        id: "ask".to_owned(),
        title: words.ask_title.to_owned(),
        under: String::new(),
        errors: fields.errors(),
        action: format!("/briefings/{}/questions", found.entry.id),
        draft: String::new(),
        version: Some(found.version),
        fields: vec![
            fields
                .field("question", words.question, "")
                .control(Control::Area { rows: 2 }),
            fields
                .field("answer", words.answer, "")
                .need(Need::Optional)
                .control(Control::Area { rows: 2 }),
            fields
                .field("firm", words.firm, "")
                .need(Need::Optional)
                .hint(words.firm_hint)
                .control(lookup),
        ],
        submit: words.ask.to_owned(),
        cancel: None,
    }
}

fn case_part(
    visitor: &Visitor,
    briefing: &Briefing,
    (n, asked): (usize, &Asked),
    world: &World,
    back: Back<'_>,
) -> FormPart {
    let words = &visitor.t.briefings;
    let scope = format!("case{n}");
    let fields = fields(visitor, &scope, back);
    let (category, place) = (fields.value("category", ""), fields.value("place", ""));
    let categories = (world.programme.categories.iter())
        .map(|each| Choice::new(&each.code, &each.label).picked_if(&category));
    let mut places = vec![Choice::new("", words.place_of_firm)];
    let all = world.programme.places.iter();
    places.extend(all.map(|each| Choice::new(&each.code, &each.label).picked_if(&place)));
    let which = fields
        .field("question", words.question, "")
        .control(Control::Radios(vec![
            Choice::new(n.to_string(), &asked.text).picked_if(&n.to_string()),
        ]));
    let declared = Choice::new("yes", words.no_state_secrets_yes)
        .picked_if(&fields.value("no_state_secrets", ""));
    FormPart {
        id: format!("case-{n}"),
        title: words.case_title.to_owned(),
        under: String::new(),
        errors: fields.errors(),
        action: format!("/briefings/{}/case", briefing.id),
        draft: String::new(),
        version: None,
        fields: vec![
            which,
            fields.field("title", words.title_label, ""),
            fields
                .field("category", words.category, "")
                .control(Control::Select(categories.collect())),
            fields
                .field("place", words.place, "")
                .need(Need::Optional)
                .control(Control::Select(places)),
            fields
                .field("no_state_secrets", words.no_state_secrets, "")
                .control(Control::Checks(vec![declared])),
        ],
        submit: words.make_case.to_owned(),
        cancel: None,
    }
}
