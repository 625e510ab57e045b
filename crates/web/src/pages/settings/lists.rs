//! The programme's name and its lists: categories and places, one entry a line.

use std::collections::BTreeSet;

use app::choices::Named;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::ids::OfficeId;
use domain::permits::{Permission, has};
use domain::programme::{Coded, Programme};
use messages::Texts;

use super::catalogue;
use super::tabs::{Part, tabs};
use crate::components::field::Control;
use crate::components::table::{Cell, Column, ColumnKind, Row, Table};
use crate::error::{Answer, Failure};
use crate::forms::{Submitted, Typed};
use crate::layout::Link;
use crate::pages::mending::{Fields, Mend};
use crate::pages::{html, mend};
use crate::redirect::Redirect;
use crate::site::Site;
use crate::views::form::{FormPage, FormPart};
use crate::views::list::List;
use crate::visitor::{SignedIn, Visitor};

pub async fn show(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let (programme, offices) = stored(&site, &person).await?;
    let t = visitor.t;
    let words = &t.settings;
    let mut list = List::new(visitor.page(words.lists), words.lists_under);
    list.tabs = Some(tabs(t, Part::Lists));
    if has(&person.actor, Permission::ManageOffices) {
        list.act = Some(Link::new("/settings/lists/edit", t.common.action.edit));
    }
    let name = format!("{} · {}", programme.name, programme.office);
    let list = list
        .section(
            words.categories,
            name,
            table(t, words.categories, &programme.categories),
            (t.common.answer.none, ""),
        )
        .section(
            words.places,
            "",
            table(t, words.places, &programme.places),
            (t.common.answer.none, ""),
        )
        .section(
            words.dispatch,
            words.dispatch_under,
            catalogue::table(t, &programme, &offices),
            (t.common.answer.none, ""),
        );
    html(&list)
}

type Offices = Vec<Named<OfficeId>>;

async fn stored(site: &Site, person: &SignedIn) -> Result<(Programme, Offices), Failure> {
    let actor = person.actor.clone();
    let read = site.run(move |app| Ok((app.world()?.programme, app.offices_to_choose(&actor)?)));
    Ok(read.await?)
}

fn table(t: &'static Texts, caption: &str, entries: &[Coded]) -> Table {
    let columns = vec![
        Column::new(ColumnKind::Head, "#"),
        Column::new(ColumnKind::Text, t.common.field.name),
    ];
    let mut table = Table::new(t, caption, columns);
    table.rows = entries
        .iter()
        .map(|entry| {
            let above = entry.parent.as_deref().unwrap_or_default();
            Row::new(vec![
                Cell::text(&entry.code),
                Cell::text(&entry.label).under(above),
            ])
        })
        .collect();
    table
}

pub async fn edit(State(site): State<Site>, visitor: Visitor, person: SignedIn) -> Answer {
    let stored = stored(&site, &person).await?;
    html(&form(&visitor, &stored, None))
}

pub async fn save(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Typed(typed): Typed,
) -> Answer {
    let stored = stored(&site, &person).await?;
    let refused = match read(visitor.t, &typed, &stored) {
        Err(mend) => mend,
        Ok(programme) => {
            let (actor, once) = (person.actor.clone(), typed.key.clone());
            let reason = typed.text("reason").to_owned();
            let saved = site
                .run(move |app| {
                    app.programme()
                        .change(&actor, &programme, &reason, once.as_deref())
                })
                .await;
            match saved {
                Ok(()) => {
                    let to = Redirect::to("/settings/lists").saying("settings.lists_done");
                    return Ok(to.into_response());
                }
                Err(error) => Mend::refused(visitor.t, error, "name")?,
            }
        }
    };
    mend(&form(&visitor, &stored, Some((&typed, &refused))))
}

fn read(
    t: &Texts,
    typed: &Submitted,
    (stored, offices): &(Programme, Offices),
) -> Result<Programme, Mend> {
    let text = |name: &'static str| match typed.text(name).trim() {
        "" => Err(Mend::new(name, missing(t))),
        text => Ok(text.to_owned()),
    };
    let list = |name: &'static str| {
        entries(typed.text(name)).map_err(|line| Mend::new(name, t.settings.bad_line(line)))
    };
    let mut programme = Programme {
        name: text("name")?,
        office: text("office")?,
        categories: list("categories")?,
        places: list("places")?,
        dispatch: Vec::new(),
        demonstration: stored.demonstration,
    };
    programme.dispatch = catalogue::entries(typed.text("dispatch"), &programme, offices)
        .map_err(|line| Mend::new("dispatch", t.settings.bad_dispatch(line)))?;
    Ok(programme)
}

fn missing(t: &Texts) -> &'static str {
    crate::error::field_sentence(t, domain::cases::refusal::Problem::Missing)
}

/// One entry a line: code, label, and perhaps the code above it. The error is the number of a line that isn't one.
fn entries(text: &str) -> Result<Vec<Coded>, usize> {
    let mut found: Vec<Coded> = Vec::new();
    let mut codes = BTreeSet::new();
    for (line, number) in text.lines().zip(1..) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (code, label, parent) = match words.as_slice() {
            [] => continue,
            [code, label] => (*code, *label, None),
            [code, label, parent] if codes.contains(parent) => (*code, *label, Some(*parent)),
            _ => return Err(number),
        };
        if !codes.insert(code) {
            return Err(number);
        }
        found.push(Coded {
            code: code.to_owned(),
            label: label.to_owned(),
            parent: parent.map(str::to_owned),
        });
    }
    Ok(found)
}

fn lines(entries: &[Coded]) -> String {
    let line = |entry: &Coded| match &entry.parent {
        Some(parent) => format!("{} {} {parent}", entry.code, entry.label),
        None => format!("{} {}", entry.code, entry.label),
    };
    entries.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn form(
    visitor: &Visitor,
    (stored, offices): &(Programme, Offices),
    back: Option<(&Submitted, &Mend)>,
) -> FormPage {
    let t = visitor.t;
    let words = &t.settings;
    let form = Fields {
        t,
        scope: "",
        typed: back.map(|(typed, _)| typed),
        mend: back.map(|(_, mend)| mend),
    };
    let area = |name, label, hint, lines: &str| {
        form.field(name, label, lines)
            .hint(hint)
            .control(Control::Area { rows: 12 })
    };
    let fields = vec![
        form.field("name", words.programme_name, &stored.name),
        form.field("office", words.programme_office, &stored.office),
        area(
            "categories",
            words.categories,
            words.categories_hint,
            &lines(&stored.categories),
        ),
        area(
            "places",
            words.places,
            words.places_hint,
            &lines(&stored.places),
        ),
        area(
            "dispatch",
            words.dispatch,
            words.dispatch_hint,
            &catalogue::lines(&stored.dispatch, offices),
        )
        .need(crate::components::field::Need::Optional),
        form.field("reason", words.reason, "")
            .hint(words.reason_hint)
            .need(crate::components::field::Need::Optional),
    ];
    let part = FormPart {
        id: "lists".into(),
        title: words.lists.into(),
        under: words.lists_under.into(),
        errors: form.errors(),
        action: "/settings/lists/edit".into(),
        draft: "settings:lists".into(),
        version: None,
        fields,
        submit: t.common.action.save.into(),
        cancel: Some("/settings/lists".into()),
    };
    FormPage {
        page: visitor.page(words.lists),
        under: String::new(),
        tabs: Some(tabs(t, Part::Lists)),
        parts: vec![part.mended()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_its_form_and_a_bad_line_is_named() {
        let typed = "law 法律服务\n\nlaw.patent 专利 law\n";
        let read = entries(typed).unwrap();
        assert_eq!(read[1].parent.as_deref(), Some("law"));
        assert_eq!(entries(&lines(&read)), Ok(read));
        assert_eq!(entries("a 甲\nb"), Err(2));
        assert_eq!(entries("a 甲\na 乙"), Err(2));
        assert_eq!(entries("a 甲 nowhere"), Err(1));
    }
}
