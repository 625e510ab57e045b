//! The stops of a visit, in the order in which they are driven to.

use app::rooms::{Stop, VisitList};
use axum::extract::{Path, State};
use domain::ids::MeetingId;
use domain::visits::VisitOutcome;
use messages::Texts;

use crate::assets;
use crate::components::tag::{Tag, Tone};
use crate::error::{Answer, Failure};
use crate::layout::Link;
use crate::pages::html;
use crate::pages::meetings::words;
use crate::site::Site;
use crate::views::visits::{StopLine, VisitsPage, Worker};
use crate::visitor::{SignedIn, Visitor};

pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let found = visits(&site, &person, id).await?;
    let (t, at) = (visitor.t, format!("/visits/{id}"));
    let done = found
        .stops
        .iter()
        .filter(|stop| stop.visit.is_some())
        .count();
    let mut page = visitor.page(t.visits.title);
    page.nav.clear();
    page.here = at.clone();
    page.crumbs = vec![Link::new(format!("/meetings/{id}"), t.room.meeting)];
    let world = site.run(|app| app.world()).await?;
    let line = |(number, stop): (usize, &Stop)| StopLine {
        href: format!("{at}/{}", stop.firm.id),
        name: stop.firm.name.clone(),
        under: [
            t.visits.stop(number + 1),
            world.programme.place(&stop.firm.place).to_owned(),
            stop.firm.address.clone(),
        ]
        .join(" "),
        state: state(t, stop),
    };
    html(&VisitsPage {
        worker: kept(&person, &found),
        title: words::name(t, &found.meeting),
        under: t.visits.under(found.stops.len(), done),
        stops: found.stops.iter().enumerate().map(line).collect(),
        page,
    })
}

pub async fn visits(site: &Site, person: &SignedIn, id: MeetingId) -> Result<VisitList, Failure> {
    let actor = person.clone();
    Ok(site
        .run(move |app| app.rooms().visits(&actor.actor, id))
        .await?)
}

/// What the telephone may keep: this list and its stops.
pub fn kept(person: &SignedIn, found: &VisitList) -> Worker {
    let at = format!("/visits/{}", found.meeting.id);
    let stops = found
        .stops
        .iter()
        .map(|stop| format!("{at}/{}", stop.firm.id));
    Worker {
        person: person.actor.person.to_string(),
        pages: std::iter::once(at.clone()).chain(stops).collect(),
        files: assets::loaded().join(" "),
        outbox: format!("visit:{}:{}", found.meeting.id, person.actor.person),
    }
}

/// How the stop ended, or that it is still before us.
pub fn state(t: &Texts, stop: &Stop) -> Tag {
    match stop.visit.as_ref().map(|visit| visit.outcome) {
        None => Tag::new(Tone::Active, t.visits.to_visit),
        Some(VisitOutcome::Problem) => Tag::new(Tone::Warn, t.visits.problem),
        Some(VisitOutcome::Reply) => Tag::new(Tone::Good, t.visits.reply),
        Some(VisitOutcome::NothingNeeded) => Tag::new(Tone::Good, t.visits.nothing_needed),
    }
}
