//! Policy briefings and legal trainings: all of a meeting, one of them, its questions.

mod edit;
mod questions;

use app::briefings::OfMeeting;
use axum::extract::{Path, State};
use domain::briefings::{Asked, Briefing, BriefingKind};
use domain::ids::MeetingId;
use messages::Texts;

use crate::components::tag::{Tag, Tone};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::{html, meetings};
use crate::site::Site;
use crate::views::briefings::{Briefings, Question, Sheet};
use crate::visitor::{SignedIn, Visitor};

pub use edit::{create, edit, new, update};
pub use questions::{ask, make_case};

pub async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    let actor = person.actor.clone();
    let found = site
        .run(move |app| app.briefings().of_meeting(&actor, id))
        .await?;
    let t = visitor.t;
    let words = &t.briefings;
    let mut page = visitor.page(words.title(meetings::name(t, &found.meeting)));
    let desk = format!("/meetings/{id}/preparation");
    page.crumbs = vec![Link::new(desk, t.preparation.link)];
    let each = found.briefings.iter();
    html(&Briefings {
        new: Link::new(format!("/meetings/{id}/briefings/new"), words.new),
        sheets: each
            .map(|briefing| sheet(t, &found, &briefing.entry))
            .collect(),
        page,
    })
}

fn sheet(t: &Texts, found: &OfMeeting, briefing: &Briefing) -> Sheet {
    let words = &t.briefings;
    let slides = briefing.slides.iter();
    Sheet {
        id: format!("briefing-{}", briefing.id),
        topic: briefing.topic.clone(),
        kind: Tag::new(Tone::Neutral, kind(t, briefing.kind)),
        line: words.line(briefing.minutes, &briefing.speaker),
        present: match briefing.present {
            Some(count) => words.present_line(count),
            None => words.present_none.to_owned(),
        },
        slides: slides
            .map(|slides| Link::new(&slides.address, &slides.title))
            .collect(),
        edit: format!("/briefings/{}", briefing.id),
        questions: briefing
            .questions
            .iter()
            .map(|asked| question(t, found, asked))
            .collect(),
    }
}

fn question(t: &Texts, found: &OfMeeting, asked: &Asked) -> Question {
    let words = &t.briefings;
    let name = asked.firm.and_then(|firm| found.names.get(&firm.0));
    let case = asked.case.as_ref();
    Question {
        who: match name {
            Some(firm) => words.asked_by(firm),
            None => words.asked_unknown.to_owned(),
        },
        text: asked.text.clone(),
        answer: asked.answer.clone(),
        case: case.map(|number| Link::new(format!("/cases/{number}"), words.case_number(number))),
    }
}

pub(super) fn kind(t: &Texts, kind: BriefingKind) -> &'static str {
    match kind {
        BriefingKind::Policy => t.briefings.kind_word.policy,
        BriefingKind::Law => t.briefings.kind_word.law,
    }
}
