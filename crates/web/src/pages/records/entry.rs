//! Entering a record and correcting one. A new record's form carries its id already, so that a form sent twice acts once.

use std::collections::BTreeMap;

use app::choices::Named;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::ids::{ChamberId, OfficeId, PersonId};
use domain::permits::Actor;
use domain::records::Record;
use domain::records::amount::wan_text;
use domain::time::{Date, local_date};
use messages::Texts;
use store::registers::Table;
use uuid::Uuid;

use super::typed::Reading;
use crate::components::field::{Choice, Control, Field, Need};
use crate::error::{Answer, Failure};
use crate::forms::{FieldError, Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::visitor::{SignedIn, Visitor};

/// What the form of one register has of its own.
pub trait Kind: Table + Record {
    /// The address of its list.
    const REGISTER: &'static str;

    /// The name of the register.
    fn title(t: &Texts) -> &'static str;

    /// A record that is only begun.
    fn blank(id: Uuid, today: Date, actor: &Actor) -> Self;

    /// The record as typed; what the form doesn't show stays as it was.
    fn read(form: &Reading<'_>, stored: &Self) -> Result<Self, app::Error>;

    fn fields(form: &Fields<'_>, opened: &Opened<Self>) -> Vec<Field>;
}

/// A record and the version at which it was read, 0 for one that is not there yet, with what its form offers.
pub struct Opened<E> {
    pub record: E,
    version: i64,
    names: BTreeMap<Uuid, String>,
    offices: Vec<Named<OfficeId>>,
    leaders: Vec<Named<PersonId>>,
    chambers: Vec<Named<ChamberId>>,
}

pub async fn new<E: Kind>(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let id = site.app().fresh_id();
    html(&view(
        &visitor,
        &open::<E>(&site, &person, id, 0).await?,
        None,
    ))
}

pub async fn edit<E: Kind>(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<Uuid>,
) -> Answer {
    html(&view(
        &visitor,
        &open::<E>(&site, &person, id, 1).await?,
        None,
    ))
}

pub async fn save<E: Kind>(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<Uuid>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed.version.unwrap_or_default();
    let mut opened = open::<E>(&site, &person, id, version).await?;
    opened.version = version;
    let (actor, stored, given) = (person.actor.clone(), opened.record.clone(), typed.clone());
    let saved = site
        .run(move |app| {
            let form = Reading {
                app,
                actor: &actor,
                typed: &given,
            };
            let record = E::read(&form, &stored)?;
            app.records()
                .save(&actor, &record, version, given.key.as_deref())
        })
        .await;
    let Err(error) = saved else {
        let to = Redirect::to(E::REGISTER);
        return Ok(to.saying("records.saved").into_response());
    };
    let refused = match FieldError::of(&error) {
        Some(field) => Mend::of(visitor.t, &field),
        None => return Err(error.into()),
    };
    mend(&view(&visitor, &opened, Some((&typed, &refused))))
}

/// The record of an id, or a blank one for version 0.
async fn open<E: Kind>(
    site: &Site,
    person: &SignedIn,
    id: Uuid,
    version: i64,
) -> Result<Opened<E>, Failure> {
    let actor = person.actor.clone();
    let opened = site
        .run(move |app| {
            let choices = app.choices(&actor)?;
            let (offices, leaders) = (choices.offices, choices.leaders);
            let chambers = app.chambers_to_choose(&actor)?;
            if version == 0 {
                return Ok(Opened {
                    record: E::blank(id, local_date(app.now()), &actor),
                    version,
                    names: BTreeMap::new(),
                    offices,
                    leaders,
                    chambers,
                });
            }
            let found = app.records().open::<E>(&actor, id)?;
            Ok(Opened {
                record: found.record.entry,
                version: found.record.version,
                names: found.names,
                offices,
                leaders,
                chambers,
            })
        })
        .await?;
    Ok(opened)
}

fn view<E: Kind>(
    visitor: &Visitor,
    opened: &Opened<E>,
    back: Option<(&Submitted, &Mend)>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.records.form;
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    };
    let id = opened.record.uuid();
    let (title, draft) = match opened.version {
        0 => (words.new_title, format!("{}:new", E::NOUN)),
        _ => (words.edit_title, format!("{}:{id}", E::NOUN)),
    };
    let mut fields = E::fields(&form, opened);
    if opened.version > 0 {
        let reason = form.field("reason", words.reason, "");
        fields.push(reason.hint(words.reason_hint));
    }
    let mut page = visitor.page(title);
    page.crumbs = vec![Link::new(E::REGISTER, E::title(t))];
    let part = FormPart {
        id: "record".into(),
        title: E::title(t).into(),
        under: String::new(),
        errors: form.errors(),
        action: format!("{}/{id}", E::REGISTER),
        draft,
        version: Some(opened.version),
        fields,
        submit: words.submit.into(),
        cancel: Some(E::REGISTER.to_owned()),
    };
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}

impl<E: Kind> Opened<E> {
    fn name(&self, id: Option<Uuid>) -> &str {
        let name = id.and_then(|id| self.names.get(&id));
        name.map(String::as_str).unwrap_or_default()
    }

    /// The firm, found by its name, initials or code.
    pub fn firm_field(&self, form: &Fields<'_>) -> Field {
        let words = &form.t.records;
        let firm = self.record.links().firm;
        let stored = firm.map_or(String::new(), |firm| firm.to_string());
        let control = Control::Lookup {
            from: "/lookup/firms".to_owned(),
            chosen: form.value("firm_id", &stored),
        };
        form.field("firm", words.column_firm, self.name(firm.map(|id| id.0)))
            .hint(words.form.firm_hint)
            .control(control)
            .need(Need::Optional)
    }

    /// The case, by its number.
    pub fn case_field(&self, form: &Fields<'_>) -> Field {
        let words = &form.t.records.form;
        let case = self.record.links().case;
        form.field("case", words.case, self.name(case.map(|id| id.0)))
            .hint(words.case_hint)
            .control(Control::Short)
            .need(Need::Optional)
    }

    /// An office of the register.
    pub fn office_field(&self, form: &Fields<'_>, label: &str) -> Field {
        let stored = self.record.links().office;
        let stored = stored.map_or(String::new(), |office| office.to_string());
        let chosen = form.value("office", &stored);
        form.field("office", label, "")
            .control(Control::LongSelect(choices(&self.offices, &chosen)))
            .need(Need::Optional)
    }

    /// A leader of the prefecture.
    pub fn leader_field(&self, form: &Fields<'_>, label: &str, stored: PersonId) -> Field {
        let chosen = form.value("leader", &stored.to_string());
        form.field("leader", label, "")
            .control(Control::LongSelect(choices(&self.leaders, &chosen)))
    }

    /// A chamber of the register.
    pub fn chamber_field(&self, form: &Fields<'_>, label: &str) -> Field {
        let stored = self.record.links().chamber;
        let stored = stored.map_or(String::new(), |chamber| chamber.to_string());
        let chosen = form.value("chamber", &stored);
        form.field("chamber", label, "")
            .control(Control::LongSelect(choices(&self.chambers, &chosen)))
            .need(Need::Optional)
    }

    /// An amount in 万元; a new record's is blank.
    pub fn amount_field(&self, form: &Fields<'_>, named: (&str, &str), fen: i64) -> Field {
        let (name, label) = named;
        let stored = match self.version {
            0 => String::new(),
            _ => wan_text(fen),
        };
        let unit = form.t.records.form.unit.to_owned();
        form.field(name, label, &stored)
            .control(Control::Number { unit })
    }
}

fn choices<I: std::fmt::Display>(named: &[Named<I>], chosen: &str) -> Vec<Choice> {
    let choice = |entry: &Named<I>| {
        Choice::new(entry.id.to_string(), &entry.name)
            .found_by(&entry.found_by)
            .picked_if(chosen)
    };
    named.iter().map(choice).collect()
}
