//! Photos of a visit and slides of a briefing.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::files::About;
use domain::ids::{BriefingId, FirmId, MeetingId};
use domain::permits::{Permission, has};

use super::{field, line, sent};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Typed};
use crate::layout::Link;
use crate::pages::{errors, html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::files::{AddFiles, FilesPage};
use crate::visitor::{SignedIn, Visitor};

/// What files belong to, with its address and whoever adds to it.
struct Place {
    about: About,
    title: &'static str,
    address: String,
    back: Link,
    adds: Permission,
}

fn visit(visitor: &Visitor, meeting: MeetingId, firm: FirmId) -> Place {
    let address = format!("/visits/{meeting}/{firm}");
    Place {
        about: About::Visit { meeting, firm },
        title: visitor.t.files.of_visit,
        back: Link::new(&address, visitor.t.visits.open),
        address: format!("{address}/files"),
        adds: Permission::AssignOnTheSpot,
    }
}

fn briefing(visitor: &Visitor, briefing: BriefingId) -> Place {
    Place {
        about: About::Briefing { briefing },
        title: visitor.t.files.slides,
        back: Link::new(format!("/briefings/{briefing}"), visitor.t.briefings.edit),
        address: format!("/briefings/{briefing}/files"),
        adds: Permission::ManageMeetings,
    }
}

pub async fn of_visit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path((meeting, firm)): Path<(MeetingId, FirmId)>,
) -> Answer {
    let place = visit(&visitor, meeting, firm);
    html(&page(&site, &visitor, &person, &place, None).await?)
}

pub async fn add_to_visit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path((meeting, firm)): Path<(MeetingId, FirmId)>,
    typed: Typed,
) -> Answer {
    let place = visit(&visitor, meeting, firm);
    add(&site, &visitor, &person, &place, typed).await
}

pub async fn slides(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<BriefingId>,
) -> Answer {
    let place = briefing(&visitor, id);
    html(&page(&site, &visitor, &person, &place, None).await?)
}

pub async fn add_slides(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<BriefingId>,
    typed: Typed,
) -> Answer {
    let place = briefing(&visitor, id);
    add(&site, &visitor, &person, &place, typed).await
}

async fn add(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    place: &Place,
    Typed(typed): Typed,
) -> Answer {
    let (actor, about, given) = (person.actor.clone(), place.about, Arc::new(typed));
    let added = site
        .run(move |app| {
            let files = app.files();
            files.add(&actor, about, &sent(&given), given.key.as_deref())
        })
        .await;
    match added {
        Ok(()) => {
            let to = Redirect::to(&place.address).saying("files.added");
            Ok(to.into_response())
        }
        Err(error) => {
            let error = FieldError::of(&error).ok_or(error)?;
            mend(&page(site, visitor, person, place, Some(&error)).await?)
        }
    }
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    person: &SignedIn,
    place: &Place,
    error: Option<&FieldError>,
) -> Result<FilesPage, Failure> {
    let (actor, about) = (person.actor.clone(), place.about);
    let found = site.read(move |app| app.files().of(&actor, about)).await?;
    let t = visitor.t;
    let mut page = visitor.page(place.title);
    page.crumbs = vec![place.back.clone()];
    Ok(FilesPage {
        files: found.iter().map(|file| line(t, file, "")).collect(),
        under: String::new(),
        form: has(&person.actor, place.adds).then(|| AddFiles {
            errors: errors(t, error),
            action: place.address.clone(),
            to: None,
            files: field(t, error),
        }),
        none: t.files.not_yours,
        page,
    })
}
