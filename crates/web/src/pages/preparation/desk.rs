//! The desk: who signed up, how often each was called, what doesn't fit, the draws.

use app::choices::Named;
use app::signups::Desk;
use axum::extract::{Path, State};
use domain::ids::MeetingId;
use domain::meetings::{Meeting, MeetingStatus};
use domain::signups::{StandingName, Warning, warnings};
use messages::Texts;

use super::tables;
use crate::components::field::{Choice, Control, Field, Need};
use crate::components::notice::{Notice, NoticeKind};
use crate::error::{Answer, Failure};
use crate::forms::Submitted;
use crate::layout::{Link, Width};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, meetings};
use crate::site::Site;
use crate::views::preparation::{Preparation, ShortForm};
use crate::visitor::{SignedIn, Visitor};

/// Which of the page's forms must be mended, and what was typed into it.
#[derive(Debug, Default)]
pub struct Mending {
    pub typed: Submitted,
    pub choice: Option<Mend>,
    pub draw: Option<Mend>,
    pub invitation: Option<Mend>,
}

/// What the page is made of.
struct Found {
    desk: Desk,
    /// Later meetings that firms can be handed over to.
    later: Vec<Named<MeetingId>>,
}

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<MeetingId>,
) -> Answer {
    html(&view(&site, &visitor, &person, id, &Mending::default()).await?)
}

/// The page, perhaps with something to mend.
pub async fn view(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    id: MeetingId,
    mending: &Mending,
) -> Result<Preparation, Failure> {
    let actor = person.actor.clone();
    let t = visitor.t;
    let found = site
        .run(move |app| {
            let desk = app.sign_ups().desk(&actor, id)?;
            let later = app.meetings().later(&actor, &desk.meeting)?;
            Ok(Found {
                later: later.iter().map(|meeting| named(t, meeting)).collect(),
                desk,
            })
        })
        .await?;
    let words = &t.preparation;
    let desk = &found.desk;
    let name = meetings::name(t, &desk.meeting);
    let at = format!("/meetings/{id}");
    let mut page = visitor.page(words.title(&name));
    page.width = Width::Whole;
    page.crumbs = vec![Link::new(at.clone(), name)];
    let is_planned = desk.meeting.status == MeetingStatus::Planned;
    Ok(Preparation {
        title: page.title.clone(),
        under: under(t, desk),
        links: links(t, &at, id),
        warnings: fits_not(t, desk),
        rows: tables::rows(t, desk, &mending.typed),
        choice: decides(&found).then(|| choice(t, &found, &at, mending)),
        is_planned,
        may_hand_over: !found.later.is_empty(),
        draw: is_planned.then(|| draw(t, &at, mending)),
        by_name: is_planned.then(|| by_name(t, &at, mending)),
        draws: desk
            .draws
            .iter()
            .map(|draw| tables::draw(t, draw))
            .collect(),
        page,
    })
}

/// Before the meeting everything is decided here; once it has been held, only where its unheard firms go.
fn decides(found: &Found) -> bool {
    let desk = &found.desk;
    let is_unheard = |standing: StandingName| desk.count(standing) > 0;
    match desk.meeting.status {
        MeetingStatus::Planned => true,
        MeetingStatus::Held | MeetingStatus::Closed | MeetingStatus::Cancelled => {
            let unheard = [StandingName::Waiting, StandingName::Registered];
            !found.later.is_empty() && unheard.into_iter().any(is_unheard)
        }
    }
}

fn named(t: &Texts, meeting: &Meeting) -> Named<MeetingId> {
    Named {
        id: meeting.id,
        name: meetings::name(t, meeting),
        found_by: String::new(),
    }
}

fn under(t: &Texts, desk: &Desk) -> String {
    let words = &t.preparation;
    let count = |standing| desk.count(standing);
    match &desk.announcement {
        Some(told) => words.state(
            desk.meeting.attendees.len(),
            told.quota,
            count(StandingName::Registered),
            count(StandingName::Waiting),
        ),
        None => words.no_quota.to_owned(),
    }
}

fn links(t: &Texts, at: &str, id: MeetingId) -> Vec<Link> {
    let words = &t.preparation;
    let link = |tail: &str, text: &'static str| Link::new(format!("{at}/{tail}"), text);
    vec![
        link("announcement", words.announcement),
        link("speakers", words.speakers_link),
        link("seats", words.seats_link),
        link("plates", words.plates_link),
        link("briefings", words.briefings_link),
        link("never-invited", words.never_link),
        Link::new("/prepared-views", words.views_link),
        Link::new(format!("/announcements/{id}/sign-up"), words.sign_up_link),
    ]
}

/// What doesn't fit into the meeting, in sentences.
pub fn fits_not(t: &'static Texts, desk: &Desk) -> Vec<Notice> {
    let words = &t.preparation;
    let told = desk.announcement.as_ref();
    let length = told.and_then(|told| told.length(&desk.meeting));
    let speakers = u32::try_from(desk.meeting.attendees.len()).unwrap_or(u32::MAX);
    let each = told.map_or(0, |told| told.minutes_each);
    let sentence = |warning: Warning| match warning {
        Warning::TooLong { planned, available } => words.too_long(available, planned),
        Warning::TooManySpeakers {
            speakers,
            needed,
            item,
        } => words.too_many(item, needed, speakers),
        Warning::NoTimeToSpeak => words.no_time.to_owned(),
    };
    warnings(&desk.meeting, length, speakers, each)
        .into_iter()
        .map(|warning| Notice::new(t, NoticeKind::Warning, words.fits_not).text(sentence(warning)))
        .collect()
}

fn choice(t: &'static Texts, found: &Found, at: &str, mending: &Mending) -> ShortForm {
    let words = &t.preparation;
    let fields = fields(t, "", mending, mending.choice.as_ref());
    let to = fields.value("to", "");
    let later = (found.later.iter())
        .map(|meeting| Choice::new(meeting.id.to_string(), &meeting.name).picked_if(&to));
    let mut list = Vec::new();
    if found.desk.meeting.status == MeetingStatus::Planned {
        let reason = fields.field("reason", words.reason, "");
        list.push(reason.need(Need::Optional).hint(words.reason_hint));
    }
    if !found.later.is_empty() {
        list.push(
            fields
                .field("to", words.hand_to, "")
                .need(Need::Optional)
                .control(Control::Select(later.collect())),
        );
    }
    short_form(format!("{at}/choice"), &fields, list)
}

fn draw(t: &'static Texts, at: &str, mending: &Mending) -> ShortForm {
    let words = &t.preparation;
    let fields = fields(t, "draw", mending, mending.draw.as_ref());
    let list = vec![
        fields
            .field("words", words.draw_words, "")
            .hint(words.draw_words_hint)
            .control(Control::Short),
        fields
            .field("witness", words.draw_witness, "")
            .hint(words.draw_witness_hint)
            .control(Control::Short),
    ];
    short_form(format!("{at}/draw"), &fields, list)
}

fn by_name(t: &'static Texts, at: &str, mending: &Mending) -> ShortForm {
    let words = &t.preparation;
    let fields = fields(t, "name", mending, mending.invitation.as_ref());
    let firm = Control::Lookup {
        from: "/lookup/firms".to_owned(),
        chosen: fields.value("firm_id", ""),
    };
    let list = vec![
        fields
            .field("firm", t.meetings.page.invite_firm, "")
            .hint(t.meetings.page.invite_firm_hint)
            .control(firm),
        fields
            .field("post", t.meetings.page.invite_post, "")
            .need(Need::Optional)
            .hint(t.meetings.page.invite_post_hint)
            .control(Control::Short),
        fields.field("reason", words.reason, ""),
    ];
    short_form(format!("{at}/invitation"), &fields, list)
}

/// What was typed stays in the form that must be mended; the others are empty.
fn fields<'a>(
    t: &'static Texts,
    scope: &'a str,
    mending: &'a Mending,
    mend: Option<&'a Mend>,
) -> Fields<'a> {
    Fields {
        t,
        scope,
        typed: mend.map(|_| &mending.typed),
        mend,
    }
}

fn short_form(action: String, fields: &Fields<'_>, mut list: Vec<Field>) -> ShortForm {
    ShortForm {
        action,
        errors: fields.errors().mending(&mut list),
        fields: list,
    }
}
