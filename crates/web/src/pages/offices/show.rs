//! One office with everybody who works or worked in it.

use axum::extract::{Path, State};
use domain::ids::OfficeId;
use domain::offices::Office;
use domain::permits::{Permission, has};
use domain::programme::Programme;
use messages::Texts;

use super::list::people;
use crate::components::summary::{Density, SummaryList};
use crate::error::Answer;
use crate::layout::Link;
use crate::pages::html;
use crate::site::Site;
use crate::views::office::OfficeView;
use crate::visitor::{SignedIn, Visitor};
use crate::wording::long_date;

pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    person: SignedIn,
    Path(id): Path<OfficeId>,
) -> Answer {
    let actor = person.actor.clone();
    let (found, programme) = site
        .run(move |app| Ok((app.offices().one(&actor, id)?, app.world()?.programme)))
        .await?;
    let t = visitor.t;
    let words = &t.offices;
    let office = &found.office.entry;
    let mut page = visitor.page(&office.name);
    page.crumbs = vec![Link::new("/offices", words.title)];
    let may = has(&person.actor, Permission::ManageOffices);
    let mut actions = Vec::new();
    if has(&person.actor, Permission::ViewLedger) {
        actions.push(Link::new(format!("/cases?lead={id}"), t.firms.all_cases));
    }
    if may {
        actions.push(Link::new(
            format!("/people/new?office={id}"),
            words.add_person,
        ));
        actions.push(Link::new(format!("/offices/{id}/edit"), words.edit));
    }
    let mut about = about(t, office, &programme);
    if let Some(next) = &found.successor {
        about = about.fact(words.form.successor, words.successor(&next.name));
    }
    html(&OfficeView {
        page,
        under: office.full_name.clone(),
        actions,
        about,
        people: people(t, words.people, &found.people, may),
    })
}

fn about(t: &Texts, office: &Office, programme: &Programme) -> SummaryList {
    let words = &t.offices;
    let place = match office.place.as_str() {
        "" => words.own,
        code => programme.place(code),
    };
    let life = match (office.valid_from, office.valid_to) {
        (Some(from), Some(until)) => words.lives(long_date(t, from), long_date(t, until)),
        (Some(from), None) => words.since(long_date(t, from)),
        (None, Some(until)) => words.lives("…", long_date(t, until)),
        (None, None) => String::new(),
    };
    SummaryList::new(Density::Tight)
        .fact(words.place, place)
        .fact(words.column_code, &office.document_code)
        .fact(words.column_phone, &office.phone)
        .fact(words.form.valid_from, life)
}
