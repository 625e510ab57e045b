//! Chambers of commerce: the list, and the form of one.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::cases::refusal::Problem;
use domain::firms::Chamber;
use domain::ids::ChamberId;
use domain::permits::{Permission, has};
use messages::Texts;

use super::code;
use crate::components::field::{Choice, Control, Need};
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::{Answer, field_sentence};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

pub async fn list(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.firms().chambers(&actor)).await?;
    let t = visitor.t;
    let words = &t.firms.chamber;
    let mut page = visitor.page(words.title);
    page.crumbs = vec![Link::new("/firms", t.firms.title)];
    let mut list = List::new(page, "");
    let may = has(&person.actor, Permission::ManageFirms);
    if may {
        list.act = Some(Link::new("/chambers/new", words.new));
    }
    let columns = vec![
        Column::new(ColumnKind::LongHead, words.column_name),
        Column::new(ColumnKind::Number, words.column_members),
        Column::new(ColumnKind::Fixed, words.column_phone),
        Column::new(ColumnKind::Fixed, words.column_mediates),
    ];
    let mut table = Table::new(t, words.title, columns);
    table.rows = found
        .iter()
        .map(|chamber| row(t, &chamber.entry, may.then_some("/edit")))
        .collect();
    html(&list.table(table, (words.nothing, words.nothing_text)))
}

/// The name leads to the form for those who may change it.
fn row(t: &Texts, chamber: &Chamber, form: Option<&str>) -> Row {
    let words = &t.firms.chamber;
    let name = match form {
        Some(form) => Cell::link(format!("/chambers/{}{form}", chamber.id), &chamber.name),
        None => Cell::text(&chamber.name),
    };
    let members = chamber
        .member_count
        .map_or(String::new(), |n| n.to_string());
    let mediates = if chamber.mediates {
        words.yes
    } else {
        words.no
    };
    Row::new(vec![
        name.under(&chamber.credit_code),
        Cell::text(members),
        Cell::text(&chamber.phone),
        Cell::text(mediates),
    ])
}

pub async fn new(State(site): State<Site>, visitor: Visitor) -> Answer {
    let id = ChamberId(site.app().fresh_id());
    html(&view(&visitor, &blank(id), 0, None))
}

pub async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<ChamberId>,
) -> Answer {
    let actor = person.actor.clone();
    let found = site.run(move |app| app.firms().chamber(&actor, id)).await?;
    html(&view(&visitor, &found.entry, found.version, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<ChamberId>,
    Typed(typed): Typed,
) -> Answer {
    let version = typed.version.unwrap_or_default();
    let refused = match read(visitor.t, &typed, id) {
        Err(mend) => mend,
        Ok(chamber) => {
            let (actor, key) = (person.actor.clone(), typed.key.clone());
            let saved = site
                .run(move |app| {
                    app.firms()
                        .save_chamber(&actor, &chamber, version, key.as_deref())
                })
                .await;
            match saved {
                Ok(_) => {
                    let to = Redirect::to("/chambers").saying("firms.chamber.saved");
                    return Ok(to.into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "name")?,
            }
        }
    };
    mend(&view(
        &visitor,
        &blank(id),
        version,
        Some((&typed, &refused)),
    ))
}

fn blank(id: ChamberId) -> Chamber {
    Chamber {
        id,
        name: String::new(),
        credit_code: String::new(),
        phone: String::new(),
        member_count: None,
        mediates: false,
    }
}

fn read(t: &Texts, typed: &Submitted, id: ChamberId) -> Result<Chamber, Mend> {
    let text = |name: &str| typed.text(name).trim().to_owned();
    let credit_code = code::read(t, typed.text("credit_code"))
        .map_err(|sentence| Mend::new("credit_code", sentence))?;
    let member_count = match text("member_count").as_str() {
        "" => None,
        count => Some(
            count
                .parse()
                .map_err(|_| Mend::new("member_count", field_sentence(t, Problem::NotANumber)))?,
        ),
    };
    Ok(Chamber {
        id,
        name: text("name"),
        credit_code,
        phone: text("phone"),
        member_count,
        mediates: typed.is_ticked("mediates"),
    })
}

fn view(
    visitor: &Visitor,
    chamber: &Chamber,
    version: i64,
    back: Option<(&Submitted, &Mend)>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.firms.chamber;
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    };
    let optional = |name, label: &str, stored: &str| {
        form.field(name, label, stored)
            .need(Need::Optional)
            .control(Control::Short)
    };
    let members = chamber
        .member_count
        .map_or(String::new(), |n| n.to_string());
    let ticked = form.value("mediates", if chamber.mediates { "yes" } else { "" });
    let mediates = vec![Choice::new("yes", words.mediates).picked_if(&ticked)];
    let unit = words.members_unit.to_owned();
    let fields = vec![
        form.field("name", words.name, &chamber.name),
        optional("credit_code", words.code, &chamber.credit_code),
        optional("phone", words.phone, &chamber.phone),
        optional("member_count", words.members, &members).control(Control::Number { unit }),
        form.field("mediates", words.column_mediates, "")
            .need(Need::Unmarked)
            .control(Control::Checks(mediates)),
    ];
    let title = match version {
        0 => words.new_title,
        _ => words.edit_title,
    };
    let mut page = visitor.page(title);
    page.crumbs = vec![Link::new("/chambers", words.title)];
    let part = FormPart {
        id: "chamber".into(),
        title: t.firms.about.into(),
        under: String::new(),
        errors: form.errors(),
        action: format!("/chambers/{}", chamber.id),
        draft: match version {
            0 => "chamber:new".into(),
            _ => format!("chamber:{}", chamber.id),
        },
        version: Some(version),
        fields,
        submit: t.firms.form.submit.into(),
        cancel: Some("/chambers".into()),
    };
    FormPage {
        page,
        under: String::new(),
        tabs: None,
        parts: vec![part.mended()],
    }
}
