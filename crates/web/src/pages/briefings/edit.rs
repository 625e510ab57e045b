//! The form of a briefing, and below a stored one those of its questions.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::briefings::{Briefing, BriefingKind, Slides};
use domain::cases::refusal::Problem;
use domain::ids::{BriefingId, MeetingId};
use messages::Texts;
use store::registers::Versioned;

use super::{kind, questions};
use crate::components::field::{Choice, Control, Field, Need};
use crate::error::{Answer, Failure, field_sentence};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::version;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

pub async fn new(visitor: Visitor, Path(meeting): Path<MeetingId>) -> Answer {
    let t = visitor.t;
    let fields = Fields {
        t,
        scope: "",
        typed: None,
        mend: None,
    };
    let part = part(&fields, None, meeting);
    html(&page(&visitor, meeting, t.briefings.new_title, vec![part]))
}

pub async fn create(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let t = visitor.t;
    let id = site.app().briefings().fresh_id();
    let refused = match read(t, &typed, id, meeting) {
        Err(mend) => mend,
        Ok(briefing) => match save(&site, &person, briefing, 0).await {
            Ok(()) => return Ok(saved(meeting)),
            Err(error) => Mend::refused(t, error, "topic")?,
        },
    };
    let fields = Fields {
        t,
        scope: "",
        typed: Some(&typed),
        mend: Some(&refused),
    };
    let part = part(&fields, None, meeting).mended();
    mend(&page(&visitor, meeting, t.briefings.new_title, vec![part]))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<BriefingId>,
) -> Answer {
    let found = load(&site, &person, id).await?;
    html(&stored_page(&site, &visitor, &found, None).await?)
}

pub async fn update(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<BriefingId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let found = load(&site, &person, id).await?;
    let t = visitor.t;
    let meeting = found.entry.meeting;
    let refused = match read(t, &typed, id, meeting) {
        Err(mend) => mend,
        Ok(briefing) => match save(&site, &person, briefing, seen).await {
            Ok(()) => return Ok(saved(meeting)),
            Err(error) => Mend::refused(t, error, "topic")?,
        },
    };
    let back = Some(("", &typed, &refused));
    mend(&stored_page(&site, &visitor, &found, back).await?)
}

/// The scope of the form that came back, what was typed, what must be mended.
pub type Back<'a> = Option<(&'a str, &'a Submitted, &'a Mend)>;

pub async fn load(
    site: &Site,
    person: &SignedIn,
    id: BriefingId,
) -> Result<Versioned<Briefing>, Failure> {
    let actor = person.actor.clone();
    Ok(site.run(move |app| app.briefings().get(&actor, id)).await?)
}

/// The page of a stored briefing, with the forms of its questions.
pub async fn stored_page(
    site: &Site,
    visitor: &Visitor,
    found: &Versioned<Briefing>,
    back: Back<'_>,
) -> Result<FormPage, Failure> {
    let world = site.run(|app| app.world()).await?;
    let mine = back.filter(|(scope, _, _)| scope.is_empty());
    let fields = Fields {
        t: visitor.t,
        scope: "",
        typed: mine.map(|(_, typed, _)| typed),
        mend: mine.map(|(_, _, mend)| mend),
    };
    let mut parts = vec![part(&fields, Some(found), found.entry.meeting).mended()];
    parts.extend(questions::parts(visitor, found, &world, back));
    Ok(page(
        visitor,
        found.entry.meeting,
        &found.entry.topic,
        parts,
    ))
}

fn page(visitor: &Visitor, meeting: MeetingId, title: &str, parts: Vec<FormPart>) -> FormPage {
    let mut page = visitor.page(title);
    let list = format!("/meetings/{meeting}/briefings");
    page.crumbs = vec![Link::new(list, visitor.t.preparation.briefings_link)];
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts,
    }
}

fn part(fields: &Fields<'_>, found: Option<&Versioned<Briefing>>, meeting: MeetingId) -> FormPart {
    let words = &fields.t.briefings;
    FormPart {
        id: "briefing".to_owned(),
        title: words.edit.to_owned(),
        under: String::new(),
        errors: fields.errors(),
        action: match found {
            Some(found) => format!("/briefings/{}", found.entry.id),
            None => format!("/meetings/{meeting}/briefings"),
        },
        draft: String::new(),
        version: found.map(|found| found.version),
        fields: list(fields, found.map(|found| &found.entry)),
        submit: words.submit.to_owned(),
        cancel: Some(format!("/meetings/{meeting}/briefings")),
    }
}

fn list(fields: &Fields<'_>, stored: Option<&Briefing>) -> Vec<Field> {
    let words = &fields.t.briefings;
    let was = |of: fn(&Briefing) -> String| stored.map(of).unwrap_or_default();
    let number = |unit: &str| Control::Number {
        unit: unit.to_owned(),
    };
    let chosen = match stored {
        Some(stored) => fields.value("kind", stored.kind.key()),
        None => fields.value("kind", BriefingKind::Policy.key()),
    };
    let kinds = BriefingKind::ALL
        .iter()
        .map(|each| Choice::new(each.key(), kind(fields.t, *each)).picked_if(&chosen));
    let slides = |of: fn(&Slides) -> String| {
        let first = stored.and_then(|stored| stored.slides.first());
        first.map(of).unwrap_or_default()
    };
    vec![
        fields
            .field("kind", words.kind, "")
            .control(Control::Radios(kinds.collect())),
        fields.field("topic", words.topic, &was(|b| b.topic.clone())),
        fields.field("speaker", words.speaker, &was(|b| b.speaker.clone())),
        fields
            .field("audience", words.audience, &was(|b| b.audience.clone()))
            .need(Need::Optional),
        fields
            .field("minutes", words.minutes, &was(|b| b.minutes.to_string()))
            .control(number(words.minutes_unit)),
        fields
            .field(
                "present",
                words.present,
                &was(|b| b.present.map_or(String::new(), |n| n.to_string())),
            )
            .need(Need::Optional)
            .hint(words.present_hint)
            .control(number("")),
        fields
            .field(
                "slides_title",
                words.slides_title,
                &slides(|s| s.title.clone()),
            )
            .need(Need::Optional),
        fields
            .field(
                "slides_address",
                words.slides_address,
                &slides(|s| s.address.clone()),
            )
            .need(Need::Optional)
            .hint(words.slides_hint),
    ]
}

fn read(
    t: &Texts,
    typed: &Submitted,
    id: BriefingId,
    meeting: MeetingId,
) -> Result<Briefing, Mend> {
    let text = |name: &str| typed.text(name).trim().to_owned();
    let bad = |field: &str, problem| Mend::new(field, field_sentence(t, problem));
    let present = match text("present").as_str() {
        "" => None,
        count => {
            let count = count.parse::<u32>();
            Some(count.map_err(|_| bad("present", Problem::NotANumber))?)
        }
    };
    let slides = Slides {
        title: text("slides_title"),
        address: text("slides_address"),
    };
    let has_slides = !slides.title.is_empty() || !slides.address.is_empty();
    Ok(Briefing {
        id,
        meeting,
        kind: text("kind")
            .parse()
            .map_err(|_| bad("kind", Problem::Missing))?,
        topic: text("topic"),
        speaker: text("speaker"),
        audience: text("audience"),
        minutes: text("minutes")
            .parse()
            .map_err(|_| bad("minutes", Problem::NotANumber))?,
        present,
        slides: has_slides.then_some(slides).into_iter().collect(),
        questions: Vec::new(),
    })
}

async fn save(
    site: &Site,
    person: &SignedIn,
    briefing: Briefing,
    version: i64,
) -> Result<(), app::Error> {
    let actor = person.actor.clone();
    site.run(move |app| app.briefings().save(&actor, &briefing, version))
        .await
}

fn saved(meeting: MeetingId) -> Response {
    Redirect::to(format!("/meetings/{meeting}/briefings"))
        .saying("briefings.saved")
        .into_response()
}
