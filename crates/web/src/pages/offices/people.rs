//! Registering a person and changing one.

use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use domain::ids::{OfficeId, PersonId};
use domain::people::Person;
use messages::Texts;
use serde::Deserialize;

use super::edit::day;
use crate::components::field::{Choice, Control, Field, Need};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The office in which the new person works.
    office: String,
}

/// What the form is filled from.
struct Opened {
    person: Person,
    version: i64,
    offices: Vec<(OfficeId, String)>,
}

pub async fn new(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Answer {
    let id = PersonId(site.app().fresh_id());
    let mut opened = open(&site, &person, id, 0).await?;
    opened.person.office = asked.office.parse().ok();
    html(&view(&visitor, &opened, None))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PersonId>,
) -> Answer {
    html(&view(&visitor, &open(&site, &person, id, 1).await?, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<PersonId>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed.version.unwrap_or_default();
    let mut opened = open(&site, &person, id, version).await?;
    opened.version = version;
    let refused = match read(visitor.t, &typed, &opened.person) {
        Err(mend) => mend,
        Ok(new) => {
            let to = match new.office {
                Some(office) => format!("/offices/{office}"),
                None => "/offices".to_owned(),
            };
            let (actor, key) = (person.actor.clone(), typed.key.clone());
            let saved = site
                .run(move |app| {
                    app.offices()
                        .save_person(&actor, &new, version, key.as_deref())
                })
                .await;
            match saved {
                Ok(()) => {
                    let to = Redirect::to(to).saying("offices.person_saved");
                    return Ok(to.into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "post")?,
            }
        }
    };
    mend(&view(&visitor, &opened, Some((&typed, &refused))))
}

/// `version` 0 opens a blank form.
async fn open(
    site: &Site,
    person: &SignedIn,
    id: PersonId,
    version: i64,
) -> Result<Opened, Failure> {
    let actor = person.actor.clone();
    let opened = site.run(move |app| {
        let (person, version) = match version {
            0 => (blank(id), 0),
            _ => {
                let found = app.offices().person(&actor, id)?;
                (found.entry, found.version)
            }
        };
        let offices = app.offices().all(&actor)?.into_iter();
        Ok(Opened {
            person,
            version,
            offices: offices
                .map(|line| (line.office.id, line.office.name))
                .collect(),
        })
    });
    Ok(opened.await?)
}

fn blank(id: PersonId) -> Person {
    Person {
        id,
        name: String::new(),
        post: String::new(),
        office: None,
        firm: None,
        is_leader: false,
        phone: String::new(),
        valid_to: None,
    }
}

/// The person as typed; the firm that an entrepreneur stands for stays as it was.
fn read(t: &Texts, typed: &Submitted, stored: &Person) -> Result<Person, Mend> {
    let text = |name: &str| typed.text(name).trim().to_owned();
    Ok(Person {
        name: text("person_name"),
        post: text("post"),
        office: typed.text("office").parse().ok(),
        is_leader: typed.is_ticked("is_leader"),
        phone: text("phone"),
        valid_to: day(t, typed, "valid_to")?,
        ..stored.clone()
    })
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
    let id = opened.person.id;
    let (title, draft) = match opened.version {
        0 => (words.new_person_title, "person:new".into()),
        _ => (words.edit_person_title, format!("person:{id}")),
    };
    let mut page = visitor.page(title);
    page.crumbs = vec![Link::new("/offices", words.title)];
    let part = FormPart {
        id: "person".into(),
        title: words.people.into(),
        under: String::new(),
        errors: form.errors(),
        action: format!("/people/{id}"),
        draft,
        version: Some(opened.version),
        fields: fields(&form, opened),
        submit: words.form.submit.into(),
        cancel: Some(match opened.person.office {
            Some(office) => format!("/offices/{office}"),
            None => "/offices".to_owned(),
        }),
    };
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}

fn fields(form: &Fields<'_>, opened: &Opened) -> Vec<Field> {
    let (words, person) = (&form.t.offices.form, &opened.person);
    let office = person.office.map_or(String::new(), |id| id.to_string());
    let office = form.value("office", &office);
    let offices = opened.offices.iter();
    let offices = offices
        .map(|(id, name)| Choice::new(id.to_string(), name).picked_if(&office))
        .collect();
    let leader = form.value("is_leader", if person.is_leader { "yes" } else { "" });
    let leader = vec![
        Choice::new("yes", words.is_leader)
            .hint(words.is_leader_hint)
            .picked_if(&leader),
    ];
    let until = person.valid_to.map_or(String::new(), |day| day.to_string());
    vec![
        form.field("post", words.post, &person.post)
            .hint(words.post_hint),
        form.field("person_name", words.person_name, &person.name)
            .hint(words.person_name_hint)
            .need(Need::Optional)
            .control(Control::Short),
        form.field("office", form.t.offices.column_name, "")
            .need(Need::Optional)
            .control(Control::LongSelect(offices)),
        form.field("phone", words.person_phone, &person.phone)
            .hint(words.person_phone_hint)
            .need(Need::Optional)
            .control(Control::Short),
        form.field("is_leader", words.is_leader, "")
            .need(Need::Unmarked)
            .control(Control::Checks(leader)),
        form.field("valid_to", words.person_valid_to, &until)
            .need(Need::Optional)
            .control(Control::Date),
    ]
}
