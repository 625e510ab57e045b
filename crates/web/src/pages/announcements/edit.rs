//! The form of an announcement: written, published, taken back.

mod fields;
mod read;

use app::announcements::Draft;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::announcements::{Announcement, Standing};
use domain::ids::MeetingId;
use messages::Texts;

use crate::components::field::Control;
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::meetings::{self, version};
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

/// What the page is made of: the draft, and the lists of the programme.
struct Desk {
    draft: Draft,
    world: app::World,
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
) -> Answer {
    let desk = desk(&site, &person, meeting).await?;
    html(&view(&visitor, &desk, None, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed.version.unwrap_or_default();
    let desk = desk(&site, &person, meeting).await?;
    let id = site.app().announcements().fresh_id();
    let refused = match read::announcement(visitor.t, &typed, meeting, id) {
        Err(mend) => mend,
        Ok(given) => {
            let actor = person.actor.clone();
            let done = site
                .run(move |app| app.announcements().save(&actor, &given, version))
                .await;
            match done {
                Ok(()) => return Ok(back(meeting, "announcements.saved")),
                Err(error) => Mend::refused(visitor.t, error, "audience")?,
            }
        }
    };
    mend(&view(&visitor, &desk, Some((&typed, &refused)), None))
}

pub async fn publish(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let actor = person.actor.clone();
    let done = site
        .run(move |app| app.announcements().publish(&actor, meeting, seen))
        .await;
    let Err(error) = done else {
        return Ok(back(meeting, "announcements.published_done"));
    };
    let refused = Mend::refused(visitor.t, error, "sign_up_until")?;
    let desk = desk(&site, &person, meeting).await?;
    let stored = stored(&desk);
    mend(&view(&visitor, &desk, Some((&stored, &refused)), None))
}

pub async fn withdraw(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(meeting): Path<MeetingId>,
    Typed(typed): Typed,
) -> Answer {
    let seen = version(&typed)?;
    let (actor, reason) = (person.actor.clone(), typed.text("reason").to_owned());
    let done = site
        .run(move |app| app.announcements().withdraw(&actor, meeting, seen, &reason))
        .await;
    let Err(error) = done else {
        return Ok(back(meeting, "announcements.withdrawn_done"));
    };
    let refused = Mend::refused(visitor.t, error, "reason")?;
    let desk = desk(&site, &person, meeting).await?;
    mend(&view(&visitor, &desk, None, Some(&refused)))
}

async fn desk(site: &Site, person: &SignedIn, meeting: MeetingId) -> Result<Desk, Failure> {
    let actor = person.actor.clone();
    let desk = site
        .run(move |app| {
            Ok(Desk {
                draft: app.announcements().draft(&actor, meeting)?,
                world: app.world()?,
            })
        })
        .await?;
    Ok(desk)
}

fn back(meeting: MeetingId, said: &str) -> Response {
    Redirect::to(format!("/meetings/{meeting}/announcement"))
        .saying(said)
        .into_response()
}

fn stored(desk: &Desk) -> Submitted {
    fields::stored(&desk.draft, &desk.world)
}

fn view(
    visitor: &Visitor,
    desk: &Desk,
    text: Option<(&Submitted, &Mend)>,
    withdrawal: Option<&Mend>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.announcements;
    let name = meetings::name(t, &desk.draft.meeting);
    let at = format!("/meetings/{}", desk.draft.meeting.id);
    let mut page = visitor.page(words.edit_title(&name));
    page.crumbs = vec![Link::new(format!("{at}/preparation"), t.preparation.link)];
    let mut parts = vec![text_part(t, desk, text).mended()];
    if let Some(found) = &desk.draft.stored {
        parts.push(match found.entry.is_published() {
            true => withdraw_part(t, &at, found.version, withdrawal).mended(),
            false => publish_part(t, desk, &at, found.version),
        });
    }
    FormPage {
        page,
        under: under(t, desk),
        tabs: None,
        parts,
    }
}

fn under(t: &Texts, desk: &Desk) -> String {
    let words = &t.announcements;
    match desk
        .draft
        .stored
        .as_ref()
        .map(|found| &found.entry.standing)
    {
        None | Some(Standing::Draft) => words.edit_under.to_owned(),
        Some(Standing::Published { on }) => words.standing.published(long_date(t, *on)),
        Some(Standing::Withdrawn { on, reason }) => {
            words.standing.withdrawn(long_date(t, *on), reason)
        }
    }
}

fn text_part(t: &'static Texts, desk: &Desk, text: Option<(&Submitted, &Mend)>) -> FormPart {
    let words = &t.announcements;
    let stored = stored(desk);
    let fields = Fields {
        t,
        scope: "",
        typed: Some(text.map_or(&stored, |(typed, _)| typed)),
        mend: text.map(|(_, mend)| mend),
    };
    let is_published = |announcement: &Announcement| announcement.is_published();
    let found = desk.draft.stored.as_ref();
    let meeting = desk.draft.meeting.id;
    FormPart {
        id: "text".to_owned(),
        title: words.text_title.to_owned(),
        under: String::new(),
        errors: fields.errors(),
        action: format!("/meetings/{meeting}/announcement"),
        draft: format!("announcement:{meeting}"),
        version: Some(found.map_or(0, |found| found.version)),
        fields: fields::all(&fields, &desk.world),
        submit: match found.is_some_and(|found| is_published(&found.entry)) {
            true => words.correct.to_owned(),
            false => words.submit.to_owned(),
        },
        cancel: Some(format!("/meetings/{meeting}/preparation")),
    }
}

fn publish_part(t: &'static Texts, desk: &Desk, at: &str, version: i64) -> FormPart {
    let words = &t.announcements;
    let (days, wanted) = (desk.draft.lead_days, desk.draft.wanted_days);
    let lead = match days < i64::from(wanted) {
        true => words.short_lead(days, wanted),
        false => words.enough_lead(days),
    };
    FormPart {
        id: "publish".to_owned(),
        title: words.publish_title.to_owned(),
        under: format!("{} {lead}", words.publish_under),
        errors: Fields {
            t,
            scope: "",
            typed: None,
            mend: None,
        }
        .errors(),
        action: format!("{at}/announcement/publication"),
        draft: String::new(),
        version: Some(version),
        fields: Vec::new(),
        submit: words.publish.to_owned(),
        cancel: None,
    }
}

fn withdraw_part(t: &'static Texts, at: &str, version: i64, refused: Option<&Mend>) -> FormPart {
    let words = &t.announcements;
    let fields = Fields {
        t,
        scope: "withdraw",
        typed: None,
        mend: refused,
    };
    FormPart {
        id: "withdraw".to_owned(),
        title: words.withdraw_title.to_owned(),
        under: words.withdraw_under.to_owned(),
        errors: fields.errors(),
        action: format!("{at}/announcement/withdrawal"),
        draft: String::new(),
        version: Some(version),
        fields: vec![
            fields
                .field("reason", words.withdraw_reason, "")
                .control(Control::Text),
        ],
        submit: words.withdraw.to_owned(),
        cancel: None,
    }
}
