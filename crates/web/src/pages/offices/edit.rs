//! Registering an office and changing one.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::refusal::Problem;
use domain::ids::OfficeId;
use domain::offices::Office;
use domain::time::Date;
use messages::Texts;

use crate::components::field::{Choice, Control, Field, Need};
use crate::error::{Answer, Failure, field_sentence};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

/// What the form is filled from.
struct Opened {
    office: Office,
    version: i64,
    /// Code and label of the places.
    places: Vec<(String, String)>,
    /// Other offices, one of which may be the successor.
    others: Vec<(OfficeId, String)>,
}

pub async fn new(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let id = OfficeId(site.app().fresh_id());
    html(&view(&visitor, &open(&site, &person, id, 0).await?, None))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<OfficeId>,
) -> Answer {
    html(&view(&visitor, &open(&site, &person, id, 1).await?, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<OfficeId>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed.version.unwrap_or_default();
    let refused = match read(visitor.t, &typed, id) {
        Err(mend) => mend,
        Ok(office) => {
            let (actor, key) = (person.actor.clone(), typed.key.clone());
            let saved = site
                .run(move |app| app.offices().save(&actor, &office, version, key.as_deref()))
                .await;
            match saved {
                Ok(()) => {
                    let to = Redirect::to(format!("/offices/{id}"));
                    return Ok(to.saying("offices.saved").into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "name")?,
            }
        }
    };
    let mut opened = open(&site, &person, id, version).await?;
    opened.version = version;
    mend(&view(&visitor, &opened, Some((&typed, &refused))))
}

/// `version` 0 opens a blank form.
async fn open(
    site: &Site,
    person: &SignedIn,
    id: OfficeId,
    version: i64,
) -> Result<Opened, Failure> {
    let actor = person.actor.clone();
    let opened = site.run(move |app| {
        let (office, version) = match version {
            0 => (blank(id), 0),
            _ => {
                let found = app.offices().one(&actor, id)?.office;
                (found.entry, found.version)
            }
        };
        let others = app.offices().all(&actor)?.into_iter();
        let places = app.world()?.programme.places.into_iter();
        Ok(Opened {
            office,
            version,
            places: places.map(|place| (place.code, place.label)).collect(),
            others: others
                .filter(|line| line.office.id != id)
                .map(|line| (line.office.id, line.office.name))
                .collect(),
        })
    });
    Ok(opened.await?)
}

fn blank(id: OfficeId) -> Office {
    Office {
        id,
        name: String::new(),
        full_name: String::new(),
        document_code: String::new(),
        place: String::new(),
        phone: String::new(),
        valid_from: None,
        valid_to: None,
        successor: None,
    }
}

fn read(t: &Texts, typed: &Submitted, id: OfficeId) -> Result<Office, Mend> {
    let text = |name: &str| typed.text(name).trim().to_owned();
    Ok(Office {
        id,
        name: text("name"),
        full_name: text("full_name"),
        document_code: text("document_code"),
        place: text("place"),
        phone: text("phone"),
        valid_from: day(t, typed, "valid_from")?,
        valid_to: day(t, typed, "valid_to")?,
        successor: typed.text("successor").parse().ok(),
    })
}

/// An optional date of a form.
pub fn day(t: &Texts, typed: &Submitted, name: &str) -> Result<Option<Date>, Mend> {
    match typed.text(name).trim() {
        "" => Ok(None),
        day => day
            .parse()
            .map(Some)
            .map_err(|_| Mend::new(name, field_sentence(t, Problem::NotADate))),
    }
}

fn view(visitor: &Visitor, opened: &Opened, back: Option<(&Submitted, &Mend)>) -> FormPage {
    let t = visitor.t;
    let words = &t.offices;
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    };
    let id = opened.office.id;
    let (title, draft, cancel) = match opened.version {
        0 => (words.new_title, "office:new".into(), "/offices".into()),
        _ => (
            words.edit_title,
            format!("office:{id}"),
            format!("/offices/{id}"),
        ),
    };
    let mut page = visitor.page(title);
    page.crumbs = vec![Link::new("/offices", words.title)];
    let part = FormPart {
        id: "office".into(),
        title: words.about.into(),
        under: String::new(),
        errors: form.errors(),
        action: format!("/offices/{id}"),
        draft,
        version: Some(opened.version),
        fields: fields(&form, opened),
        submit: words.form.submit.into(),
        cancel: Some(cancel),
    };
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}

fn fields(form: &Fields<'_>, opened: &Opened) -> Vec<Field> {
    let (words, office) = (&form.t.offices.form, &opened.office);
    let date = |name, label: &str, stored: Option<Date>| {
        let stored = stored.map_or(String::new(), |day| day.to_string());
        form.field(name, label, &stored)
            .need(Need::Optional)
            .control(Control::Date)
    };
    let place = form.value("place", &office.place);
    let places = opened.places.iter();
    let places = places.map(|(code, label)| Choice::new(code, label).picked_if(&place));
    let successor = office.successor.map_or(String::new(), |id| id.to_string());
    let successor = form.value("successor", &successor);
    let others = opened.others.iter();
    let others = others
        .map(|(id, name)| Choice::new(id.to_string(), name).picked_if(&successor))
        .collect();
    vec![
        form.field("name", words.name, &office.name)
            .hint(words.name_hint),
        form.field("full_name", words.full_name, &office.full_name)
            .need(Need::Optional),
        form.field("document_code", words.document_code, &office.document_code)
            .hint(words.document_code_hint)
            .control(Control::Short),
        form.field("place", words.place, "")
            .need(Need::Optional)
            .control(Control::Select(places.collect())),
        form.field("phone", words.phone, &office.phone)
            .need(Need::Optional)
            .control(Control::Short),
        date("valid_from", words.valid_from, office.valid_from),
        date("valid_to", words.valid_to, office.valid_to).hint(words.valid_to_hint),
        form.field("successor", words.successor, "")
            .need(Need::Optional)
            .control(Control::LongSelect(others)),
    ]
}
