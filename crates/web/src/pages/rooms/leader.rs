//! The leader's view: what was typed in the leader's name, to be confirmed or corrected in ten seconds.

use app::cases::Manner;
use app::rooms::{Room, Spoken};
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::command::{Command, ConfirmAssignment};
use domain::cases::state::Confirmation;
use domain::ids::MeetingId;
use messages::Texts;

use super::words::{answer_tag, due, firm, listening};
use crate::components::notice::{Notice, NoticeKind};
use crate::error::{Answer, Failure, failure_sentence};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::words;
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::rooms::{LeaderPage, LeaderSheet, WallRow};
use crate::visitor::{SignedIn, Visitor};

pub async fn leader(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let room = room(&site, &person, id).await?;
    html(&view(&visitor, &person, &room, &Submitted::default(), None))
}

pub async fn confirm(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.clone(), typed.clone());
    let done = site
        .run(move |app| {
            let correction = match given.text("then") {
                "correct" => given.text("correction").trim().replace("\r\n", "\n"),
                _ => String::new(),
            };
            let manner = Manner {
                key: given.key.as_deref(),
                occurred_at: None,
                version: given.version,
            };
            let command = Command::ConfirmAssignment(ConfirmAssignment { correction });
            let number = given.text("number");
            app.cases().act(&actor.actor, number, &command, manner)
        })
        .await;
    let error = match done {
        Ok(_) => {
            let to = Redirect::to(format!("/meetings/{id}/leader"));
            return Ok(to.saying("room.leader.said").into_response());
        }
        Err(error @ (app::Error::Refused(_) | app::Error::Changed)) => error,
        Err(other) => return Err(other.into()),
    };
    let room = room(&site, &person, id).await?;
    let notice = trouble(visitor.t, &error);
    mend(&view(&visitor, &person, &room, &typed, Some(notice)))
}

/// Why an answer wasn't taken; what is in the room now stands below it.
pub fn trouble(t: &'static Texts, error: &app::Error) -> Notice {
    let sentence = match error {
        app::Error::Changed => t.room.changed.to_owned(),
        other => failure_sentence(t, &Failure::App(other.clone())),
    };
    Notice::new(t, NoticeKind::Warning, sentence)
}

pub async fn room(site: &Site, person: &SignedIn, id: MeetingId) -> Result<Room, Failure> {
    let actor = person.clone();
    Ok(site
        .run(move |app| app.rooms().view(&actor.actor, id))
        .await?)
}

fn view(
    visitor: &Visitor,
    person: &SignedIn,
    room: &Room,
    typed: &Submitted,
    notice: Option<Notice>,
) -> LeaderPage {
    let t = visitor.t;
    let mine = |spoken: &&Spoken| spoken.case.leader() == Some(person.actor.principal());
    let awaits = |spoken: &&Spoken| {
        let assignment = spoken.case.assignment.as_ref();
        assignment.is_some_and(|a| a.confirmation == Confirmation::Awaiting)
    };
    let all = || room.spoken.iter().filter(mine);
    let waiting: Vec<&Spoken> = all().filter(awaits).collect();
    let done: Vec<&Spoken> = all().filter(|spoken| !awaits(spoken)).collect();
    let mut page = visitor.page(t.room.leader.title);
    page.here = format!("/meetings/{}/leader", room.meeting.id);
    page.crumbs = vec![Link::new(super::wall::at(&room.meeting), t.room.meeting)];
    LeaderPage {
        page,
        listening: listening(&room.meeting, room.pulse),
        title: t.room.leader.title.to_owned(),
        under: words::name(t, &room.meeting),
        lead_in: t.room.leader.lead_in(waiting.len()),
        action: format!("/meetings/{}/leader", room.meeting.id),
        own_hand: person.actor.on_behalf_of.is_none(),
        notice,
        sheets: waiting
            .iter()
            .map(|spoken| sheet(t, room, spoken, typed))
            .collect(),
        confirmed: (!done.is_empty()).then(|| t.room.leader.confirmed(done.len())),
        done: done
            .iter()
            .rev()
            .map(|spoken| row(t, room, spoken))
            .collect(),
    }
}

fn sheet(t: &Texts, room: &Room, spoken: &Spoken, typed: &Submitted) -> LeaderSheet {
    let case = &spoken.case;
    let assignment = case.assignment.as_ref();
    let instruction = assignment.map_or("", |a| a.instruction.as_str());
    let is_correcting = typed.text("number") == case.number && typed.text("then") == "correct";
    let lead = assignment.map_or("", |a| room.name(a.lead.0));
    let promised = case.due.as_ref().map(|promise| promise.due_on);
    let helpers: Vec<&str> = case
        .co_handlers()
        .iter()
        .map(|co| room.name(co.office.0))
        .collect();
    LeaderSheet {
        number: case.number.clone(),
        version: case.version,
        firm: firm(t, room, spoken),
        title: case.intake.title.clone(),
        ask: case.intake.ask.clone(),
        instruction: instruction.to_owned(),
        typed: match is_correcting {
            true => typed.text("correction").to_owned(),
            false => instruction.to_owned(),
        },
        is_correcting,
        by: promised.map_or(String::new(), |on| {
            t.room.leader.by(crate::wording::short_date(t, on), lead)
        }),
        helped: match helpers.is_empty() {
            true => String::new(),
            false => t.room.leader.helped(helpers.join(t.room.separator)),
        },
        officer: assignment.map_or("", |a| room.name(a.officer.0)).to_owned(),
    }
}

/// One line of what is settled.
fn row(t: &Texts, room: &Room, spoken: &Spoken) -> WallRow {
    let case = &spoken.case;
    let assignment = case.assignment.as_ref();
    WallRow {
        number: case.number.clone(),
        category: String::new(),
        title: case.intake.title.clone(),
        firm: firm(t, room, spoken),
        lead: assignment.map_or("", |a| room.name(a.lead.0)).to_owned(),
        co: String::new(),
        due: due(t, case.due.as_ref().map(|promise| promise.due_on)),
        state: answer_tag(
            t,
            case.stage.name(),
            assignment.and_then(|a| a.acknowledged_at),
        ),
    }
}
