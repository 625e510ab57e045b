//! One line of the plan: arranged, put off, called off.

use app::year_plan::Arrangement;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::ids::{MeetingId, PersonId, PlanLineId};
use domain::meetings::{AgendaItem, USUAL_AGENDA};
use domain::year_plan::PlanLine;
use messages::{Language, texts};
use store::registers::Versioned;

use super::{Leaders, hosts, leaders, months};
use crate::components::field::Control;
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::{kind, version};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

/// Which of the page's forms came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Arrange,
    Postpone,
    Cancel,
}

/// A form that came back, what was typed, what must be mended.
type Back<'a> = Option<(Part, &'a Submitted, &'a Mend)>;

pub async fn line(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PlanLineId>,
) -> Answer {
    let (found, leaders) = load(&site, &person, id).await?;
    html(&view(&visitor, &found, &leaders, None))
}

pub async fn arrange(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PlanLineId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let meeting = site.app().meetings().fresh_id();
    let (actor, given) = (person.actor.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let arrangement = arrangement(&given, meeting)?;
            app.year_plan().arrange(&actor, id, seen, &arrangement)
        })
        .await;
    match done {
        Ok(()) => {
            let to = Redirect::to(format!("/meetings/{meeting}"));
            Ok(to.saying("year_plan.arranged").into_response())
        }
        Err(error) => back(&site, &visitor, &person, id, (Part::Arrange, typed, error)).await,
    }
}

fn arrangement(typed: &Submitted, meeting: MeetingId) -> Result<Arrangement, app::Error> {
    let text = |name: &str| typed.text(name).trim().to_owned();
    let Ok(held_on) = text("held_on").parse() else {
        return Ok(Refusal::field("held_on", Problem::NotADate)?);
    };
    let Ok(host) = text("host").parse::<PersonId>() else {
        return Ok(Refusal::field("host", Problem::Missing)?);
    };
    // The agenda is a document of the programme, in Chinese whatever the clerk reads.
    let t = texts(Language::ZhHans);
    let item = |(each, minutes): &(domain::meetings::AgendaKind, u32)| AgendaItem {
        kind: *each,
        topic: kind(t, *each).to_owned(),
        speaker: String::new(),
        minutes: *minutes,
    };
    Ok(Arrangement {
        meeting,
        held_on,
        starts_at: text("starts_at"),
        place: text("place"),
        host,
        agenda: USUAL_AGENDA.iter().map(item).collect(),
    })
}

pub async fn postpone(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PlanLineId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let (actor, given) = (person.actor.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let month = given.text("month").parse().unwrap_or(0);
            (app.year_plan()).postpone(&actor, id, seen, month, given.text("reason"))
        })
        .await;
    match done {
        Ok(()) => Ok(to_plan(&site, &person, id, "year_plan.postponed").await?),
        Err(error) => back(&site, &visitor, &person, id, (Part::Postpone, typed, error)).await,
    }
}

pub async fn cancel(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PlanLineId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let (actor, reason) = (person.actor.clone(), typed.text("reason").to_owned());
    let done = site
        .run(move |app| app.year_plan().cancel(&actor, id, seen, &reason))
        .await;
    match done {
        Ok(()) => Ok(to_plan(&site, &person, id, "year_plan.cancelled_done").await?),
        Err(error) => back(&site, &visitor, &person, id, (Part::Cancel, typed, error)).await,
    }
}

async fn load(
    site: &Site,
    person: &SignedIn,
    id: PlanLineId,
) -> Result<(Versioned<PlanLine>, Leaders), Failure> {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.year_plan().get(&actor, id)).await?;
    Ok((found, leaders(site, person).await?))
}

async fn to_plan(
    site: &Site,
    person: &SignedIn,
    id: PlanLineId,
    said: &str,
) -> Result<Response, Failure> {
    let (found, _) = load(site, person, id).await?;
    let to = Redirect::to(format!("/plan/{}", found.entry.year));
    Ok(to.saying(said).into_response())
}

async fn back(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    id: PlanLineId,
    (part, typed, error): (Part, Submitted, app::Error),
) -> Answer {
    let refused = Mend::refused(visitor.t, error, "reason")?;
    let (found, leaders) = load(site, person, id).await?;
    mend(&view(
        visitor,
        &found,
        &leaders,
        Some((part, &typed, &refused)),
    ))
}

fn view(
    visitor: &Visitor,
    found: &Versioned<PlanLine>,
    leaders: &Leaders,
    came_back: Back<'_>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.year_plan;
    let line = &found.entry;
    let mut page = visitor.page(words.line_title(line.month, &line.theme));
    let year = line.year;
    page.crumbs = vec![Link::new(format!("/plan/{year}"), words.title(year))];
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![
            arrange_part(visitor, found, leaders, came_back).mended(),
            postpone_part(visitor, found, came_back).mended(),
            cancel_part(visitor, found, came_back).mended(),
        ],
    }
}

fn fields<'a>(visitor: &Visitor, part: Part, scope: &'a str, came_back: Back<'a>) -> Fields<'a> {
    let mine = came_back.filter(|(back, _, _)| *back == part);
    Fields {
        t: visitor.t,
        scope,
        typed: mine.map(|(_, typed, _)| typed),
        mend: mine.map(|(_, _, mend)| mend),
    }
}

fn arrange_part(
    visitor: &Visitor,
    found: &Versioned<PlanLine>,
    leaders: &Leaders,
    came_back: Back<'_>,
) -> FormPart {
    let words = &visitor.t.year_plan;
    let fields = fields(visitor, Part::Arrange, "", came_back);
    let host = found
        .entry
        .host
        .map_or(String::new(), |host| host.to_string());
    let chosen = fields.value("host", &host);
    let mut choices = hosts(visitor.t, leaders, &fields);
    choices.remove(0);
    let choices = choices.into_iter().map(|choice| choice.picked_if(&chosen));
    part(
        ("arrange", words.arrange_title, words.arrange_under),
        format!("/plan/lines/{}/meeting", found.entry.id),
        found.version,
        &fields,
        vec![
            fields
                .field("held_on", words.held_on, "")
                .control(Control::Date),
            fields
                .field("starts_at", words.starts_at, "09:00")
                .control(Control::Short)
                .hint("09:00"),
            fields.field("place", words.place, ""),
            fields
                .field("host", words.host, "")
                .control(Control::Select(choices.collect())),
        ],
        words.arrange,
    )
}

fn postpone_part(visitor: &Visitor, found: &Versioned<PlanLine>, came_back: Back<'_>) -> FormPart {
    let words = &visitor.t.year_plan;
    let fields = fields(visitor, Part::Postpone, "postpone", came_back);
    let later = months(visitor.t, found.entry.month + 1, &fields);
    part(
        ("postpone", words.postpone_title, ""),
        format!("/plan/lines/{}/postponement", found.entry.id),
        found.version,
        &fields,
        vec![
            fields
                .field("month", words.postpone_month, "")
                .control(Control::Select(later)),
            fields.field("reason", words.reason, ""),
        ],
        words.postpone,
    )
}

fn cancel_part(visitor: &Visitor, found: &Versioned<PlanLine>, came_back: Back<'_>) -> FormPart {
    let words = &visitor.t.year_plan;
    let fields = fields(visitor, Part::Cancel, "cancel", came_back);
    part(
        ("cancel", words.cancel_title, ""),
        format!("/plan/lines/{}/cancellation", found.entry.id),
        found.version,
        &fields,
        vec![fields.field("reason", words.reason, "")],
        words.cancel,
    )
}

fn part(
    (id, title, under): (&str, &str, &str),
    action: String,
    version: i64,
    fields: &Fields<'_>,
    list: Vec<crate::components::field::Field>,
    submit: &str,
) -> FormPart {
    FormPart {
        id: id.to_owned(),
        title: title.to_owned(),
        under: under.to_owned(),
        errors: fields.errors(),
        action,
        draft: String::new(),
        version: Some(version),
        fields: list,
        submit: submit.to_owned(),
        cancel: None,
    }
}
