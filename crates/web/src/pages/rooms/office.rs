//! The office's view: what falls on us, to be accepted or objected to now, on one's own telephone.

use app::cases::Manner;
use app::choices::Named;
use app::rooms::{Room, Spoken};
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::command::{Acknowledge, Command, Object};
use domain::cases::refusal::Problem;
use domain::cases::{Refusal, StageName};
use domain::ids::{MeetingId, OfficeId};
use domain::time::local_text;
use messages::Texts;

use super::leader::{room, trouble};
use super::words::{answer_tag, due, firm, listening};
use crate::components::field::Choice;
use crate::components::notice::Notice;
use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::words;
use crate::pages::{Refused, errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::rooms::{OfficeAnswer, OfficePage, OfficeSheet};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::{date_and_weekday, short_date};

pub async fn office(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let (room, offices) = desk(&site, &person, id).await?;
    let sheets = sheets(&visitor, &person, &room, &offices, &Submitted::default());
    html(&view(&visitor, &room, sheets, None, None))
}

pub async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let (actor, given) = (person.clone(), typed.clone());
    let done = site.run(move |app| {
        let manner = Manner {
            key: given.key.as_deref(),
            occurred_at: None,
            version: given.version,
        };
        let (command, number) = (command(&given)?, given.text("number"));
        app.cases().act(&actor.actor, number, &command, manner)
    });
    let error = match done.await {
        Ok(_) => {
            let said = match typed.text("then") {
                "object" => "room.office.said_objected",
                _ => "room.office.said_accepted",
            };
            let to = Redirect::to(format!("/meetings/{id}/office"));
            return Ok(to.saying(said).into_response());
        }
        Err(error) => error,
    };
    let (notice, field) = match error {
        error @ app::Error::Changed => (Some(trouble(visitor.t, &error)), None),
        error => match Refused::of(error)? {
            Refused::Field(field) => (None, Some(field)),
            rule @ Refused::Rule(_) => (rule.notice(visitor.t), None),
        },
    };
    let (room, offices) = desk(&site, &person, id).await?;
    let sheets = sheets(&visitor, &person, &room, &offices, &typed);
    mend(&view(&visitor, &room, sheets, notice, field.as_ref()))
}

fn command(typed: &Submitted) -> Result<Command, app::Error> {
    if typed.text("then") != "object" {
        return Ok(Command::Acknowledge(Acknowledge {}));
    }
    let better_office = match typed.text("better_office").parse() {
        Ok(office) => office,
        Err(_) => Refusal::field("better_office", Problem::Missing)?,
    };
    Ok(Command::Object(Object {
        reason: typed.text("reason").trim().to_owned(),
        duty_basis: typed.text("duty_basis").trim().to_owned(),
        better_office,
    }))
}

type Offices = Vec<Named<OfficeId>>;

async fn desk(
    site: &Site,
    person: &SignedIn,
    id: MeetingId,
) -> Result<(Room, Offices), crate::error::Failure> {
    let actor = person.clone();
    let room = room(site, person, id).await?;
    let offices = site.run(move |app| app.offices_to_choose(&actor.actor));
    Ok((room, offices.await?))
}

fn view(
    visitor: &Visitor,
    room: &Room,
    sheets: Vec<OfficeSheet>,
    notice: Option<Notice>,
    field: Option<&crate::forms::FieldError>,
) -> OfficePage {
    let t = visitor.t;
    let mut page = visitor.page(t.room.office.title);
    page.here = format!("/meetings/{}/office", room.meeting.id);
    page.crumbs = vec![Link::new(super::wall::at(&room.meeting), t.room.meeting)];
    OfficePage {
        page,
        listening: listening(&room.meeting, room.pulse),
        title: t.room.office.title.to_owned(),
        under: words::name(t, &room.meeting),
        action: format!("/meetings/{}/office", room.meeting.id),
        notice,
        errors: errors(t, field),
        sheets,
    }
}

/// What waits for an answer comes first, the latest on top.
fn sheets(
    visitor: &Visitor,
    person: &SignedIn,
    room: &Room,
    offices: &Offices,
    typed: &Submitted,
) -> Vec<OfficeSheet> {
    let own = person.actor.offices();
    let falls_on_us = |spoken: &&Spoken| {
        let is_ours = |office: &OfficeId| own.contains(office);
        spoken.case.assignment.is_some() && spoken.case.offices().any(|office| is_ours(&office))
    };
    let mut all: Vec<OfficeSheet> = room
        .spoken
        .iter()
        .rev()
        .filter(falls_on_us)
        .map(|spoken| sheet(visitor.t, &own, room, spoken, offices, typed))
        .collect();
    all.sort_by_key(|sheet| sheet.answer.is_none());
    all
}

fn sheet(
    t: &'static Texts,
    own: &[OfficeId],
    room: &Room,
    spoken: &Spoken,
    offices: &Offices,
    typed: &Submitted,
) -> OfficeSheet {
    let case = &spoken.case;
    let assignment = case.assignment.as_ref();
    let leads = case.lead().is_some_and(|lead| own.contains(&lead));
    let helps = case
        .co_handlers()
        .iter()
        .find(|co| own.contains(&co.office));
    let is_typed = typed.text("number") == case.number;
    let waits = leads && case.stage.name() == StageName::Assigned;
    let text = |name| if is_typed { typed.text(name) } else { "" };
    let better = |office: &Named<OfficeId>| {
        Choice::new(office.id.to_string(), &office.name).picked_if(text("better_office"))
    };
    OfficeSheet {
        number: case.number.clone(),
        version: case.version,
        firm: firm(t, room, spoken),
        title: case.intake.title.clone(),
        ask: case.intake.ask.clone(),
        instruction: assignment.map_or("", |a| a.instruction.as_str()).to_owned(),
        part: match helps {
            Some(co) if !leads => t.room.office.co(short_date(t, co.due_on)),
            _ => t.room.office.lead.to_owned(),
        },
        officer: assignment.map_or("", |a| room.name(a.officer.0)).to_owned(),
        due: due_long(t, case),
        state: state(t, case),
        slip: format!("/cases/{}/slip", case.number),
        answer: waits.then(|| OfficeAnswer {
            reason: text("reason").to_owned(),
            duty_basis: text("duty_basis").to_owned(),
            offices: offices
                .iter()
                .filter(|o| !own.contains(&o.id))
                .map(better)
                .collect(),
            is_objecting: is_typed && typed.text("then") == "object",
        }),
    }
}

fn due_long(t: &Texts, case: &domain::cases::Case) -> String {
    let promised = case.due.as_ref().map(|promise| promise.due_on);
    promised.map_or_else(
        || due(t, None),
        |on| t.room.wall.due(date_and_weekday(t, on)),
    )
}

fn state(t: &Texts, case: &domain::cases::Case) -> Tag {
    let acknowledged = case.assignment.as_ref().and_then(|a| a.acknowledged_at);
    match (case.stage.name(), acknowledged) {
        (StageName::Objected, _) => Tag::new(Tone::Warn, t.room.office.objected),
        (_, Some(at)) => Tag::new(Tone::Good, t.room.office.accepted_at(local_text(at))),
        (stage, None) => answer_tag(t, stage, None),
    }
}
