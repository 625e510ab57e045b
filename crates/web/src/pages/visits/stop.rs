//! One stop: what is known of the firm, and how the visit ends: a problem, a reply, or nothing needed.

use app::meetings::SpokenProblem;
use app::rooms::{Ending, Stop, VisitList};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Json, Response};
use domain::cases::Refusal;
use domain::cases::refusal::Problem;
use domain::firms::FirmSize;
use domain::ids::{FirmId, MeetingId};
use domain::programme::Programme;
use domain::time::local_text;
use domain::visits::VisitOutcome;
use messages::Texts;
use serde_json::json;

use super::list::{kept, state, visits};
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::tag::{Tag, Tone};
use crate::error::{Answer, Failure, field_sentence};
use crate::forms::{FieldError, Submitted, Typed};
use crate::layout::Link;
use crate::pages::{error_of, errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::visits::VisitPage;
use crate::visitor::{SignedIn, Visitor};

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path((id, firm)): Path<(MeetingId, FirmId)>,
) -> Answer {
    let fresh = Submitted::default();
    html(&page(&site, &visitor, &person, (id, firm), &fresh, None).await?)
}

pub async fn end(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    headers: HeaderMap,
    Path((id, firm)): Path<(MeetingId, FirmId)>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.clone(), typed.clone());
    let done = site.run(move |app| {
        let (rooms, key) = (app.rooms(), given.key.as_deref());
        match read(firm, &given)? {
            Ended::Problem(problem) => {
                let done = rooms.visit_problem(&actor.actor, id, &problem, key)?;
                Ok(done.number)
            }
            Ended::Otherwise(ending) => {
                rooms.end_visit(&actor.actor, id, firm, &ending, key)?;
                Ok(String::new())
            }
        }
    });
    let is_script = headers
        .get(header::ACCEPT)
        .is_some_and(|kind| kind.as_bytes() == b"application/json");
    match done.await {
        Ok(number) if is_script => Ok(Json(json!({ "number": number })).into_response()),
        Ok(_) => {
            let to = Redirect::to(format!("/visits/{id}/{firm}"));
            let to = to.settling("visits.done", &draft(id, firm));
            Ok(to.into_response())
        }
        Err(error) => {
            let error = FieldError::of(&error).ok_or(error)?;
            if is_script {
                return Ok(refused(visitor.t, &error));
            }
            let at = (id, firm);
            mend(&page(&site, &visitor, &person, at, &typed, Some(&error)).await?)
        }
    }
}

fn refused(t: &Texts, error: &FieldError) -> Response {
    let said = json!({ "field": error.field, "message": field_sentence(t, error.problem) });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(said)).into_response()
}

enum Ended {
    Problem(SpokenProblem),
    Otherwise(Ending),
}

fn read(firm: FirmId, typed: &Submitted) -> Result<Ended, app::Error> {
    let text = |name| typed.text(name).trim().replace("\r\n", "\n");
    match typed.text("outcome").parse() {
        Ok(VisitOutcome::Reply) => Ok(Ended::Otherwise(Ending::Reply(text("note")))),
        Ok(VisitOutcome::NothingNeeded) => {
            Ok(Ended::Otherwise(Ending::NothingNeeded(text("note"))))
        }
        Ok(VisitOutcome::Problem) => {
            let facts = match text("note") {
                note if note.is_empty() => text("ask"),
                note => note,
            };
            let category = text("category");
            if category.is_empty() {
                return Ok(Refusal::field("category", Problem::Missing)?);
            }
            Ok(Ended::Problem(SpokenProblem {
                firm,
                title: text("title"),
                facts,
                ask: text("ask"),
                category,
                place: None,
                no_state_secrets: typed.is_ticked("no_state_secrets"),
            }))
        }
        Err(_) => Ok(Refusal::field("outcome", Problem::Missing)?),
    }
}

fn draft(id: MeetingId, firm: FirmId) -> String {
    format!("visit:{id}:{firm}")
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    (id, firm): (MeetingId, FirmId),
    typed: &Submitted,
    error: Option<&FieldError>,
) -> Result<VisitPage, Failure> {
    let found = visits(site, person, id).await?;
    let world = site.run(|app| app.world()).await?;
    let at = found.stops.iter().position(|stop| stop.firm.id == firm);
    let at = at.ok_or(Failure::NOT_FOUND)?;
    let (t, stop) = (visitor.t, &found.stops[at]);
    let mut page = visitor.page(&stop.firm.name);
    page.nav.clear();
    page.here = format!("/visits/{id}/{firm}");
    page.crumbs = vec![Link::new(format!("/visits/{id}"), t.visits.back)];
    let maker = |name: &str, label: &str, control| {
        Field::new(t, name, label)
            .control(control)
            .value(typed.text(name))
            .error(error_of(t, error, name))
            .need(Need::Unmarked)
    };
    Ok(VisitPage {
        worker: kept(person, &found),
        title: stop.firm.name.clone(),
        under: t.visits.stop(at + 1),
        state: state(t, stop),
        note: note(t, stop),
        facts: facts(t, &world.programme, stop),
        cases: stop.cases.iter().map(|case| line(t, case)).collect(),
        action: format!("/visits/{id}/{firm}"),
        draft: draft(id, firm),
        errors: errors(t, error),
        ends_as: maker("outcome", t.visits.ends_as, outcomes(t, typed)),
        about_note: vec![
            maker("note", t.visits.note, Control::Area { rows: 3 }).hint(t.visits.note_hint),
        ],
        about_problem: vec![
            maker(
                "category",
                t.visits.category,
                categories(&world.programme, typed),
            ),
            maker("title", t.visits.problem_title, Control::Text),
            maker("ask", t.visits.ask, Control::Area { rows: 3 }),
            maker(
                "no_state_secrets",
                t.visits.no_state_secrets,
                declaration(t, typed),
            ),
        ],
        next: next(&found, at),
        page,
    })
}

/// The next stop that hasn't ended.
fn next(found: &VisitList, at: usize) -> Option<String> {
    let after = found.stops.iter().skip(at + 1);
    let open = after.chain(&found.stops).find(|stop| stop.visit.is_none());
    let open = open.filter(|stop| stop.firm.id != found.stops[at].firm.id)?;
    Some(format!("/visits/{}/{}", found.meeting.id, open.firm.id))
}

fn outcomes(t: &Texts, typed: &Submitted) -> Control {
    let chosen = typed.text("outcome");
    let words = |outcome: VisitOutcome| match outcome {
        VisitOutcome::Problem => t.visits.as_problem,
        VisitOutcome::Reply => t.visits.as_reply,
        VisitOutcome::NothingNeeded => t.visits.as_nothing,
    };
    let choice =
        |outcome: &VisitOutcome| Choice::new(outcome.key(), words(*outcome)).picked_if(chosen);
    Control::Radios(VisitOutcome::ALL.iter().map(choice).collect())
}

fn categories(programme: &Programme, typed: &Submitted) -> Control {
    let chosen = typed.text("category");
    let all = programme.categories.iter();
    Control::Select(
        all.map(|c| Choice::new(&c.code, &c.label).picked_if(chosen))
            .collect(),
    )
}

fn declaration(t: &Texts, typed: &Submitted) -> Control {
    let chosen = typed.text("no_state_secrets");
    Control::Checks(vec![Choice::new("yes", t.visits.declare).picked_if(chosen)])
}

fn note(t: &Texts, stop: &Stop) -> String {
    let Some(visit) = &stop.visit else {
        return String::new();
    };
    let at = t.visits.at(local_text(visit.visited_at));
    format!("{} {at}", visit.note).trim().to_owned()
}

fn facts(t: &Texts, programme: &Programme, stop: &Stop) -> Vec<(&'static str, String)> {
    let (words, firm) = (&t.visits, &stop.firm);
    let size = match firm.size {
        FirmSize::Unknown => "",
        known => t
            .lookup(&format!("figures.size.{}", known.key()))
            .unwrap_or_default(),
    };
    let mut facts = vec![
        (words.place, programme.place(&firm.place).to_owned()),
        (words.address, firm.address.clone()),
        (words.size, size.to_owned()),
        (words.scope, firm.business_scope.clone()),
        (words.tags, firm.qualifications.join(t.room.separator)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn line(t: &'static Texts, case: &store::cases::ListRow) -> (String, String, Tag) {
    let stage = t.lookup(&format!("stages.{}", case.stage.key()));
    let tag = Tag::new(Tone::of_stage(case.stage), stage.unwrap_or_default());
    (case.number.clone(), case.title.clone(), tag)
}
